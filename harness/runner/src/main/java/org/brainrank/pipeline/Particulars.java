package org.brainrank.pipeline;

import java.util.List;

/**
 * What is kept of one feature set's regressions beside its cells, all subjects together.
 *
 * @param joint how often each penalty was chosen with the nuisance controls, over subjects, folds and targets
 * @param alone the same for the feature set by itself
 * @param unscored (subject, fold, target) triples that have no score
 * @param subjects in their order
 */
record Particulars(int[] joint, int[] alone, int unscored, List<OfSubject> subjects) {
    Particulars {
        subjects = List.copyOf(subjects);
    }

    /**
     * One subject's.
     *
     * @param unique shape (folds, targets), row-major; empty if it is not kept
     * @param r the same of the feature set by itself
     * @param predictions shape [ROIs][kept scans]: with the nuisance controls, mean over the region's targets; NaN for scans that no fold tests
     */
    record OfSubject(float[] unique, float[] r, double[][] predictions) {}
}
