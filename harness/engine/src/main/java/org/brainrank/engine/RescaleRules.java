package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.function.UnaryOperator;

/**
 * DeepLIFT's rescale rule in every step of a block. Arrays have B + 1 entries along their first axis: B windows, then the
 * baseline, the same for all.
 */
record RescaleRules() implements BlockArithmetic {
    @Override
    public boolean derivative() {
        return false;
    }

    @Override
    public NDArray activated(NDArray x, UnaryOperator<NDArray> function) {
        return join(split(x).bent(function));
    }

    @Override
    public NDArray gated(NDArray gate, NDArray up) {
        return join(split(gate).times(split(up)));
    }

    @Override
    public NDArray scores(NDArray queries, NDArray keys) {
        return join(split(queries).matMul(split(keys)));
    }

    @Override
    public NDArray mixed(NDArray weights, NDArray values) {
        return join(split(weights).matMul(split(values)));
    }

    /** exp(s)/Σ exp(s), as a product of two bent things. */
    @Override
    public NDArray weights(NDArray scores) {
        Rescaled exponentials = split(scores).finite().belowZero(3).bent(NDArray::exp);
        Rescaled inverse = exponentials
                .linear(e -> e.sum(new int[] {3}, true))
                .bent(sum -> sum.getManager().ones(sum.getShape()).div(sum));
        Rescaled known = split(scores);
        NDArray value = known.window().stopGradient().softmax(3);
        return join(new Rescaled(
                BlockArithmetic.graft(value, exponentials.times(inverse).window()),
                known.baseline().softmax(3)));
    }

    /** c · (mean(c·c) + ε)^−½. */
    @Override
    public NDArray normalised(NDArray c, double epsilon) {
        Rescaled centred = split(c);
        int last = c.getShape().dimension() - 1;
        Rescaled inverse = centred.times(centred)
                .linear(square -> square.mean(new int[] {last}, true).add(epsilon))
                .bent(variance ->
                        variance.getManager().ones(variance.getShape()).div(variance.sqrt()));
        return join(centred.times(inverse));
    }

    /**
     * log softmax of each window's logits and, for each window, of the baseline's.
     *
     * @param logits shape (B + 1, V)
     * @return windows (B, V), recorded, and baseline (B, V)
     */
    Rescaled logSoftmax(NDArray logits) {
        Rescaled shifted = split(logits).belowZero(1);
        Rescaled normaliser = shifted.bent(NDArray::exp)
                .linear(e -> e.sum(new int[] {1}, true))
                .bent(NDArray::log);
        return new Rescaled(
                shifted.window().sub(normaliser.window()), shifted.baseline().sub(normaliser.baseline()));
    }

    /** Windows and baseline apart. */
    static Rescaled split(NDArray both) {
        long windows = both.getShape().get(0) - 1;
        return new Rescaled(
                both.get(new NDIndex().addSliceDim(0, windows)),
                both.get(new NDIndex().addSliceDim(windows, windows + 1)).stopGradient());
    }

    private static NDArray join(Rescaled parts) {
        return parts.window().concat(parts.baseline(), 0);
    }
}
