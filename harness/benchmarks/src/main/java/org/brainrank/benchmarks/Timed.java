package org.brainrank.benchmarks;

import java.util.Arrays;
import java.util.List;
import org.brainrank.encoding.RidgeResult;

/**
 * How long a problem took, and what came out; the problem itself is let go.
 *
 * @param seconds of each repetition, ascending
 * @param responseBytes of the responses as they were held
 * @param meanCorrelation mean r over folds and targets
 * @param meanLogAlpha mean log10 of the chosen penalties
 */
record Timed(List<Double> seconds, long responseBytes, double meanCorrelation, double meanLogAlpha) {

    /** Solves a problem once more than is counted: at first the heap still grows. */
    static Timed of(Problem problem, int threads, int repetitions) {
        RidgeResult result = problem.solve(threads);
        double[] seconds = new double[repetitions];
        for (int i = 0; i < repetitions; i++) {
            long start = System.nanoTime();
            result = problem.solve(threads);
            seconds[i] = (System.nanoTime() - start) * 1e-9;
        }
        return new Timed(
                Arrays.stream(seconds).sorted().boxed().toList(),
                problem.responseBytes(),
                mean(result.correlations().values()),
                mean(Arrays.stream(result.alphas().values()).map(Math::log10).toArray()));
    }

    double median() {
        return seconds.get(seconds.size() / 2);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }
}
