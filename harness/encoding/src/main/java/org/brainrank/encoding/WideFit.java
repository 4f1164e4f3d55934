package org.brainrank.encoding;

import org.brainrank.linalg.Matrix;
import org.brainrank.linalg.Panel;

/**
 * The matrices that turn training responses into predictions, one a filter, one below the other.
 *
 * @param basis the filters
 * @param operator shape (filters × evaluation scans, training scans)
 * @param scans evaluation scans
 */
record WideFit(FilterBasis basis, Panel operator, int scans) {
    /** Of predictions, relative to the responses: below what each precision can tell. */
    private static final double SINGLE_TOLERANCE = 1e-5;

    private static final double DOUBLE_TOLERANCE = 1e-14;

    static WideFit of(Decomposition decomposition, double[] alphas, Precision precision) {
        Matrix evaluation = decomposition.evaluation();
        Matrix rotation = decomposition.rotation();
        double[] influence = new double[decomposition.eigenvalues().length];
        double[] evaluated = lengths(evaluation);
        double[] rotated = lengths(rotation);
        for (int k = 0; k < influence.length; k++) {
            influence[k] = evaluated[k] * rotated[k];
        }
        FilterBasis basis = FilterBasis.of(
                decomposition.eigenvalues(),
                influence,
                alphas,
                precision == Precision.SINGLE ? SINGLE_TOLERANCE : DOUBLE_TOLERANCE);
        Matrix stacked = Matrix.zeros(basis.size() * evaluation.rows(), evaluation.columns());
        for (int filter = 0; filter < basis.size(); filter++) {
            decomposition.filter(basis.filters()[filter], stacked, filter * evaluation.rows());
        }
        return new WideFit(basis, precision.product(stacked, decomposition.rotation()), evaluation.rows());
    }

    private static double[] lengths(Matrix matrix) {
        double[] squares = new double[matrix.columns()];
        for (int i = 0; i < matrix.values().length; i++) {
            squares[i % squares.length] += matrix.values()[i] * matrix.values()[i];
        }
        for (int k = 0; k < squares.length; k++) {
            squares[k] = Math.sqrt(squares[k]);
        }
        return squares;
    }
}
