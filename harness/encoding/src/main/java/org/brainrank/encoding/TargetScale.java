package org.brainrank.encoding;

import org.brainrank.linalg.Columns;
import org.brainrank.linalg.Matrix;

/**
 * Means and population standard deviations of targets over a fold's training scans.
 *
 * @param means one a target
 * @param deviations one a target; 1 for a constant one
 * @param constant whether the target did not vary, but for rounding
 */
@SuppressWarnings("ArrayRecordComponent") // package-private, compared by nobody
record TargetScale(double[] means, double[] deviations, boolean[] constant) {

    static TargetScale learn(Matrix responses, int[] rows) {
        int targets = responses.columns();
        double[] means = new double[targets];
        for (int row : rows) {
            Columns.add(means, responses.values(), row * targets);
        }
        for (int target = 0; target < targets; target++) {
            means[target] /= rows.length;
        }
        double[] squares = new double[targets];
        for (int row : rows) {
            Columns.addSquares(squares, responses.values(), row * targets, means);
        }
        return of(means, squares, rows.length);
    }

    /** From sums of squares about the means. */
    static TargetScale of(double[] means, double[] squares, int scans) {
        double[] deviations = new double[means.length];
        boolean[] constant = new boolean[means.length];
        for (int target = 0; target < means.length; target++) {
            deviations[target] = Math.sqrt(squares[target] / scans);
            // The mean of equal numbers is rounded, so their deviation is not exactly 0: scale noise by 1, not up.
            constant[target] = deviations[target] <= 1e-14 * Math.abs(means[target]);
            deviations[target] = constant[target] ? 1 : deviations[target];
        }
        return new TargetScale(means, deviations, constant);
    }

    /** The given scans, standardised. */
    Matrix apply(Matrix responses, int[] rows) {
        Matrix scored = responses.rows(rows);
        for (int row = 0; row < rows.length; row++) {
            score(scored.values(), row * means.length);
        }
        return scored;
    }

    private void score(double[] values, int at) {
        for (int target = 0; target < means.length; target++) {
            values[at + target] = (values[at + target] - means[target]) / deviations[target];
        }
    }
}
