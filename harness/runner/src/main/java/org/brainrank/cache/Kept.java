package org.brainrank.cache;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * An entry of the cache, as {@code cache ls} shows it.
 *
 * @param folder where it is
 * @param entry what it says of itself; empty if that cannot be read
 * @param bytes that it takes
 * @param used when it was last made or read
 */
public record Kept(Path folder, Optional<Entry> entry, long bytes, Instant used) {}
