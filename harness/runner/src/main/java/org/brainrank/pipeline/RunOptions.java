package org.brainrank.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a run is run; none of it changes a number, except the limit, which is stamped on every output.
 *
 * @param home {@code BRAINRANK_HOME}
 * @param data {@code BRAINRANK_DATA}
 * @param limitWords words of each story that are used
 * @param threads workers
 * @param allowedLeakage names of leaks that are not refused; those that occur are stamped on every output
 * @param cached whether feature spaces are taken from the home's cache, and kept there
 */
public record RunOptions(
        Path home,
        Optional<Path> data,
        OptionalInt limitWords,
        int threads,
        List<String> allowedLeakage,
        boolean cached) {
    /**
     * Options that allow no leakage, without a cache.
     *
     * @param home {@code BRAINRANK_HOME}
     * @param data {@code BRAINRANK_DATA}
     * @param limitWords words of each story that are used
     * @param threads workers
     */
    public RunOptions(Path home, Optional<Path> data, OptionalInt limitWords, int threads) {
        this(home, data, limitWords, threads, List.of(), false);
    }

    /** Checks the numbers, copies the list. */
    public RunOptions {
        allowedLeakage = List.copyOf(allowedLeakage);
        if (threads < 1 || limitWords.orElse(1) < 1) {
            throw new IllegalArgumentException("threads and limit must be >= 1");
        }
    }
}
