package org.brainrank.provenance;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.brainrank.results.Sha256;

/**
 * Named streams of random numbers from one seed: the seed of a stream is the first 64 bits of the SHA-256 of "seed/name",
 * so that adding a stream changes no other.
 */
public final class Seeds {
    private final long seed;
    private final SortedMap<String, Long> used = new TreeMap<>();

    /**
     * Starts from the config's seed.
     *
     * @param seed any number
     */
    public Seeds(long seed) {
        this.seed = seed;
    }

    /**
     * The seed of a stream; it is remembered for the manifest.
     *
     * @param name what it is for
     * @return always the same for one name
     */
    public synchronized long of(String name) {
        return used.computeIfAbsent(
                name, key -> Long.parseUnsignedLong(Sha256.of(seed + "/" + key).substring(0, 16), 16));
    }

    /**
     * The streams that were used.
     *
     * @return name to seed
     */
    public synchronized Map<String, Long> used() {
        return new TreeMap<>(used);
    }
}
