package org.brainrank.encoding;

import java.util.List;
import org.brainrank.linalg.Matrix;
import org.brainrank.linalg.Panel;
import org.brainrank.linalg.Products;
import org.brainrank.linalg.SymmetricEigen;

/**
 * One training set's ridge problem, rotated so that every penalty is a division: predictions for the evaluation scans
 * are U diag(1 / (s + α)) R'Y.
 *
 * <p>Primal, X'X = V diag(s) V': R = XV, U = X<sub>eval</sub>V, of size features. Kernel, XX' = V diag(s) V': R = V, U =
 * X<sub>eval</sub>X'V, of size training scans. Both are ŵ = argmin |Y − Xw|² + α|w|² (Hoerl and Kennard 1970).
 *
 * @param eigenvalues s, ascending, not negative, length k
 * @param rotation R, shape (training scans, k)
 * @param evaluation U, shape (evaluation scans, k)
 */
@SuppressWarnings("ArrayRecordComponent") // package-private, compared by nobody
record Decomposition(double[] eigenvalues, Matrix rotation, Matrix evaluation) {

    /** From features: shapes (training scans, features) and (evaluation scans, features). */
    static Decomposition primal(Matrix train, Matrix evaluation) {
        SymmetricEigen eigen = SymmetricEigen.of(Products.gram(train));
        return new Decomposition(
                nonNegative(eigen.values()),
                Products.multiply(train, eigen.vectors()),
                Products.multiply(evaluation, eigen.vectors()));
    }

    /** From linear kernels: shapes (training, training) and (evaluation, training). */
    static Decomposition kernel(Matrix train, Matrix evaluation) {
        SymmetricEigen eigen = SymmetricEigen.of(train);
        return new Decomposition(
                nonNegative(eigen.values()), eigen.vectors(), Products.multiply(evaluation, eigen.vectors()));
    }

    /** Whichever is smaller. */
    static Decomposition of(Matrix train, Matrix evaluation) {
        return train.columns() <= train.rows()
                ? primal(train, evaluation)
                : kernel(Products.rowGram(train), Products.multiplyTranspose(evaluation, train));
    }

    /** R'Y, shape (k, targets). */
    Matrix rotate(Matrix responses) {
        return Products.transposeMultiply(rotation, responses);
    }

    /** diag(1 / (s + α)) Q, with one penalty a target; shape (k, targets). */
    Matrix shrink(Matrix rotated, double[] alphas) {
        int targets = rotated.columns();
        double[] shrunk = new double[rotated.values().length];
        for (int i = 0, k = 0; k < eigenvalues.length; k++) {
            for (int target = 0; target < targets; target++, i++) {
                shrunk[i] = rotated.values()[i] / (eigenvalues[k] + alphas[target]);
            }
        }
        return Matrix.of(eigenvalues.length, targets, shrunk);
    }

    /**
     * U diag(filter) R' for each filter: what turns training responses into predictions.
     *
     * @return shape (evaluation scans, training scans), one a filter
     */
    List<Panel> operators(double[][] filters, Precision precision, int threads) {
        Panel transposed = precision.panel(rotation.transpose());
        Panel[] operators = new Panel[filters.length];
        Parallel.run(threads, filters.length, filter -> {
            Matrix filtered = evaluation.rows(0, evaluation.rows());
            for (int scan = 0; scan < filtered.rows(); scan++) {
                multiply(filtered.values(), scan * filtered.columns(), filters[filter]);
            }
            operators[filter] =
                    transposed.multipliedBy(List.of(precision.panel(filtered))).get(0);
        });
        return List.of(operators);
    }

    private static void multiply(double[] values, int at, double[] factors) {
        for (int k = 0; k < factors.length; k++) {
            values[at + k] *= factors[k];
        }
    }

    /** Predictions for the evaluation scans, shape (evaluation scans, targets), with one penalty a target. */
    Matrix predict(Matrix responses, double[] alphas) {
        return Products.multiply(evaluation, shrink(rotate(responses), alphas));
    }

    /** Eigenvalues of a Gram matrix without the negative ones that rounding makes. */
    static double[] nonNegative(double[] eigenvalues) {
        double[] clamped = eigenvalues.clone();
        for (int i = 0; i < clamped.length; i++) {
            clamped[i] = Math.max(0, clamped[i]); // a Gram matrix has none below 0 but by rounding
        }
        return clamped;
    }
}
