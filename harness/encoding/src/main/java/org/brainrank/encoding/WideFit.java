package org.brainrank.encoding;

import java.util.List;
import org.brainrank.linalg.Matrix;
import org.brainrank.linalg.Panel;

/**
 * The matrices that turn training responses into predictions, one a filter.
 *
 * @param fold the inner fold
 * @param basis the filters
 * @param operators one a filter, shape (evaluation scans, training scans)
 */
record WideFit(Fold fold, FilterBasis basis, List<Panel> operators) {
    /** Of predictions, relative to the responses: below what each precision can tell. */
    private static final double SINGLE_TOLERANCE = 1e-5;

    private static final double DOUBLE_TOLERANCE = 1e-14;

    static WideFit of(Fold fold, Decomposition decomposition, double[] alphas, Precision precision) {
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
        return new WideFit(fold, basis, decomposition.operators(basis.filters(), precision, 1));
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
