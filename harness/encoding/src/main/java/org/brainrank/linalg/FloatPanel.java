package org.brainrank.linalg;

import java.util.ArrayList;
import java.util.List;

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
    public List<Panel> multipliedBy(List<Panel> left) {
        if (left.isEmpty()) {
            return List.of();
        }
        List<float[]> factors = new ArrayList<>();
        List<float[]> products = new ArrayList<>();
        int height = left.get(0).rows();
        for (Panel panel : left) {
            if (panel.columns() != rows || panel.rows() != height) {
                throw new IllegalArgumentException("each left side must have shape (" + height + ", " + rows
                        + "): was (" + panel.rows() + ", " + panel.columns() + ")");
            }
            factors.add(((FloatPanel) panel).values);
            products.add(new float[Math.multiplyExact(height, columns)]);
        }
        Products.multiply(height, rows, columns, factors, values, products);
        return products.stream()
                .<Panel>map(product -> new FloatPanel(height, columns, product))
                .toList();
    }

    @Override
    public double[] products(Panel right) {
        FloatPanel other = (FloatPanel) right;
        float[] sums = new float[columns];
        for (int i = 0; i < rows; i++) {
            add(sums, values, i * columns, other.values, i * columns);
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
