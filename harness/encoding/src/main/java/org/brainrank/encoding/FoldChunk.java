package org.brainrank.encoding;

import org.brainrank.linalg.Matrix;

/** Some targets' responses in one outer fold. */
interface FoldChunk {

    /** Adds scores of all penalties, of the inner folds that are prepared. */
    void addInner(BandWeights weights, InnerScores sums);

    /**
     * Predictions for the test scans, in standardised units.
     *
     * @param alphas index of each target's penalty
     * @return shape (test scans, targets)
     */
    Matrix predict(BandWeights weights, int[] alphas);

    /** What standardises the targets. */
    TargetScale scale();
}
