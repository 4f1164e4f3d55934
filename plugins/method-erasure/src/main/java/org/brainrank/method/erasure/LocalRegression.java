package org.brainrank.method.erasure;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.linear.RealMatrix;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.CoalitionTable;
import org.brainrank.spi.model.Tensor;

/**
 * β of argmin Σ_S w(S) (v(S) − β₀ − Σ_{i in S} β_i)² + ρ Σ_i β_i², over drawn coalitions and the whole window, w =
 * √exp(−d²/width²), d = 1 − √(s/T) the cosine distance from the whole. Ribeiro, Singh and Guestrin 2016.
 *
 * @param width of the kernel
 * @param ridge ρ; the intercept is free
 */
record LocalRegression(double width, double ridge) implements Estimator {
    @Override
    public Estimate of(CoalitionTable coalitions, Tensor outputs, double whole) {
        int tokens = coalitions.tokens();
        LeastSquares squares = new LeastSquares(tokens + 1);
        double[] ones = new double[tokens + 1];
        Arrays.fill(ones, 1);
        squares.add(ones, whole, 1, 0);
        for (int row = 0; row < coalitions.rows(); row++) {
            double[] x = new double[tokens + 1];
            for (int token = 0; token < tokens; token++) {
                x[token] = coalitions.has(row, token) ? 1 : 0;
            }
            x[tokens] = 1;
            double distance = 1 - Math.sqrt((double) coalitions.size(row) / tokens);
            double weight = Math.sqrt(Math.exp(-distance * distance / (width * width)));
            squares.add(x, outputs.get(row), weight, row + 1);
        }
        double[] penalties = new double[tokens + 1];
        Arrays.fill(penalties, 0, tokens, ridge);
        LeastSquares.Fit fit = squares.solve(penalties)
                .orElseThrow(() -> new UserException("lime with samples=" + coalitions.rows() + ",ridge=" + ridge
                        + " cannot tell " + tokens + " tokens apart; take at least " + 8 * tokens
                        + " samples, or a ridge above 0"));
        double[] scores = Arrays.copyOf(fit.coefficients(), tokens);
        return new Estimate(scores, errors(fit.covariance(), tokens), OptionalDouble.empty());
    }

    private static double[] errors(Optional<RealMatrix> covariance, int tokens) {
        double[] errors = new double[covariance.isPresent() ? tokens : 0];
        for (int token = 0; token < errors.length; token++) {
            errors[token] = Math.sqrt(covariance.orElseThrow().getEntry(token, token));
        }
        return errors;
    }
}
