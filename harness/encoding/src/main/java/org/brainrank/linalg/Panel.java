package org.brainrank.linalg;

/**
 * A matrix in single or double precision, for the few operations whose speed decides: a product, rows, and sums of
 * products down columns. Row-major, as {@link Matrix}.
 */
public interface Panel {

    int rows();

    int columns();

    /** A copy of the given rows, in the given order. */
    Panel rows(int[] indices);

    /** This times {@code right}, which is of the same precision; shape (rows, right's columns). */
    Panel multiply(Panel right);

    /**
     * Σ over rows {@code i < count} of this[from + i] × other[otherFrom + i], one a column.
     *
     * @param other as many columns, of the same precision
     */
    double[] products(int from, Panel other, int otherFrom, int count);

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
