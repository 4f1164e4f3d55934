package org.brainrank.method.gradients;

import java.util.Set;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.Tensor;

/**
 * Weighs dimensions by their mean gradient over positions.
 *
 * @param layers L
 * @param positive whether scores are cut at zero
 */
record GradCamExplainer(int layers, boolean positive) implements Explainer {
    @Override
    public Kind kind() {
        return Kind.TOKEN_SCORES;
    }

    @Override
    public boolean explains(int layer) {
        return layer >= 0 && layer <= layers;
    }

    @Override
    public Pass pass() {
        return new Pass.Gradient();
    }

    @Override
    public Set<Quantity> quantities() {
        return Set.of(Quantity.INPUTS, Quantity.GRADIENTS);
    }

    @Override
    public Reducer reducer(int layer, int tokens) {
        float[] scores = new float[tokens];
        return new Reducer() {
            @Override
            public void observe(Observation step) {
                double[] weights = means(step.gradients(layer));
                Tensor inputs = step.inputs(layer);
                for (int token = 0; token < tokens; token++) {
                    double sum = 0;
                    for (int channel = 0; channel < weights.length; channel++) {
                        sum += weights[channel] * inputs.get(token, channel);
                    }
                    scores[token] = (float) (positive ? Math.max(0, sum) : sum);
                }
            }

            @Override
            public float[] scores() {
                return scores.clone();
            }
        };
    }

    /** The mean over rows. */
    private static double[] means(Tensor gradients) {
        int tokens = gradients.size(0);
        double[] means = new double[gradients.size(1)];
        for (int token = 0; token < tokens; token++) {
            for (int channel = 0; channel < means.length; channel++) {
                means[channel] += gradients.get(token, channel) / (double) tokens;
            }
        }
        return means;
    }
}
