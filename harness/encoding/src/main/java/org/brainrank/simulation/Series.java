package org.brainrank.simulation;

/** Arithmetic on numbers per scan. */
public final class Series {
    private Series() {}

    /**
     * Brings to mean 0 and variance 1.
     *
     * @param series any length
     * @return a copy; all zero if the numbers never change
     */
    public static double[] standardise(double[] series) {
        double mean = 0;
        for (double value : series) {
            mean += value / series.length;
        }
        double variance = 0;
        for (double value : series) {
            variance += (value - mean) * (value - mean) / series.length;
        }
        double[] scores = new double[series.length];
        // Rounding leaves about 1e-16 of a constant's square behind.
        if (variance > 1e-20 * (1 + mean * mean)) {
            for (int i = 0; i < series.length; i++) {
                scores[i] = (series[i] - mean) / Math.sqrt(variance);
            }
        }
        return scores;
    }

    /**
     * Brings every row to mean 0 and variance 1.
     *
     * @param rows shape (rows, scans)
     * @return a copy
     */
    public static double[][] standardise(double[][] rows) {
        double[][] scores = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            scores[i] = standardise(rows[i]);
        }
        return scores;
    }

    /**
     * A weighted sum.
     *
     * @param rows shape (rows, scans)
     * @param weights one a row
     * @return length scans
     */
    public static double[] combine(double[][] rows, double[] weights) {
        double[] sum = new double[rows[0].length];
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weights[row] * rows[row][i];
            }
        }
        return sum;
    }
}
