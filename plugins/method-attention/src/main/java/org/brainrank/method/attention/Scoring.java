package org.brainrank.method.attention;

import org.brainrank.spi.model.Observation;

/** From what a forward pass shows of blocks to one score per token. */
@FunctionalInterface
interface Scoring {
    /**
     * Scores.
     *
     * @param layer l ≥ 1
     * @param tokens T
     * @return shape (T)
     */
    double[] scores(Observation step, int layer, int tokens);
}
