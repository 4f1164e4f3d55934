package org.brainrank.alignment;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.brainrank.linalg.Columns;
import org.brainrank.linalg.Matrix;

/**
 * z-scores columns by the mean and population standard deviation of training scans.
 *
 * <p>z = (x − mean) / sd, with sd = sqrt(Σ (x − mean)² / n). A column that does not vary has sd 1, so that it becomes
 * zero on the training scans instead of NaN, as scikit-learn's StandardScaler does.
 *
 * <h2>Appropriate usage</h2>
 * Learn on the training scans of a fold, apply to all its scans. Learnt on all scans it would carry the test scans' mean
 * and scale into training.
 */
public final class Standardisation {
    private final double[] means;
    private final double[] deviations;
    private final boolean[] constant;

    private Standardisation(double[] means, double[] deviations, boolean[] constant) {
        this.means = means;
        this.deviations = deviations;
        this.constant = constant;
    }

    /**
     * Learns means and standard deviations.
     *
     * @param training shape (scans, columns), at least one scan
     */
    public static Standardisation learn(Matrix training) {
        return learn(training, IntStream.range(0, training.rows()).toArray());
    }

    /**
     * Learns means and standard deviations of some scans.
     *
     * @param scans shape (scans, columns)
     * @param training which of them, at least one
     */
    public static Standardisation learn(Matrix scans, int[] training) {
        int columns = scans.columns();
        if (training.length == 0) {
            throw new IllegalArgumentException("standardisation needs at least one training scan: got none");
        }
        double[] means = new double[columns];
        for (int row : training) {
            Columns.add(means, scans.values(), row * columns);
        }
        for (int column = 0; column < columns; column++) {
            means[column] /= training.length;
        }
        double[] deviations = new double[columns];
        for (int row : training) {
            Columns.addSquares(deviations, scans.values(), row * columns, means);
        }
        boolean[] constant = new boolean[columns];
        for (int column = 0; column < columns; column++) {
            deviations[column] = Math.sqrt(deviations[column] / training.length);
            // The mean of equal numbers is rounded, so their deviation is not exactly 0: scale noise by 1, not up.
            constant[column] = deviations[column] <= 1e-14 * Math.abs(means[column]);
            if (constant[column]) {
                deviations[column] = 1;
            }
        }
        return new Standardisation(means, deviations, constant);
    }

    /** What was learnt of columns {@code from} to {@code to}, the latter not included. */
    public Standardisation columns(int from, int to) {
        return new Standardisation(
                Arrays.copyOfRange(means, from, to),
                Arrays.copyOfRange(deviations, from, to),
                Arrays.copyOfRange(constant, from, to));
    }

    /** Whether a column did not vary over the training scans. */
    public boolean isConstant(int column) {
        return constant[column];
    }

    /** The mean of a column over the training scans. */
    public double mean(int column) {
        return means[column];
    }

    /** The population standard deviation of a column over the training scans; 1 if it did not vary. */
    public double deviation(int column) {
        return deviations[column];
    }

    /**
     * z-scores scans, training or other.
     *
     * @param scans shape (scans, columns), as many columns as were learnt
     */
    public Matrix apply(Matrix scans) {
        int columns = means.length;
        if (scans.columns() != columns) {
            throw new IllegalArgumentException(
                    "standardisation was learnt on " + columns + " columns: got " + scans.columns());
        }
        double[] scores = scans.values().clone();
        for (int row = 0; row < scans.rows(); row++) {
            score(scores, row * columns);
        }
        return Matrix.of(scans.rows(), columns, scores);
    }

    private void score(double[] scores, int at) {
        for (int column = 0; column < means.length; column++) {
            scores[at + column] = (scores[at + column] - means[column]) / deviations[column];
        }
    }
}
