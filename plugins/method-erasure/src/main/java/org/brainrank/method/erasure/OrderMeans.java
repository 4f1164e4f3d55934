package org.brainrank.method.erasure;

import java.util.OptionalDouble;
import org.brainrank.spi.model.CoalitionTable;
import org.brainrank.spi.model.Tensor;

/**
 * φ_i = mean over random orders of what f gains when token i joins those before it. Castro, Gómez and Tejada 2009. The
 * standard error is that of the mean of independent draws: of orders, or of pairs of an order and its reverse (Mitchell,
 * Cooper, Frank and Holmes 2022), whose members are not independent.
 *
 * @param perDraw orders of one draw: 2 if they come in antithetic pairs, else 1
 */
record OrderMeans(int perDraw) implements Estimator {
    @Override
    public Estimate of(CoalitionTable coalitions, Tensor outputs, double whole) {
        int tokens = coalitions.tokens();
        int draws = coalitions.rows() / (tokens + 1) / perDraw;
        double[] mean = new double[tokens];
        double[] squares = new double[tokens];
        for (int draw = 0; draw < draws; draw++) {
            double[] gains = gains(coalitions, outputs, draw);
            for (int token = 0; token < tokens; token++) {
                double before = gains[token] - mean[token];
                mean[token] += before / (draw + 1);
                squares[token] += before * (gains[token] - mean[token]);
            }
        }
        double[] errors = new double[draws > 1 ? tokens : 0];
        for (int token = 0; token < errors.length; token++) {
            errors[token] = Math.sqrt(squares[token] / (draws - 1) / draws);
        }
        return new Estimate(mean, errors, OptionalDouble.of(whole - outputs.get(0)));
    }

    private double[] gains(CoalitionTable coalitions, Tensor outputs, int draw) {
        int tokens = coalitions.tokens();
        double[] gains = new double[tokens];
        for (int order = draw * perDraw; order < (draw + 1) * perDraw; order++) {
            for (int row = order * (tokens + 1); row < order * (tokens + 1) + tokens; row++) {
                double gain = (double) outputs.get(row + 1) - outputs.get(row);
                gains[joining(coalitions, row)] += gain / perDraw;
            }
        }
        return gains;
    }

    private static int joining(CoalitionTable coalitions, int row) {
        int token = 0;
        while (coalitions.has(row, token) || !coalitions.has(row + 1, token)) {
            token++;
        }
        return token;
    }
}
