package org.brainrank.method.erasure;

import java.util.Map;
import java.util.Set;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.Tensor;

/**
 * Output minus output with a token erased.
 *
 * @param mask what stands in its place
 * @param last layer that is explained
 * @param resolved what the model was left to choose
 */
record ErasureExplainer(Baseline mask, int last, Map<String, String> resolved) implements Explainer {
    @Override
    public Kind kind() {
        return Kind.TOKEN_SCORES;
    }

    @Override
    public boolean explains(int layer) {
        return layer >= 0 && layer <= last;
    }

    @Override
    public Pass pass() {
        return new Pass.Erasure(mask);
    }

    @Override
    public Set<Quantity> quantities() {
        return Set.of(Quantity.ERASED);
    }

    @Override
    public Reducer reducer(int layer, int tokens) {
        float[] scores = new float[tokens];
        return new Reducer() {
            @Override
            public void observe(Observation step) {
                Tensor erased = step.erased(layer);
                for (int token = 0; token < tokens; token++) {
                    scores[token] = (float) (step.output() - erased.get(token));
                }
            }

            @Override
            public float[] scores() {
                return scores.clone();
            }
        };
    }
}
