package org.brainrank.linalg;

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
     * c = a b in single precision, of shapes (rows, inner) and (inner, columns), row by row.
     *
     * @param c where the result goes
     */
    public static void multiply(int rows, int inner, int columns, float[] a, float[] b, float[] c) {
        if (a.length != rows * inner || b.length != inner * columns || c.length != rows * columns) {
            throw new IllegalArgumentException("a product of " + rows + " x " + inner + " and " + inner + " x "
                    + columns + " does not fit arrays of " + a.length + ", " + b.length + " and " + c.length);
        }
        OpenBlas.multiply(rows, inner, columns, a, b, c);
    }

    /** The Gram matrix of the columns, a' a, shape (columns, columns). */
    public static Matrix gram(Matrix a) {
        Matrix gram = Matrix.zeros(a.columns(), a.columns());
        OpenBlas.gramUpper(a, false, gram);
        return mirror(gram);
    }

    /** The Gram matrix of the rows, a a', shape (rows, rows): the linear kernel. */
    public static Matrix rowGram(Matrix a) {
        Matrix gram = Matrix.zeros(a.rows(), a.rows());
        OpenBlas.gramUpper(a, true, gram);
        return mirror(gram);
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
