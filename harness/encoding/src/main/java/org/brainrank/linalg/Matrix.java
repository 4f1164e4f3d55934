package org.brainrank.linalg;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A dense matrix: a flat row-major {@code double[]}, element (i, j) at {@code i × columns + j}.
 *
 * <p>Mutable, for speed. Functions of this library never change a matrix that they are given; a matrix that several
 * threads read must not be written meanwhile.
 */
public final class Matrix {
    private final int rows;
    private final int columns;
    private final double[] values;

    private Matrix(int rows, int columns, double[] values) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    /**
     * Wraps an array without copying it.
     *
     * @param values row by row, length rows × columns
     */
    public static Matrix of(int rows, int columns, double[] values) {
        if (values.length != size(rows, columns)) {
            throw new IllegalArgumentException("a matrix of " + rows + " x " + columns + " needs " + size(rows, columns)
                    + " values: was given " + values.length);
        }
        return new Matrix(rows, columns, values);
    }

    /** A matrix of zeros. */
    public static Matrix zeros(int rows, int columns) {
        return new Matrix(rows, columns, new double[size(rows, columns)]);
    }

    private static int size(int rows, int columns) {
        if (rows < 0 || columns < 0) {
            throw new IllegalArgumentException("rows and columns must be >= 0: were " + rows + " and " + columns);
        }
        if ((long) rows * columns > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("a matrix of " + rows + " x " + columns
                    + " does not fit one array of 2^31 values; split it by columns");
        }
        return rows * columns;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /** The backing array itself, row by row, not a copy: what is written to it is written to this matrix. */
    public double[] values() {
        return values;
    }

    public double get(int row, int column) {
        return values[index(row, column)];
    }

    public void set(int row, int column, double value) {
        values[index(row, column)] = value;
    }

    private int index(int row, int column) {
        Objects.checkIndex(row, rows);
        return row * columns + Objects.checkIndex(column, columns);
    }

    /** A copy of the given rows, in the given order. */
    public Matrix rows(int[] indices) {
        Matrix selected = zeros(indices.length, columns);
        for (int i = 0; i < indices.length; i++) {
            selected.copyRow(i, 0, this, indices[i]);
        }
        return selected;
    }

    /** A copy of rows {@code from} (included) to {@code to} (excluded). */
    public Matrix rows(int from, int to) {
        Objects.checkFromToIndex(from, to, rows);
        return new Matrix(to - from, columns, Arrays.copyOfRange(values, from * columns, to * columns));
    }

    /** A copy of columns {@code from} (included) to {@code to} (excluded). */
    public Matrix columns(int from, int to) {
        Objects.checkFromToIndex(from, to, columns);
        Matrix selected = zeros(rows, to - from);
        for (int row = 0; row < rows; row++) {
            System.arraycopy(values, row * columns + from, selected.values, row * (to - from), to - from);
        }
        return selected;
    }

    /** A copy of the given columns, in the given order. */
    public Matrix columns(int[] indices) {
        Matrix selected = zeros(rows, indices.length);
        for (int row = 0, i = 0; row < rows; row++) {
            for (int column : indices) {
                selected.values[i++] = values[row * columns + Objects.checkIndex(column, columns)];
            }
        }
        return selected;
    }

    /** A copy of one row. */
    public double[] row(int row) {
        Objects.checkIndex(row, rows);
        return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
    }

    /** A copy of one column. */
    public double[] column(int column) {
        return columns(column, Math.addExact(column, 1)).values;
    }

    /** Copies one whole row of {@code source} into row {@code row} of this matrix, from {@code column} on. */
    public void copyRow(int row, int column, Matrix source, int sourceRow) {
        Objects.checkIndex(row, rows);
        Objects.checkIndex(sourceRow, source.rows);
        Objects.checkFromIndexSize(column, source.columns, columns);
        System.arraycopy(source.values, sourceRow * source.columns, values, row * columns + column, source.columns);
    }

    /** A copy of the values where the given rows and columns cross, in the given orders. */
    public Matrix part(int[] rowIndices, int[] columnIndices) {
        Matrix part = zeros(rowIndices.length, columnIndices.length);
        int i = 0;
        for (int row : rowIndices) {
            for (int column : columnIndices) {
                part.values[i++] = values[row * columns + column];
            }
        }
        return part;
    }

    /** The transpose, as a copy. */
    public Matrix transpose() {
        Matrix transposed = zeros(columns, rows);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                transposed.values[column * rows + row] = values[row * columns + column];
            }
        }
        return transposed;
    }

    /** Matrices of equally many rows, side by side. */
    public static Matrix hstack(List<Matrix> parts) {
        int rows = first(parts).rows;
        long columns = 0;
        for (Matrix part : parts) {
            requireSame("rows", rows, part.rows);
            columns += part.columns;
        }
        Matrix stacked = zeros(rows, Math.toIntExact(columns));
        int column = 0;
        for (Matrix part : parts) {
            for (int row = 0; row < rows; row++) {
                stacked.copyRow(row, column, part, row);
            }
            column += part.columns;
        }
        return stacked;
    }

    /** Matrices of equally many columns, one below the other. */
    public static Matrix vstack(List<Matrix> parts) {
        int columns = first(parts).columns;
        long rows = 0;
        for (Matrix part : parts) {
            requireSame("columns", columns, part.columns);
            rows += part.rows;
        }
        Matrix stacked = zeros(Math.toIntExact(rows), columns);
        int offset = 0;
        for (Matrix part : parts) {
            System.arraycopy(part.values, 0, stacked.values, offset, part.values.length);
            offset += part.values.length;
        }
        return stacked;
    }

    private static Matrix first(List<Matrix> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("nothing to stack: expected at least one matrix");
        }
        return parts.get(0);
    }

    private static void requireSame(String what, int expected, int was) {
        if (was != expected) {
            throw new IllegalArgumentException(
                    "stacked matrices must have equally many " + what + ": expected " + expected + ", was " + was);
        }
    }

    @Override
    public String toString() {
        return "Matrix[" + rows + " x " + columns + "]";
    }
}
