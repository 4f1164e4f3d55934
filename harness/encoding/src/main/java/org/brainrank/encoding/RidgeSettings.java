package org.brainrank.encoding;

/**
 * What a cross-validation does.
 *
 * @param plan outer folds
 * @param inner inner folds
 * @param alphas penalties to choose from
 * @param selection what the inner folds compare penalties by
 * @param perTargetAlpha whether each target has its own penalty and ratio of bands, or all targets of one call the one
 *     best on average
 * @param search ratios of bands to try
 * @param precision of the costly products
 * @param keepPredictions whether results hold the predictions of all test scans
 * @param targetsPerChunk targets worked on at a time; bounds memory
 * @param threads that work on one call
 */
record RidgeSettings(
        FoldPlan plan,
        InnerFolds inner,
        AlphaGrid alphas,
        Selection selection,
        boolean perTargetAlpha,
        BandSearch search,
        Precision precision,
        boolean keepPredictions,
        int targetsPerChunk,
        int threads) {

    RidgeSettings {
        if (targetsPerChunk < 1 || threads < 1) {
            throw new IllegalArgumentException(
                    "targets per chunk and threads must be >= 1: were " + targetsPerChunk + " and " + threads);
        }
    }

    /** Equal rows of {@code what} and the plan's scans. */
    void requireScans(String what, int rows, Object shape) {
        if (rows != plan.scans().total()) {
            throw new IllegalArgumentException(what + " must have one row a scan: the fold plan has "
                    + plan.scans().total() + " scans, got " + shape);
        }
    }
}
