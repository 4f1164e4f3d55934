package org.brainrank.encoding;

import java.util.ArrayList;
import java.util.List;
import org.brainrank.linalg.Matrix;
import org.brainrank.linalg.Panel;
import org.brainrank.linalg.Products;

/**
 * The matrices that turn training responses into predictions for test scans.
 *
 * @param byAlpha one a penalty, shape (test scans, training scans)
 */
record OuterOperators(List<Panel> byAlpha) {

    static OuterOperators of(Decomposition decomposition, double[] alphas, Precision precision) {
        Matrix evaluation = decomposition.evaluation();
        double[] filter = new double[evaluation.columns()];
        List<Panel> operators = new ArrayList<>();
        for (double alpha : alphas) {
            for (int k = 0; k < filter.length; k++) {
                filter[k] = 1 / (decomposition.eigenvalues()[k] + alpha);
            }
            Matrix filtered = Matrix.zeros(evaluation.rows(), evaluation.columns());
            decomposition.filter(filter, filtered, 0);
            Matrix operator = Products.multiplyTranspose(filtered, decomposition.rotation());
            operators.add(precision == Precision.SINGLE ? Panel.single(operator) : Panel.wrap(operator));
        }
        return new OuterOperators(operators);
    }
}
