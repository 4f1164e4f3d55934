package org.brainrank.benchmarks;

import java.util.List;
import java.util.stream.IntStream;
import org.brainrank.encoding.PreparedRidge;
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
    private final Shape shape;
    private final Matrix features;
    private final Matrix responses;

    private Problem(Shape shape, Matrix features, Matrix responses) {
        this.shape = shape;
        this.features = features;
        this.responses = responses;
    }

    static Problem of(Shape shape) {
        Matrix features = Matrix.zeros(shape.scans(), shape.features());
        for (int i = 0; i < features.values().length; i++) {
            features.values()[i] = uniform((1L << 40) + i);
        }
        Matrix responses = Matrix.zeros(shape.scans(), shape.targets());
        for (int scan = 0, i = 0; scan < shape.scans(); scan++) {
            for (int target = 0; target < shape.targets(); target++, i++) {
                double strength = (target % 7) / 4.0;
                responses.values()[i] = uniform((2L << 40) + i)
                        + strength * features.values()[scan * shape.features() + target % shape.features()];
            }
        }
        return new Problem(shape, features, responses);
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
        PreparedRidge prepared = shape.ridge().prepare(features);
        int width = Math.max(1, (shape.targets() + threads - 1) / threads);
        List<RidgeResult> parts = IntStream.range(0, threads)
                .parallel()
                .mapToObj(thread -> prepared.score(responses.columns(
                        Math.min(shape.targets(), thread * width), Math.min(shape.targets(), (thread + 1) * width))))
                .toList();
        return RidgeResult.hstack(parts);
    }

    /** Bytes of the responses as they are held. */
    long responseBytes() {
        return (long) responses.values().length * Double.BYTES;
    }

    /** Bytes of the features as they are held. */
    long featureBytes() {
        return (long) features.values().length * Double.BYTES;
    }
}
