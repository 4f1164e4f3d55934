package org.brainrank.linalg;

/** Single precision. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record FloatPanel(int rows, int columns, float[] values) implements Panel {

    @Override
    public Panel rows(int[] indices) {
        float[] selected = new float[indices.length * columns];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(values, indices[i] * columns, selected, i * columns, columns);
        }
        return new FloatPanel(indices.length, columns, selected);
    }

    @Override
    public Panel multiply(Panel right) {
        FloatPanel other = (FloatPanel) right;
        if (columns != other.rows) {
            throw new IllegalArgumentException(
                    "inner sizes of a product must agree: were " + columns + " and " + other.rows);
        }
        float[] product = new float[Math.multiplyExact(rows, other.columns)];
        Products.multiply(rows, columns, other.columns, values, other.values, product);
        return new FloatPanel(rows, other.columns, product);
    }

    @Override
    public double[] products(int from, Panel right, int otherFrom, int count) {
        FloatPanel other = (FloatPanel) right;
        float[] sums = new float[columns];
        for (int i = 0; i < count; i++) {
            add(sums, values, (from + i) * columns, other.values, (otherFrom + i) * columns);
        }
        double[] widened = new double[columns];
        for (int column = 0; column < columns; column++) {
            widened[column] = sums[column];
        }
        return widened;
    }

    // A small method of its own, which the JVM vectorises.
    private static void add(float[] sums, float[] a, int atA, float[] b, int atB) {
        for (int column = 0; column < sums.length; column++) {
            sums[column] += a[atA + column] * b[atB + column];
        }
    }

    @Override
    public Panel columns(int[] indices) {
        if (indices.length == columns) {
            return this;
        }
        float[] selected = new float[rows * indices.length];
        for (int row = 0, i = 0; row < rows; row++) {
            for (int column : indices) {
                selected[i++] = values[row * columns + column];
            }
        }
        return new FloatPanel(rows, indices.length, selected);
    }

    @Override
    public void copyTo(Matrix matrix, int[] to) {
        for (int row = 0, i = 0; row < rows; row++) {
            for (int column : to) {
                matrix.set(row, column, values[i++]);
            }
        }
    }
}
