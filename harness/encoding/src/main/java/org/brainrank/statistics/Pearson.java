package org.brainrank.statistics;

import org.brainrank.linalg.Columns;
import org.brainrank.linalg.Matrix;

/**
 * Pearson's correlation, r = Σ (a − ā)(b − b̄) / sqrt(Σ (a − ā)² Σ (b − b̄)²); NaN where one side does not vary.
 */
public final class Pearson {
    private Pearson() {}

    /** The correlation of two equally long series. */
    public static double correlation(double[] a, double[] b) {
        return columns(Matrix.of(a.length, 1, a), Matrix.of(b.length, 1, b))[0];
    }

    /**
     * The correlation of each column of {@code a} with the same column of {@code b}.
     *
     * @param a shape (scans, targets)
     * @param b shape (scans, targets)
     * @return one a target
     */
    public static double[] columns(Matrix a, Matrix b) {
        Moments.requireSameShape(a, b);
        double[] meanA = Moments.means(a);
        double[] meanB = Moments.means(b);
        double[] squaresA = Moments.squares(a, meanA);
        double[] squaresB = Moments.squares(b, meanB);
        int columns = a.columns();
        double[] r = new double[columns];
        for (int row = 0; row < a.rows(); row++) {
            Columns.addProducts(r, a.values(), row * columns, meanA, b.values(), row * columns, meanB);
        }
        for (int column = 0; column < columns; column++) {
            // Two roots, not the root of a product: tiny predictions of a large penalty must not underflow.
            r[column] = squaresA[column] == 0 || squaresB[column] == 0
                    ? Double.NaN
                    : r[column] / Math.sqrt(squaresA[column]) / Math.sqrt(squaresB[column]);
        }
        return r;
    }
}
