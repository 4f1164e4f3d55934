package org.brainrank.method.rules;

import java.util.Optional;
import java.util.Set;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.Tensor;

/**
 * Relevance at every layer, from one backward pass by rules: R_t = Σ_j h_tj g_tj.
 *
 * @param layers L
 * @param pass with its rules
 */
record RelevanceExplainer(int layers, Pass.Relevance pass) implements Explainer {
    @Override
    public Kind kind() {
        return Kind.TOKEN_SCORES;
    }

    @Override
    public boolean explains(int layer) {
        return layer >= 0 && layer <= layers;
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
                Tensor inputs = step.inputs(layer);
                Tensor gradients = step.gradients(layer);
                for (int token = 0; token < tokens; token++) {
                    double sum = 0;
                    for (int j = 0; j < inputs.size(1); j++) {
                        sum += (double) inputs.get(token, j) * gradients.get(token, j);
                    }
                    scores[token] = (float) sum;
                }
            }

            @Override
            public float[] scores() {
                return scores.clone();
            }
        };
    }

    @Override
    public Optional<String> sizeFixedBy(int layer) {
        return Optional.of(
                layer == layers
                        ? "one number at the last position: f, less what the biases behind it took"
                        : "scores sum to f at every layer, less what biases and softmax took on the way");
    }
}
