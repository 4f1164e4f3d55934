package org.brainrank.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.brainrank.features.FeatureSpace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feature spaces on disk, one folder each, named after its {@link CacheKey}.
 *
 * <h2>Implementation</h2>
 * An entry is written beside its place, in a folder whose name begins with a dot, and moved there in one step; so a reader sees
 * a whole entry or none, whoever else is at work, in this process or another. Of two that make the same entry at once one
 * wins, and their numbers are the same. An entry is read whole and checked against its sums before any of it is believed.
 */
public final class FeatureCache {
    private static final Logger LOG = LoggerFactory.getLogger(FeatureCache.class);
    private static final String TEMPORARY = ".";
    private static final int ATTEMPTS = 10;
    private static final long LARGEST = Integer.MAX_VALUE - 4096;

    private final Path folder;

    private FeatureCache(Path folder) {
        this.folder = folder;
    }

    /**
     * The cache of a home.
     *
     * @param home {@code BRAINRANK_HOME}; nothing is written before the first {@link #keep}
     * @return the cache
     */
    public static FeatureCache in(Path home) {
        return new FeatureCache(home.resolve("cache").resolve("features"));
    }

    /**
     * Where it is.
     *
     * @return a folder that need not exist
     */
    public Path folder() {
        return folder;
    }

    /**
     * Looks for a feature space.
     *
     * @param key of it
     * @return equal to what a pass would make; or nothing; or what is wrong with what there is
     */
    public Found find(CacheKey key) {
        Path place = folder.resolve(key.name());
        if (!Files.isDirectory(place)) {
            return Found.nothing();
        }
        try {
            return Found.sound(EntryFolder.read(place, key));
        } catch (NoSuchFileException e) {
            // Gone since we looked, or never whole.
            return Files.isDirectory(place) ? Found.damaged(e.getMessage() + " is missing") : Found.nothing();
        } catch (IOException e) {
            return Found.damaged(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    /**
     * Remembers that an entry was of use, so that {@link #prune} takes others first.
     *
     * @param key of it
     */
    public void touch(CacheKey key) {
        try {
            Files.setLastModifiedTime(
                    folder.resolve(key.name()).resolve(EntryFolder.SUMS), FileTime.from(Instant.now()));
        } catch (IOException e) {
            // A cache that may only be read is of use too.
            LOG.debug("cannot touch the entry {}", key.name(), e);
        }
    }

    /**
     * Keeps a feature space, in the place of any that has its key.
     *
     * @param model the name that people know the model by
     * @param key of the space
     * @param space finished
     * @throws IOException if it cannot be written; the cache is as it was
     */
    public void keep(String model, CacheKey key, FeatureSpace space) throws IOException {
        Entry entry = Entry.of(model, key, space);
        long numbers = (long) space.features()
                * entry.words().values().stream().mapToInt(Integer::intValue).sum();
        if (numbers * Float.BYTES > LARGEST) {
            throw new IOException("it is larger than 2 GiB");
        }
        Files.createDirectories(folder);
        Path fresh = Files.createTempDirectory(folder, TEMPORARY + "new-");
        try {
            EntryFolder.write(fresh, entry, space);
            replace(fresh, folder.resolve(key.name()));
        } finally {
            delete(fresh);
        }
    }

    /** Others may put theirs there, or take it away, between any two of our steps; so a step that fails is tried again. */
    private void replace(Path fresh, Path place) throws IOException {
        for (int attempt = 1; ; attempt++) {
            discard(place);
            try {
                Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
                return;
            } catch (IOException e) {
                if (Files.isDirectory(place)) {
                    return; // somebody else was faster, with the same numbers
                }
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /**
     * All entries.
     *
     * @return least recently used first
     * @throws IOException if the folder cannot be listed
     */
    public List<Kept> entries() throws IOException {
        List<Kept> entries = new ArrayList<>();
        for (Path place : children()) {
            if (!isTemporary(place)) {
                try {
                    entries.add(new Kept(place, description(place), bytes(place), used(place)));
                } catch (NoSuchFileException e) {
                    LOG.debug("somebody else has just removed {}", place, e);
                }
            }
        }
        entries.sort(Comparator.comparing(Kept::used)
                .thenComparing(kept -> kept.folder().toString()));
        return entries;
    }

    /**
     * Removes entries: those whose description cannot be read, those not used since a moment, and then the least recently used
     * until the others fit. What a process that died left half-written goes too.
     *
     * @param before entries last used before this are removed
     * @param bytes that may stay
     * @return what was removed
     * @throws IOException if one cannot be removed
     */
    public List<Kept> prune(Instant before, long bytes) throws IOException {
        Instant yesterday = Instant.now().minusSeconds(24 * 60 * 60);
        for (Path place : children()) {
            if (isTemporary(place)
                    && Files.getLastModifiedTime(place).toInstant().isBefore(yesterday)) {
                delete(place);
            }
        }
        List<Kept> removed = new ArrayList<>();
        List<Kept> entries = entries();
        long left = entries.stream().mapToLong(Kept::bytes).sum();
        for (Kept kept : entries) {
            if (kept.entry().isEmpty() || kept.used().isBefore(before) || left > bytes) {
                discard(kept.folder());
                removed.add(kept);
                left -= kept.bytes();
            }
        }
        return removed;
    }

    /** Out of sight in one step, then away. */
    private void discard(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            Path gone = folder.resolve(TEMPORARY + "gone-" + UUID.randomUUID());
            try {
                Files.move(place, gone, StandardCopyOption.ATOMIC_MOVE);
            } catch (NoSuchFileException e) {
                // Somebody else removes it.
            }
            delete(gone);
        }
    }

    private static void delete(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            try (Stream<Path> files = Files.list(place)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(place);
        }
    }

    private List<Path> children() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> places = Files.list(folder)) {
            return places.filter(Files::isDirectory).toList();
        }
    }

    private static boolean isTemporary(Path place) {
        return String.valueOf(place.getFileName()).startsWith(TEMPORARY);
    }

    private static Optional<Entry> description(Path place) {
        try {
            return Optional.of(EntryFolder.describe(place));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static long bytes(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            long bytes = 0;
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
            return bytes;
        }
    }

    private static Instant used(Path place) throws IOException {
        Path sums = place.resolve(EntryFolder.SUMS);
        return Files.getLastModifiedTime(Files.exists(sums) ? sums : place).toInstant();
    }
}
