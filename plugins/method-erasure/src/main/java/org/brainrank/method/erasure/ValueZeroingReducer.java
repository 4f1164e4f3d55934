package org.brainrank.method.erasure;

import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Tensor;
import org.jspecify.annotations.Nullable;

/** The last row of C_l, or of C_l C_{l−1} … C_1, C being distances whose rows are scaled to sum to 1. */
final class ValueZeroingReducer implements Reducer {
    private final int layer;
    private final boolean rollout;
    private double @Nullable [] scores;

    ValueZeroingReducer(int layer, boolean rollout) {
        this.layer = layer;
        this.rollout = rollout;
    }

    @Override
    public void observe(Observation step) {
        int last = step.tokens() - 1;
        double[] row = new double[step.tokens()];
        row[last] = 1;
        for (int block = layer; block >= (rollout ? 1 : layer); block--) {
            row = mixed(row, step.zeroed(block));
        }
        scores = row;
    }

    /** weights · C. */
    private static double[] mixed(double[] weights, Tensor distances) {
        double[] mixed = new double[weights.length];
        for (int position = 0; position < weights.length; position++) {
            double sum = 0;
            for (int token = 0; token <= position; token++) {
                sum += distances.get(position, token);
            }
            for (int token = 0; token <= position; token++) {
                // A block that no value moves hands each position on as it is.
                double share = sum > 0 ? distances.get(position, token) / sum : token == position ? 1 : 0;
                mixed[token] += weights[position] * share;
            }
        }
        return mixed;
    }

    @Override
    public float[] scores() {
        if (scores == null) {
            throw new IllegalStateException("a value-zeroing pass has one step, and it was not shown");
        }
        return Estimator.rounded(scores);
    }
}
