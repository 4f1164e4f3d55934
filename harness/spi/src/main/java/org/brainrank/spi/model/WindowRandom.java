package org.brainrank.spi.model;

import java.util.Random;

/**
 * Random numbers that belong to a window: the same for the same seed and token ids, wherever the window stands and
 * whatever runs beside it. {@link Random}, because the numbers that it draws are written down in its documentation.
 */
public final class WindowRandom {
    private WindowRandom() {}

    /**
     * A fresh generator.
     *
     * @param seed as the user named it
     * @param ids the window's tokens
     * @return its first number depends on every bit of both
     */
    public static Random of(long seed, int[] ids) {
        long state = mixed(seed);
        for (int id : ids) {
            state = mixed(state + id);
        }
        return new Random(state);
    }

    /** SplitMix64, Steele, Lea and Flood 2014: neighbouring seeds end far apart. */
    private static long mixed(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
