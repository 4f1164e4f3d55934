package org.brainrank.encoding;

import java.util.ArrayList;
import java.util.List;

/**
 * A few filters from which all penalties' filters 1 / (s + α) are mixed. Over the eigenvalues s of one training set ten
 * penalties have seldom more than six different shapes: far below and far above the eigenvalues they differ by a factor.
 *
 * <p>Rows 1 / (s<sub>k</sub> + α), weighted by how much eigenvector k can move a prediction and divided by their lengths, are
 * made orthogonal one by one, always the one with most left (Gram-Schmidt with pivoting, each step twice), until none has
 * more than the tolerance left.
 *
 * @param filters shape [filters][eigenvalues]
 * @param mixture shape [penalties][filters]: a penalty's filter is the sum of the filters times these
 */
@SuppressWarnings("ArrayRecordComponent") // package-private, compared by nobody
record FilterBasis(double[][] filters, double[][] mixture) {

    /**
     * Finds filters.
     *
     * @param eigenvalues s, not negative
     * @param influence how much each eigenvector can move a prediction, not negative
     * @param tolerance relative error of a penalty's predictions
     */
    static FilterBasis of(double[] eigenvalues, double[] influence, double[] alphas, double tolerance) {
        double[][] left = new double[alphas.length][eigenvalues.length];
        double[] lengths = new double[alphas.length];
        for (int a = 0; a < alphas.length; a++) {
            for (int k = 0; k < eigenvalues.length; k++) {
                left[a][k] = influence[k] / (eigenvalues[k] + alphas[a]);
            }
            lengths[a] = length(left[a]);
            scale(left[a], lengths[a] == 0 ? 0 : 1 / lengths[a]);
        }
        List<double[]> directions = new ArrayList<>();
        double[][] mixture = new double[alphas.length][alphas.length];
        while (directions.size() < alphas.length) {
            double[] pivot = left[longest(left)];
            double length = length(pivot);
            if (length <= tolerance) {
                break; // all of them at once where features do not vary and nothing moves a prediction
            }
            double[] direction = pivot.clone();
            scale(direction, 1 / length);
            for (int a = 0; a < alphas.length; a++) {
                for (int pass = 0; pass < 2; pass++) {
                    double part = dot(left[a], direction);
                    mixture[a][directions.size()] += part * lengths[a];
                    subtract(left[a], part, direction);
                }
            }
            directions.add(direction);
        }
        for (double[] direction : directions) {
            for (int k = 0; k < direction.length; k++) {
                direction[k] = influence[k] == 0 ? 0 : direction[k] / influence[k];
            }
        }
        return new FilterBasis(directions.toArray(double[][]::new), mixture);
    }

    /** Number of filters. */
    int size() {
        return filters.length;
    }

    private static int longest(double[][] rows) {
        int longest = 0;
        for (int row = 1; row < rows.length; row++) {
            longest = length(rows[row]) > length(rows[longest]) ? row : longest;
        }
        return longest;
    }

    private static double length(double[] row) {
        return Math.sqrt(dot(row, row));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    private static void scale(double[] row, double factor) {
        for (int k = 0; k < row.length; k++) {
            row[k] *= factor;
        }
    }

    private static void subtract(double[] row, double factor, double[] other) {
        for (int k = 0; k < row.length; k++) {
            row[k] -= factor * other[k];
        }
    }
}
