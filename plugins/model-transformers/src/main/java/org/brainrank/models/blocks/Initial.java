package org.brainrank.models.blocks;

/**
 * The distribution of an untrained weight: normal(mean, deviation²).
 *
 * @param mean of every element
 * @param deviation standard deviation; 0 for a constant
 * @param zeroRow a row that is zero all the same; −1 for none
 */
public record Initial(double mean, double deviation, int zeroRow) {
    /** All zeros, as biases start. */
    public static final Initial ZEROS = new Initial(0, 0, -1);
    /** All ones, as the scales of norms start. */
    public static final Initial ONES = new Initial(1, 0, -1);

    /**
     * Normal around zero.
     *
     * @param deviation standard deviation
     * @return the distribution
     */
    public static Initial normal(double deviation) {
        return new Initial(0, deviation, -1);
    }

    /**
     * The same with one row of zeros, as embeddings of a padding token start.
     *
     * @param row from 0
     * @return a copy
     */
    public Initial withZeroRow(int row) {
        return new Initial(mean, deviation, row);
    }
}
