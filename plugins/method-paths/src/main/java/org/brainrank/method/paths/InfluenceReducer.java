package org.brainrank.method.paths;

import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Tensor;

/** Σ_k w_k g_k, kept as a running sum. */
final class InfluenceReducer implements Reducer {
    private final int layer;
    private final int tokens;
    private final String aggregate;
    private double[] sum = {};

    InfluenceReducer(int layer, int tokens, String aggregate) {
        this.layer = layer;
        this.tokens = tokens;
        this.aggregate = aggregate;
    }

    @Override
    public void observe(Observation step) {
        // The ends of the path come with weight 0 where the rule has no point.
        if (step.weight() == 0) {
            return;
        }
        Tensor gradients = step.gradients(layer);
        if (sum.length == 0) {
            sum = new double[gradients.size()];
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] += step.weight() * gradients.get(i);
        }
    }

    @Override
    public float[] scores() {
        int width = sum.length / tokens;
        boolean neurons = aggregate.equals("neurons");
        Axis axis = neurons ? new Axis.Neurons(width) : new Axis.Tokens(tokens);
        double[] scores = new double[axis.length()];
        for (int i = 0; i < sum.length; i++) {
            scores[axis.of(i, width)] += switch (aggregate) {
                case "l2" -> sum[i] * sum[i];
                case "abs-sum" -> Math.abs(sum[i]);
                default -> sum[i];
            };
        }
        for (int i = 0; i < scores.length && aggregate.equals("l2"); i++) {
            scores[i] = Math.sqrt(scores[i]);
        }
        return Scores.rounded(scores);
    }
}
