package org.brainrank.encoding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.brainrank.linalg.Panel;

/**
 * The matrices that turn training responses into predictions for test scans, of those penalties that were chosen.
 *
 * @param scans test scans
 * @param byPenalty by index of the penalty, shape (test scans, training scans)
 */
record OuterOperators(int scans, Map<Integer, Panel> byPenalty) {

    static OuterOperators of(
            Decomposition decomposition, double[] alphas, int[] chosen, Precision precision, int threads) {
        double[] eigenvalues = decomposition.eigenvalues();
        double[][] filters = new double[chosen.length][eigenvalues.length];
        for (int i = 0; i < chosen.length; i++) {
            for (int k = 0; k < eigenvalues.length; k++) {
                filters[i][k] = 1 / (eigenvalues[k] + alphas[chosen[i]]);
            }
        }
        List<Panel> operators = decomposition.operators(filters, precision, threads);
        Map<Integer, Panel> byPenalty = new HashMap<>();
        for (int i = 0; i < chosen.length; i++) {
            byPenalty.put(chosen[i], operators.get(i));
        }
        return new OuterOperators(decomposition.evaluation().rows(), byPenalty);
    }
}
