package org.brainrank.method.erasure;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.linear.RealMatrix;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.CoalitionTable;
import org.brainrank.spi.model.Coalitions;
import org.brainrank.spi.model.Tensor;

/**
 * φ = argmin Σ_S π(S) (v(S) − v(∅) − Σ_{i in S} φ_i)² under Σ φ = f − v(∅), π(S) = (T − 1)/(C(T, s) s (T − s)). Lundberg and
 * Lee 2017. Where S is drawn with probability ∝ π, every draw counts alike.
 *
 * <p>The constraint is kept by putting φ_T = f − v(∅) − Σ_{i &lt; T} φ_i into the sum, which leaves T − 1 unknowns.
 *
 * @param scheme how the coalitions were made
 */
record KernelRegression(Coalitions.Kernel scheme) implements Estimator {
    @Override
    public Estimate of(CoalitionTable coalitions, Tensor outputs, double whole) {
        int tokens = coalitions.tokens();
        double nothing = outputs.get(0);
        double change = whole - nothing;
        if (tokens == 1) {
            return new Estimate(new double[] {change}, new double[1], OptionalDouble.of(change));
        }
        boolean exhausted = scheme.exhausts(tokens);
        LeastSquares squares = new LeastSquares(tokens - 1);
        for (int row = 1; row < coalitions.rows(); row++) {
            boolean last = coalitions.has(row, tokens - 1);
            double[] x = new double[tokens - 1];
            for (int token = 0; token < x.length; token++) {
                x[token] = (coalitions.has(row, token) ? 1 : 0) - (last ? 1 : 0);
            }
            double y = outputs.get(row) - nothing - (last ? change : 0);
            double weight = exhausted ? kernel(tokens, coalitions.size(row)) : 1;
            squares.add(x, y, weight, (row - 1) / (scheme.paired() ? 2 : 1));
        }
        LeastSquares.Fit fit = squares.solve(new double[tokens - 1]).orElseThrow(() -> tooFew(tokens));
        double[] errors = exhausted ? new double[tokens] : errors(fit.covariance(), tokens);
        return new Estimate(scores(fit.coefficients(), change), errors, OptionalDouble.of(change));
    }

    private UserException tooFew(int tokens) {
        return new UserException("kernel-shap with samples=" + scheme.samples() + " cannot tell " + tokens
                + " tokens apart; take at least " + 8 * tokens + " samples, or fewer context words");
    }

    private static double[] scores(double[] free, double change) {
        double[] scores = new double[free.length + 1];
        double rest = change;
        for (int i = 0; i < free.length; i++) {
            scores[i] = free[i];
            rest -= free[i];
        }
        scores[free.length] = rest;
        return scores;
    }

    /** The last token's score is a constant minus the sum of the others: its variance is the sum of all covariances. */
    private static double[] errors(Optional<RealMatrix> covariance, int tokens) {
        if (covariance.isEmpty()) {
            return new double[0];
        }
        double[] errors = new double[tokens];
        double all = 0;
        for (int i = 0; i < tokens - 1; i++) {
            errors[i] = Math.sqrt(covariance.get().getEntry(i, i));
            for (int j = 0; j < tokens - 1; j++) {
                all += covariance.get().getEntry(i, j);
            }
        }
        errors[tokens - 1] = Math.sqrt(Math.max(0, all));
        return errors;
    }

    private static double kernel(int tokens, int size) {
        double binomial = 1;
        for (int k = 1; k <= size; k++) {
            binomial *= (double) (tokens - k + 1) / k;
        }
        return (tokens - 1) / (binomial * size * (tokens - size));
    }
}
