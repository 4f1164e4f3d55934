package org.brainrank.method.gradients;

import java.util.Optional;
import java.util.Set;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.Tensor;

/**
 * Scores each token by itself, from one gradient pass, at every layer.
 *
 * @param layers L
 * @param timesInput whether a gradient is multiplied by what it is taken with respect to
 * @param aggregate over the width of the model
 */
record GradientExplainer(int layers, boolean timesInput, Aggregate aggregate) implements Explainer {
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
        return timesInput ? Set.of(Quantity.INPUTS, Quantity.GRADIENTS) : Set.of(Quantity.GRADIENTS);
    }

    @Override
    public Reducer reducer(int layer, int tokens) {
        float[] scores = new float[tokens];
        return new Reducer() {
            @Override
            public void observe(Observation step) {
                Tensor gradients = step.gradients(layer);
                double[] row = new double[gradients.size(1)];
                for (int token = 0; token < tokens; token++) {
                    for (int j = 0; j < row.length; j++) {
                        row[j] = gradients.get(token, j);
                    }
                    if (timesInput) {
                        multiply(row, step.inputs(layer).at(token));
                    }
                    scores[token] = (float) aggregate.of(row);
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
        if (layer == layers) {
            return Optional.of("only the last position has a gradient at the last block");
        }
        return timesInput && aggregate == Aggregate.SUM
                ? Optional.of("signed products of a layer add up, to first order, to the same total at every layer")
                : Optional.empty();
    }

    private static void multiply(double[] row, Tensor input) {
        for (int j = 0; j < row.length; j++) {
            row[j] *= input.get(j);
        }
    }
}
