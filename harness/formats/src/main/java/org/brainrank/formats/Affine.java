package org.brainrank.formats;

import java.util.List;

/**
 * From voxel indices to places.
 *
 * @param rows the upper three rows of the 4 × 4 matrix, row by row: 12 finite numbers
 */
public record Affine(List<Double> rows) {
    /** Checks. */
    public Affine {
        rows = List.copyOf(rows);
        if (rows.size() != 12 || !rows.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("an affine has 12 finite numbers: was " + rows);
        }
    }

    /**
     * From an array.
     *
     * @param rows 12 numbers, row by row
     * @return the same
     */
    public static Affine of(double... rows) {
        return new Affine(java.util.Arrays.stream(rows).boxed().toList());
    }

    /**
     * Where a voxel's centre is.
     *
     * @param i index on the first axis, from 0
     * @param j index on the second
     * @param k index on the third
     * @return x, y, z
     */
    public double[] point(double i, double j, double k) {
        double[] point = new double[3];
        for (int row = 0; row < 3; row++) {
            point[row] = at(row, 0) * i + at(row, 1) * j + at(row, 2) * k + at(row, 3);
        }
        return point;
    }

    /**
     * One number.
     *
     * @param row 0 to 2
     * @param column 0 to 3
     * @return as in the matrix
     */
    public double at(int row, int column) {
        return rows.get(row * 4 + column);
    }
}
