package org.brainrank.method.attention;

import java.util.List;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.model.Tensor;

/** From whose eyes a matrix of queries and keys is seen: the last position's, from which the model predicts, or everyone's. */
enum Queries {
    /** The last row. */
    LAST,
    /** The mean over all T rows; a key behind a query counts 0 there. */
    MEAN;

    static final ParameterSpec PARAMETER = ParameterSpec.choice(
            "query", "last", List.of("last", "mean"), "The last position looks, or the mean over all positions.");

    /** A weight between two positions. */
    @FunctionalInterface
    interface Weights {
        double at(int query, int key);
    }

    static Queries of(Parameters parameters) {
        return parameters.text("query").equals("mean") ? MEAN : LAST;
    }

    /** One number a key, from a matrix of shape (T, T). */
    double[] reduce(Tensor matrix, int tokens) {
        return reduce(matrix::get, tokens);
    }

    /** One number a key. */
    double[] reduce(Weights weights, int tokens) {
        double[] scores = new double[tokens];
        for (int query = this == LAST ? tokens - 1 : 0; query < tokens; query++) {
            for (int key = 0; key <= query; key++) {
                scores[key] += weights.at(query, key) / (this == LAST ? 1 : tokens);
            }
        }
        return scores;
    }
}
