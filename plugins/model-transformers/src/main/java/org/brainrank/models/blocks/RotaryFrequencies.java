package org.brainrank.models.blocks;

import java.util.function.IntFunction;

/**
 * How fast each plane of a head turns, in radians a position. Su et al. 2021 and the ways of stretching it to longer windows
 * that Hugging Face's {@code rope_type} names.
 *
 * @param usual frequencies in windows of at most {@code limit} tokens, one a plane
 * @param limit longest window with these frequencies
 * @param beyond tokens to frequencies in longer windows
 * @param magnitude what turned queries and keys are multiplied by; 1 unless stretched by {@code yarn} or {@code longrope}
 */
public record RotaryFrequencies(double[] usual, int limit, IntFunction<double[]> beyond, double magnitude) {
    /**
     * θ^(−2j/d).
     *
     * @param width d, how many dimensions of a head turn; even
     * @param theta θ
     * @return the frequencies, the same at any length
     */
    public static RotaryFrequencies plain(int width, double theta) {
        return constant(powers(width, theta), 1);
    }

    /**
     * The same frequencies at any length.
     *
     * @param frequencies one a plane
     * @param magnitude of turned vectors
     * @return the frequencies
     */
    public static RotaryFrequencies constant(double[] frequencies, double magnitude) {
        return new RotaryFrequencies(frequencies, Integer.MAX_VALUE, tokens -> frequencies, magnitude);
    }

    /**
     * A larger θ in windows beyond a limit ("dynamic NTK").
     *
     * @param width d
     * @param theta θ
     * @param factor how strongly to stretch
     * @param limit longest window that is not stretched
     * @return the frequencies
     */
    public static RotaryFrequencies dynamic(int width, double theta, double factor, int limit) {
        IntFunction<double[]> stretched = tokens ->
                powers(width, theta * Math.pow(factor * tokens / limit - (factor - 1), width / (width - 2.0)));
        return new RotaryFrequencies(powers(width, theta), limit, stretched, 1);
    }

    /**
     * θ^(−2j/d) for each plane j.
     *
     * @param width d
     * @param theta θ
     * @return d/2 numbers
     */
    public static double[] powers(int width, double theta) {
        double[] powers = new double[width / 2];
        for (int j = 0; j < powers.length; j++) {
            powers[j] = Math.pow(theta, -2.0 * j / width);
        }
        return powers;
    }

    /** How many dimensions of a head turn. */
    int width() {
        return 2 * usual.length;
    }

    double[] at(int tokens) {
        return tokens <= limit ? usual : beyond.apply(tokens);
    }

    /** Whether windows of two lengths turn alike. */
    boolean sameAt(int tokens, int others) {
        return tokens == others || Math.max(tokens, others) <= limit;
    }
}
