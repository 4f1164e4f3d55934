package org.brainrank.fetch;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.brainrank.spi.dataset.Checksum;

/**
 * A file to fetch.
 *
 * @param name where it goes, relative to a folder
 * @param address where it comes from
 * @param size in bytes; empty until the server was asked
 * @param checksums what it must hash to, all of them; empty where none is known
 */
public record RemoteFile(String name, URI address, OptionalLong size, List<Checksum> checksums) {
    /** Copies the list. */
    public RemoteFile {
        checksums = List.copyOf(checksums);
        if (size.orElse(0) < 0) {
            throw new IllegalArgumentException("size must be >= 0 bytes: was " + size);
        }
    }

    /**
     * Its size, once it is known.
     *
     * @return bytes
     * @throws IllegalStateException if the server was not asked yet
     */
    public long bytes() {
        return size.orElseThrow(() -> new IllegalStateException("the size of " + name + " is not known yet"));
    }

    RemoteFile sized(long bytes) {
        return new RemoteFile(name, address, OptionalLong.of(bytes), checksums);
    }

    /** The same file, which must be the one that came before too. */
    RemoteFile likeBefore(FetchedFile before) {
        List<Checksum> all = new ArrayList<>(checksums);
        Checksum known = new Checksum(Checksum.Kind.SHA_256, before.sha256());
        if (!all.contains(known)) {
            all.add(known);
        }
        return new RemoteFile(name, address, OptionalLong.of(size.orElse(before.bytes())), all);
    }

    /** How it is hashed, SHA-256 in any case. */
    Set<Checksum.Kind> kinds() {
        Set<Checksum.Kind> kinds = EnumSet.of(Checksum.Kind.SHA_256);
        checksums.forEach(checksum -> kinds.add(checksum.kind()));
        return kinds;
    }
}
