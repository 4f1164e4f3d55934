package org.brainrank.encoding;

/**
 * Scores of inner folds, sums first and means once divided, shape [alphas][targets].
 *
 * @param rSquared R² about the mean of the validation scans; 0 where these do not vary, as himalaya has it
 * @param lossNegated minus the squared error a validation scan, in units standardised on the outer training part
 */
@SuppressWarnings("ArrayRecordComponent") // package-private, filled in place
record InnerScores(double[][] rSquared, double[][] lossNegated) {

    static InnerScores zeros(int alphas, int targets) {
        return new InnerScores(new double[alphas][targets], new double[alphas][targets]);
    }

    /**
     * Adds one inner fold.
     *
     * @param errors Σ (y − ŷ)² over validation scans
     * @param total Σ (y − ȳ)²
     * @param square Σ y²
     * @param deviations what y is still to be divided by
     * @param scans validation scans
     */
    void add(int alpha, double[] errors, double[] total, double[] square, double[] deviations, int scans) {
        double[] shares = rSquared[alpha];
        double[] losses = lossNegated[alpha];
        for (int target = 0; target < errors.length; target++) {
            boolean varies = total[target] > 1e-28 * square[target];
            shares[target] += varies ? 1 - errors[target] / total[target] : 0;
            losses[target] -= errors[target] / (deviations[target] * deviations[target] * scans);
        }
    }

    /** What to choose the highest of. */
    double[][] by(Selection selection) {
        return selection == Selection.R_SQUARED ? rSquared : lossNegated;
    }

    void divide(int folds) {
        for (int alpha = 0; alpha < rSquared.length; alpha++) {
            for (int target = 0; target < rSquared[alpha].length; target++) {
                rSquared[alpha][target] /= folds;
                lossNegated[alpha][target] /= folds;
            }
        }
    }
}
