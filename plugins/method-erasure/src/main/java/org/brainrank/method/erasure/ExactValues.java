package org.brainrank.method.erasure;

import java.util.OptionalDouble;
import org.brainrank.spi.model.CoalitionTable;
import org.brainrank.spi.model.Tensor;

/** φ_i = Σ over subsets S without i of s!(T − 1 − s)!/T! (v(S ∪ i) − v(S)), from v of all subsets. Shapley 1953. */
final class ExactValues implements Estimator {
    @Override
    public Estimate of(CoalitionTable coalitions, Tensor outputs, double whole) {
        int tokens = coalitions.tokens();
        double[] weights = weights(tokens);
        double[] scores = new double[tokens];
        for (int row = 0; row < coalitions.rows(); row++) {
            int size = coalitions.size(row);
            for (int token = 0; token < tokens; token++) {
                // Bit i of a row's number says whether it has token i.
                if (!coalitions.has(row, token)) {
                    scores[token] += weights[size] * ((double) outputs.get(row | 1 << token) - outputs.get(row));
                }
            }
        }
        return new Estimate(scores, new double[0], OptionalDouble.of(whole - outputs.get(0)));
    }

    /** s!(T − 1 − s)!/T! = 1/(T · C(T − 1, s)), by size s. */
    private static double[] weights(int tokens) {
        double[] weights = new double[tokens];
        double binomial = 1;
        for (int size = 0; size < tokens; size++) {
            weights[size] = 1 / (tokens * binomial);
            binomial *= (double) (tokens - 1 - size) / (size + 1);
        }
        return weights;
    }
}
