package org.brainrank.linalg;

import java.util.List;

/** Matrix products, by OpenBLAS. All results are new matrices. */
public final class Products {
    private Products() {}

    /** a b, of shapes (n, k) and (k, m). */
    public static Matrix multiply(Matrix a, Matrix b) {
        return product(a, false, b, false);
    }

    /** a' b, of shapes (k, n) and (k, m). */
    public static Matrix transposeMultiply(Matrix a, Matrix b) {
        return product(a, true, b, false);
    }

    /** a b', of shapes (n, k) and (m, k). */
    public static Matrix multiplyTranspose(Matrix a, Matrix b) {
        return product(a, false, b, true);
    }

    /** c += a' b, of shapes (k, n), (k, m) and (n, m). */
    public static void addTransposeMultiply(Matrix a, Matrix b, Matrix c) {
        if (a.rows() != b.rows() || c.rows() != a.columns() || c.columns() != b.columns()) {
            throw new IllegalArgumentException(
                    "sizes of a product must agree: were " + a + " transposed, " + b + " and " + c);
        }
        OpenBlas.multiply(a, true, b, false, 1, c);
    }

    /**
     * c = a b in single precision for each of several a, of shapes (rows, inner) and (inner, columns), row by row.
     *
     * @param c where the results go
     */
    public static void multiply(int rows, int inner, int columns, List<float[]> a, float[] b, List<float[]> c) {
        if (a.stream().anyMatch(values -> values.length != rows * inner)
                || b.length != inner * columns
                || c.size() != a.size()
                || c.stream().anyMatch(values -> values.length != rows * columns)) {
            throw new IllegalArgumentException("products of " + rows + " x " + inner + " and " + inner + " x " + columns
                    + " do not fit the arrays they were given");
        }
        OpenBlas.multiply(rows, inner, columns, a, b, c);
    }

    /** The Gram matrix of the columns, a' a, shape (columns, columns). */
    public static Matrix gram(Matrix a) {
        Matrix gram = Matrix.zeros(a.columns(), a.columns());
        OpenBlas.gramUpper(a, false, 0, gram);
        return mirror(gram);
    }

    /** The Gram matrix of the rows, a a', shape (rows, rows): the linear kernel. */
    public static Matrix rowGram(Matrix a) {
        Matrix gram = Matrix.zeros(a.rows(), a.rows());
        OpenBlas.gramUpper(a, true, 0, gram);
        return mirror(gram);
    }

    /** sum += a a', the Gram matrix of the rows; {@code sum}, symmetric, of shape (rows, rows). */
    public static void addRowGram(Matrix a, Matrix sum) {
        if (sum.rows() != a.rows() || sum.columns() != a.rows()) {
            throw new IllegalArgumentException("sizes must agree: were " + sum + " and the Gram matrix of " + a);
        }
        OpenBlas.gramUpper(a, true, 1, sum);
        mirror(sum);
    }

    /** c += a b', of shapes (n, k), (m, k) and (n, m). */
    public static void addMultiplyTranspose(Matrix a, Matrix b, Matrix c) {
        if (a.columns() != b.columns() || c.rows() != a.rows() || c.columns() != b.rows()) {
            throw new IllegalArgumentException(
                    "sizes of a product must agree: were " + a + ", " + b + " transposed, and " + c);
        }
        OpenBlas.multiply(a, false, b, true, 1, c);
    }

    private static Matrix product(Matrix a, boolean transposeA, Matrix b, boolean transposeB) {
        int innerA = transposeA ? a.rows() : a.columns();
        int innerB = transposeB ? b.columns() : b.rows();
        if (innerA != innerB) {
            throw new IllegalArgumentException("inner sizes of a product must agree: were " + innerA + " and " + innerB
                    + ", of " + a + (transposeA ? " transposed" : "") + " and " + b
                    + (transposeB ? " transposed" : ""));
        }
        Matrix c = Matrix.zeros(transposeA ? a.columns() : a.rows(), transposeB ? b.rows() : b.columns());
        OpenBlas.multiply(a, transposeA, b, transposeB, 0, c);
        return c;
    }

    private static Matrix mirror(Matrix upper) {
        int size = upper.rows();
        double[] values = upper.values();
        for (int row = 1; row < size; row++) {
            for (int column = 0; column < row; column++) {
                values[row * size + column] = values[column * size + row];
            }
        }
        return upper;
    }
}
