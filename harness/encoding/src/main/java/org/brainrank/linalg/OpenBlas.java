package org.brainrank.linalg;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.CblasUpper;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/** The foreign functions, behind one door, so that no call is made before the thread count is set. */
final class OpenBlas {
    static {
        // With several threads OpenBLAS splits sums by core count, and results would differ between machines.
        openblas.blas_set_num_threads(1);
    }

    private OpenBlas() {}

    /** c = op(a) op(b) + beta c, where op transposes if asked to. */
    static void multiply(Matrix a, boolean transposeA, Matrix b, boolean transposeB, double beta, Matrix c) {
        int inner = transposeA ? a.rows() : a.columns();
        if (c.values().length == 0 || inner == 0) {
            return; // BLAS refuses leading dimensions of zero; an empty sum is zero already
        }
        openblas.cblas_dgemm(
                CblasRowMajor,
                transposeA ? CblasTrans : CblasNoTrans,
                transposeB ? CblasTrans : CblasNoTrans,
                c.rows(),
                c.columns(),
                inner,
                1.0,
                a.values(),
                a.columns(),
                b.values(),
                b.columns(),
                beta,
                c.values(),
                c.columns());
    }

    /**
     * c = a b in single precision for several a, of shapes (rows, inner) and (inner, columns). Arrays are copied to where
     * foreign functions can read them: b once for all.
     */
    static void multiply(int rows, int inner, int columns, List<float[]> a, float[] b, List<float[]> c) {
        if (rows * columns == 0 || inner == 0) {
            return;
        }
        try (FloatPointer right = new FloatPointer(b);
                FloatPointer left = new FloatPointer((long) rows * inner);
                FloatPointer product = new FloatPointer((long) rows * columns)) {
            for (int i = 0; i < a.size(); i++) {
                left.put(a.get(i), 0, rows * inner);
                openblas.cblas_sgemm(
                        CblasRowMajor,
                        CblasNoTrans,
                        CblasNoTrans,
                        rows,
                        columns,
                        inner,
                        1f,
                        left,
                        inner,
                        right,
                        columns,
                        0f,
                        product,
                        columns);
                product.get(c.get(i), 0, rows * columns);
            }
        }
    }

    /** The upper triangle of c = a'a + beta c, or of c = aa' + beta c if {@code outer}. */
    static void gramUpper(Matrix a, boolean outer, double beta, Matrix c) {
        if (a.values().length == 0) {
            return;
        }
        openblas.cblas_dsyrk(
                CblasRowMajor,
                CblasUpper,
                outer ? CblasNoTrans : CblasTrans,
                c.rows(),
                outer ? a.columns() : a.rows(),
                1.0,
                a.values(),
                a.columns(),
                beta,
                c.values(),
                c.columns());
    }

    /**
     * Decomposes a symmetric matrix. Its copy for LAPACK is the only one: near the limit of memory these matter.
     *
     * @param vectors where eigenvectors go, one a column
     * @return LAPACK's info, 0 for success
     */
    static int eigen(Matrix symmetric, double[] eigenvalues, Matrix vectors) {
        int size = symmetric.rows();
        try (DoublePointer matrix = new DoublePointer(symmetric.values());
                DoublePointer values = new DoublePointer(size)) {
            // Column-major, because a symmetric matrix is its own transpose and LAPACKE then copies nothing.
            int info = openblas.LAPACKE_dsyevd(LAPACK_COL_MAJOR, (byte) 'V', (byte) 'L', size, matrix, size, values);
            values.get(eigenvalues);
            double[] vector = new double[size];
            for (int column = 0; column < size; column++) {
                matrix.position((long) column * size).get(vector);
                for (int row = 0; row < size; row++) {
                    vectors.values()[row * size + column] = vector[row];
                }
            }
            return info;
        }
    }
}
