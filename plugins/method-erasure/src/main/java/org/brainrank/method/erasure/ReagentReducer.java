package org.brainrank.method.erasure;

import java.util.OptionalDouble;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.CoalitionTable;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Tensor;

/** Adds up ±log((1 + Δp)/(1 − Δp)), + for tokens that were replaced, − for those that stayed. */
final class ReagentReducer implements Reducer {
    /** p is a float32 exponential: a difference of 1 would have an infinite logit. */
    private static final double LARGEST_DIFFERENCE = 1 - 1e-6;

    private final boolean softmax;
    private final double[] sums;
    private final double[] squares;
    private int steps;

    ReagentReducer(int tokens, boolean softmax) {
        this.softmax = softmax;
        this.sums = new double[tokens];
        this.squares = new double[tokens];
    }

    @Override
    public void observe(Observation step) {
        CoalitionTable table = step.coalitions();
        Tensor logProbabilities = step.coalitionLogProbabilities();
        double whole = Math.exp(step.prediction().logProbability());
        for (int row = 0; row < table.rows(); row++) {
            double difference = whole - Math.exp(logProbabilities.get(row));
            double bounded = Math.max(-LARGEST_DIFFERENCE, Math.min(LARGEST_DIFFERENCE, difference));
            double update = Math.log1p(bounded) - Math.log1p(-bounded);
            for (int token = 0; token < sums.length; token++) {
                sums[token] += table.has(row, token) ? -update : update;
                squares[token] += update * update;
            }
        }
        steps = table.rows();
    }

    @Override
    public float[] scores() {
        double[] scores = sums.clone();
        double largest = java.util.Arrays.stream(sums).max().orElseThrow();
        double total = softmax ? 0 : steps;
        for (int token = 0; token < scores.length && softmax; token++) {
            scores[token] = Math.exp(sums[token] - largest);
            total += scores[token];
        }
        for (int token = 0; token < scores.length; token++) {
            scores[token] /= total;
        }
        return Estimator.rounded(scores);
    }

    /** Of the mean update, whose steps are independent; the softmax of the sum has none that is simple. */
    @Override
    public OptionalDouble standardError() {
        if (softmax || steps < 2) {
            return OptionalDouble.empty();
        }
        double[] means = new double[sums.length];
        double[] errors = new double[sums.length];
        for (int token = 0; token < means.length; token++) {
            means[token] = sums[token] / steps;
            double variance = (squares[token] - steps * means[token] * means[token]) / (steps - 1);
            errors[token] = Math.sqrt(Math.max(0, variance) / steps);
        }
        return new Estimate(means, errors, OptionalDouble.empty()).standardError();
    }
}
