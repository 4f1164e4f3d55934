package org.brainrank.encoding;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.brainrank.linalg.Matrix;
import org.brainrank.linalg.Panel;

/** The matrices that turn training responses into predictions for test scans, of those penalties that were chosen. */
final class OuterOperators {
    private final Decomposition decomposition;
    private final double[] alphas;
    private final Precision precision;
    private final Map<Integer, Panel> operators = new ConcurrentHashMap<>();

    OuterOperators(Decomposition decomposition, double[] alphas, Precision precision) {
        this.decomposition = decomposition;
        this.alphas = alphas;
        this.precision = precision;
    }

    /** Test scans. */
    int scans() {
        return decomposition.evaluation().rows();
    }

    /** The matrix of one penalty, shape (test scans, training scans). */
    Panel of(int alpha) {
        return operators.computeIfAbsent(alpha, key -> {
            Matrix evaluation = decomposition.evaluation();
            double[] filter = new double[evaluation.columns()];
            for (int k = 0; k < filter.length; k++) {
                filter[k] = 1 / (decomposition.eigenvalues()[k] + alphas[key]);
            }
            Matrix filtered = Matrix.zeros(evaluation.rows(), evaluation.columns());
            decomposition.filter(filter, filtered, 0);
            return precision.product(filtered, decomposition.rotation());
        });
    }
}
