package org.brainrank.linalg;

import java.util.List;

/** Double precision: a matrix. */
record DoublePanel(Matrix matrix) implements Panel {

    @Override
    public int rows() {
        return matrix.rows();
    }

    @Override
    public int columns() {
        return matrix.columns();
    }

    @Override
    public Panel rows(int[] indices) {
        return new DoublePanel(matrix.rows(indices));
    }

    @Override
    public List<Panel> multipliedBy(List<Panel> left) {
        return left.stream()
                .<Panel>map(panel -> new DoublePanel(Products.multiply(((DoublePanel) panel).matrix, matrix)))
                .toList();
    }

    @Override
    public double[] products(Panel right) {
        Matrix other = ((DoublePanel) right).matrix;
        double[] sums = new double[matrix.columns()];
        for (int i = 0; i < matrix.rows(); i++) {
            Columns.addProducts(sums, matrix.values(), i * sums.length, other.values(), i * sums.length);
        }
        return sums;
    }

    @Override
    public Panel columns(int[] indices) {
        return indices.length == matrix.columns() ? this : new DoublePanel(matrix.columns(indices));
    }

    @Override
    public void copyTo(Matrix to, int[] columns) {
        for (int row = 0, i = 0; row < matrix.rows(); row++) {
            for (int column : columns) {
                to.set(row, column, matrix.values()[i++]);
            }
        }
    }
}
