package org.brainrank.linalg;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.CblasUpper;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

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

    /** c = a b in single precision, of shapes (rows, inner) and (inner, columns). */
    static void multiply(int rows, int inner, int columns, float[] a, float[] b, float[] c) {
        if (c.length == 0 || inner == 0) {
            return;
        }
        openblas.cblas_sgemm(
                CblasRowMajor,
                CblasNoTrans,
                CblasNoTrans,
                rows,
                columns,
                inner,
                1f,
                a,
                inner,
                b,
                columns,
                0f,
                c,
                columns);
    }

    /** The upper triangle of c = a'a, or of c = aa' if {@code outer}. */
    static void gramUpper(Matrix a, boolean outer, Matrix c) {
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
                0.0,
                c.values(),
                c.columns());
    }

    /** Overwrites a symmetric matrix by its eigenvectors, one a row; returns LAPACK's info, 0 for success. */
    static int eigen(Matrix symmetric, double[] eigenvalues) {
        int size = symmetric.rows();
        // Column-major, because a symmetric matrix is its own transpose and LAPACKE then copies nothing.
        return openblas.LAPACKE_dsyevd(
                LAPACK_COL_MAJOR, (byte) 'V', (byte) 'L', size, symmetric.values(), size, eigenvalues);
    }
}
