package org.brainrank.fetch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a fetch would do.
 *
 * @param parcel what is wanted
 * @param folder where
 * @param missing files that are not there yet, with their sizes
 * @param gathered bytes of them that came before
 * @param room bytes that are free where it goes
 */
public record Order(Parcel parcel, Path folder, List<RemoteFile> missing, long gathered, long room) {
    private static final long SPARE_BYTES = 64L << 20;

    /** Copies the list. */
    public Order {
        missing = List.copyOf(missing);
    }

    /**
     * How much is to come.
     *
     * @return bytes
     */
    public long toCome() {
        return missing.stream().mapToLong(RemoteFile::bytes).sum() - gathered;
    }

    /**
     * How many files will be believed because they are the first of their name to come: no checksum of them is known.
     *
     * @return their number
     */
    public long unchecked() {
        return missing.stream().filter(file -> !file.hasChecksum()).count();
    }

    /**
     * Why there is no room for it.
     *
     * @return in words; empty if there is
     */
    public Optional<String> lack() {
        long unpacked = missing.stream()
                .filter(file -> !file.members().isEmpty())
                .mapToLong(RemoteFile::bytes)
                .sum(); // a tar is there beside what comes out of it, which is no more
        return toCome() + unpacked + SPARE_BYTES <= room
                ? Optional.empty()
                : Optional.of("there is no room for " + parcel.name() + " in '"
                        + folder.toAbsolutePath().getParent()
                        + "': " + Megabytes.of(toCome()) + " are still to come, "
                        + (unpacked == 0 ? "" : Megabytes.of(unpacked) + " more to unpack it, ") + Megabytes.of(room)
                        + " are free, and " + Megabytes.of(SPARE_BYTES)
                        + " stay so. Make room, choose fewer subjects or stories, or set BRAINRANK_DATA or"
                        + " BRAINRANK_MODELS to another disk");
    }
}
