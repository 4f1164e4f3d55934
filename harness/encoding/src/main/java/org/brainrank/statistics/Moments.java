package org.brainrank.statistics;

import org.brainrank.linalg.Columns;
import org.brainrank.linalg.Matrix;

/** Means and sums of squares of columns. */
final class Moments {
    private Moments() {}

    static double[] means(Matrix matrix) {
        return Columns.means(matrix);
    }

    /** Σ (x − mean)² of each column, exactly 0 for a column that varies by no more than its rounding. */
    static double[] squares(Matrix matrix, double[] means) {
        double[] squares = new double[means.length];
        for (int row = 0; row < matrix.rows(); row++) {
            Columns.addSquares(squares, matrix.values(), row * means.length, means);
        }
        for (int column = 0; column < means.length; column++) {
            if (Math.sqrt(squares[column] / matrix.rows()) <= 1e-14 * Math.abs(means[column])) {
                squares[column] = 0;
            }
        }
        return squares;
    }

    static void requireSameShape(Matrix a, Matrix b) {
        if (a.rows() != b.rows() || a.columns() != b.columns()) {
            throw new IllegalArgumentException("shapes must agree: were " + a + " and " + b);
        }
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    static void requireFinite(String what, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(what + " " + i + " must be finite: was " + values[i]);
            }
        }
    }
}
