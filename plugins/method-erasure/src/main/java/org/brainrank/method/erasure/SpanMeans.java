package org.brainrank.method.erasure;

import java.util.OptionalDouble;
import org.brainrank.spi.model.CoalitionTable;
import org.brainrank.spi.model.Tensor;

/** Mean over the spans that cover a token of what f loses when the span is absent. Zeiler and Fergus 2014. */
final class SpanMeans implements Estimator {
    @Override
    public Estimate of(CoalitionTable coalitions, Tensor outputs, double whole) {
        double[] scores = new double[coalitions.tokens()];
        for (int token = 0; token < scores.length; token++) {
            int spans = 0;
            for (int row = 0; row < coalitions.rows(); row++) {
                if (!coalitions.has(row, token)) {
                    scores[token] += whole - outputs.get(row);
                    spans++;
                }
            }
            scores[token] /= spans;
        }
        return new Estimate(scores, new double[0], OptionalDouble.empty());
    }
}
