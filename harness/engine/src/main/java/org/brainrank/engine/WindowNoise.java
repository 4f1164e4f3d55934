package org.brainrank.engine;

import java.util.Arrays;
import java.util.Random;
import org.brainrank.spi.model.TokenWindow;

/**
 * Random numbers that follow from a seed and a window's token ids, so that neither batches nor the order of windows matter.
 *
 * @param seed of a method
 */
record WindowNoise(long seed) {
    /** A stream of one window. */
    Random of(TokenWindow window) {
        // Neighbouring seeds give correlated streams unless their bits are mixed first.
        return new Random(mixed(seed ^ mixed(Arrays.hashCode(window.ids()))));
    }

    /**
     * Adds normal noise.
     *
     * @param values of one window, changed in place
     * @param from first, inclusive
     * @param to last, exclusive
     * @param deviation relative to the range of these values
     */
    static void add(float[] values, int from, int to, double deviation, Random random) {
        float smallest = Float.POSITIVE_INFINITY;
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            smallest = Math.min(smallest, values[i]);
            largest = Math.max(largest, values[i]);
        }
        double scale = deviation * ((double) largest - smallest);
        for (int i = from; i < to; i++) {
            values[i] += (float) (scale * random.nextGaussian());
        }
    }

    /** Stafford's variant 13 of the murmur finaliser, as in {@link java.util.SplittableRandom}. */
    private static long mixed(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
