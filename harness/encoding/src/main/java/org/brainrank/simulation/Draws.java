package org.brainrank.simulation;

import java.util.Random;

/**
 * Standard normal numbers from a stream that has a name: adding a stream changes no other. The generator is {@link
 * Random}, whose sequence Java specifies, so every platform draws the same.
 */
public final class Draws {
    private final Random random;

    private Draws(long seed) {
        this.random = new Random(seed);
    }

    /**
     * Opens a stream.
     *
     * @param seed of all streams
     * @param stream its name
     * @return at its beginning; the same for the same seed and name
     */
    public static Draws of(long seed, String stream) {
        long state = mix(seed);
        for (int i = 0; i < stream.length(); i++) {
            state = mix(state ^ stream.charAt(i));
        }
        return new Draws(state);
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195). */
    private static long mix(long state) {
        long z = state + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /**
     * The next number.
     *
     * @return standard normal
     */
    public double normal() {
        return random.nextGaussian();
    }

    /**
     * The next numbers.
     *
     * @param count how many
     * @return independent, standard normal
     */
    public double[] normals(int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = normal();
        }
        return values;
    }

    /**
     * A number drawn evenly.
     *
     * @param low smallest
     * @param high above the largest
     * @return in [low, high)
     */
    public double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }
}
