package org.brainrank.benchmarks;

import org.brainrank.encoding.Precision;
import org.brainrank.encoding.ResponseSource;
import org.brainrank.encoding.RidgeCrossValidation;
import org.brainrank.encoding.RidgeResult;
import org.brainrank.linalg.Matrix;

/**
 * Random features, and responses that each follow one of them through noise. {@code himalaya_ridge.py} makes the very same
 * numbers, so that the two programs can be seen to give the same answers.
 *
 * <p>Number i of stream s is the top 53 bits of SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2714064.2660195) at state
 * s × 2<sup>40</sup> + i, between -1 and 1.
 */
final class Problem {
    private final RidgeCrossValidation ridge;
    private final Matrix features;
    private final ResponseSource responses;
    private final long responseBytes;

    private Problem(RidgeCrossValidation ridge, Matrix features, ResponseSource responses, long responseBytes) {
        this.ridge = ridge;
        this.features = features;
        this.responses = responses;
        this.responseBytes = responseBytes;
    }

    /**
     * Makes the numbers.
     *
     * @param precision of the ridge's products
     * @param held in what the responses are in memory, whatever the precision of the products
     */
    static Problem of(Shape shape, Precision precision, Precision held) {
        Matrix features = Matrix.zeros(shape.scans(), shape.features());
        for (int i = 0; i < features.values().length; i++) {
            features.values()[i] = uniform((1L << 40) + i);
        }
        RidgeCrossValidation ridge = shape.ridge().withPrecision(precision);
        int count = shape.scans() * shape.targets();
        if (held == Precision.SINGLE) {
            float[] values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] = (float) response(shape, features, i);
            }
            return new Problem(ridge, features, ResponseSource.of(shape.scans(), values), (long) count * Float.BYTES);
        }
        Matrix values = Matrix.zeros(shape.scans(), shape.targets());
        for (int i = 0; i < count; i++) {
            values.values()[i] = response(shape, features, i);
        }
        return new Problem(ridge, features, ResponseSource.of(values), (long) count * Double.BYTES);
    }

    private static double response(Shape shape, Matrix features, int i) {
        int target = i % shape.targets();
        double signal = features.get(i / shape.targets(), target % shape.features());
        return uniform((2L << 40) + i) + (target % 7) / 4.0 * signal;
    }

    private static double uniform(long state) {
        long z = state * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return (z >>> 11) * 0x1.0p-52 - 1;
    }

    /** Prepares and scores, everything included. */
    RidgeResult solve(int threads) {
        return ridge.withThreads(threads).prepare(features).score(responses);
    }

    /** Shape (scans, features). */
    Matrix features() {
        return features;
    }

    /** Shape (scans, targets). */
    ResponseSource responses() {
        return responses;
    }

    /** Bytes of the responses as they are held. */
    long responseBytes() {
        return responseBytes;
    }
}
