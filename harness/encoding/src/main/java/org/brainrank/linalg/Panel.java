package org.brainrank.linalg;

import java.util.List;

/**
 * A matrix in single or double precision, for the few operations whose speed decides: a product, rows, and sums of
 * products down columns. Row-major, as {@link Matrix}.
 */
public interface Panel {

    int rows();

    int columns();

    /** A copy of the given rows, in the given order. */
    Panel rows(int[] indices);

    /** Each of {@code left}, all of the same shape and precision, times this; shape (left's rows, columns). */
    List<Panel> multipliedBy(List<Panel> left);

    /**
     * Σ over rows of this × other, one a column.
     *
     * @param other of the same shape and precision
     */
    double[] products(Panel other);

    /** A copy of the given columns, in the given order; this itself if they are all. */
    Panel columns(int[] indices);

    /** Writes this into the given columns of a matrix of as many rows. */
    void copyTo(Matrix matrix, int[] columns);

    /** A copy in single precision. */
    static Panel single(Matrix matrix) {
        float[] values = new float[matrix.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) matrix.values()[i];
        }
        return new FloatPanel(matrix.rows(), matrix.columns(), values);
    }

    /** A view in double precision, not a copy. */
    static Panel wrap(Matrix matrix) {
        return new DoublePanel(matrix);
    }
}
