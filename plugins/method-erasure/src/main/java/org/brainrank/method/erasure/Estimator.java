package org.brainrank.method.erasure;

import org.brainrank.spi.model.CoalitionTable;
import org.brainrank.spi.model.Tensor;

/** Turns the outputs of a window's coalitions into scores. */
@FunctionalInterface
interface Estimator {
    /**
     * Estimates.
     *
     * @param coalitions M of T tokens
     * @param outputs f of each, shape (M)
     * @param whole f of the unchanged window
     * @return one score per token
     */
    Estimate of(CoalitionTable coalitions, Tensor outputs, double whole);

    /** Sums are kept in float64 and leave as float32. */
    static float[] rounded(double[] scores) {
        float[] rounded = new float[scores.length];
        for (int i = 0; i < scores.length; i++) {
            rounded[i] = (float) scores[i];
        }
        return rounded;
    }
}
