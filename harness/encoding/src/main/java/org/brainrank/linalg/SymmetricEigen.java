package org.brainrank.linalg;

/**
 * The eigendecomposition of a symmetric matrix, A = V diag(values) V', by LAPACK's divide and conquer ({@code dsyevd}).
 *
 * @param values eigenvalues, ascending; the array itself, not a copy
 * @param vectors shape (size, size), one unit eigenvector a column, in the order of the values
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; copying it for each fold would cost more than it guards
public record SymmetricEigen(double[] values, Matrix vectors) {

    /**
     * Decomposes a matrix; of it only one triangle is read, so symmetry is the caller's promise.
     *
     * @throws ArithmeticException if LAPACK does not converge, which finite matrices do not cause in practice
     */
    public static SymmetricEigen of(Matrix symmetric) {
        int size = symmetric.rows();
        if (symmetric.columns() != size) {
            throw new IllegalArgumentException("a symmetric matrix is square: was " + symmetric);
        }
        Matrix vectors = Matrix.zeros(size, size);
        double[] values = new double[size];
        if (size > 0) {
            int info = OpenBlas.eigen(symmetric, values, vectors);
            if (info != 0) {
                throw new ArithmeticException("LAPACK dsyevd failed on " + symmetric + " with info " + info
                        + (info < 0 ? ": a value is not finite" : ": no convergence"));
            }
        }
        return new SymmetricEigen(values, vectors);
    }
}
