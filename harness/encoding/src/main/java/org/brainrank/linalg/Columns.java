package org.brainrank.linalg;

/**
 * Sums down columns, one row at a time. Rows lie behind one another in memory, so that these short loops run over
 * neighbouring numbers and the JVM turns them into vector instructions.
 *
 * <p>Every function adds to {@code sums}, one number a column; {@code at} is where a row begins.
 */
public final class Columns {
    private Columns() {}

    /** sums += row. */
    public static void add(double[] sums, double[] values, int at) {
        for (int column = 0; column < sums.length; column++) {
            sums[column] += values[at + column];
        }
    }

    /** sums += factor × row. */
    public static void addScaled(double[] sums, double factor, double[] values, int at) {
        for (int column = 0; column < sums.length; column++) {
            sums[column] += factor * values[at + column];
        }
    }

    /** sums += (row − center)². */
    public static void addSquares(double[] sums, double[] values, int at, double[] center) {
        for (int column = 0; column < sums.length; column++) {
            double difference = values[at + column] - center[column];
            sums[column] += difference * difference;
        }
    }

    /** sums += (a − centerA) (b − centerB). */
    public static void addProducts(
            double[] sums, double[] a, int atA, double[] centerA, double[] b, int atB, double[] centerB) {
        for (int column = 0; column < sums.length; column++) {
            sums[column] += (a[atA + column] - centerA[column]) * (b[atB + column] - centerB[column]);
        }
    }

    /** sums += a b. */
    public static void addProducts(double[] sums, double[] a, int atA, double[] b, int atB) {
        for (int column = 0; column < sums.length; column++) {
            sums[column] += a[atA + column] * b[atB + column];
        }
    }

    /** sums += (a − b)². */
    public static void addSquaredDifferences(double[] sums, double[] a, int atA, double[] b, int atB) {
        for (int column = 0; column < sums.length; column++) {
            double difference = a[atA + column] - b[atB + column];
            sums[column] += difference * difference;
        }
    }

    /** row −= center; this one writes to the row. */
    public static void subtract(double[] values, int at, double[] center) {
        for (int column = 0; column < center.length; column++) {
            values[at + column] -= center[column];
        }
    }

    /** Means of all columns of a matrix. */
    public static double[] means(Matrix matrix) {
        double[] means = new double[matrix.columns()];
        for (int row = 0; row < matrix.rows(); row++) {
            add(means, matrix.values(), row * means.length);
        }
        for (int column = 0; column < means.length; column++) {
            means[column] /= matrix.rows();
        }
        return means;
    }
}
