package org.brainrank.statistics;

import org.brainrank.linalg.Columns;
import org.brainrank.linalg.Matrix;

/**
 * The share of variance that a prediction explains, R² = 1 − Σ (y − ŷ)² / Σ (y − reference)²; NaN where the denominator
 * is zero. It is below zero for a prediction worse than the reference, and is never clipped.
 */
public final class RSquared {
    private RSquared() {}

    /** The reference is each measured column's own mean. Shapes (scans, targets); one a target. */
    public static double[] aboutMean(Matrix predicted, Matrix measured) {
        return about(predicted, measured, Moments.means(measured));
    }

    /** The reference is zero, which for responses standardised on training scans is the training mean. */
    public static double[] aboutZero(Matrix predicted, Matrix measured) {
        return about(predicted, measured, new double[measured.columns()]);
    }

    private static double[] about(Matrix predicted, Matrix measured, double[] reference) {
        Moments.requireSameShape(predicted, measured);
        int columns = measured.columns();
        double[] total = Moments.squares(measured, reference);
        double[] errors = new double[columns];
        for (int row = 0; row < measured.rows(); row++) {
            Columns.addSquaredDifferences(errors, measured.values(), row * columns, predicted.values(), row * columns);
        }
        double[] shares = new double[columns];
        for (int column = 0; column < columns; column++) {
            shares[column] = total[column] == 0 ? Double.NaN : 1 - errors[column] / total[column];
        }
        return shares;
    }
}
