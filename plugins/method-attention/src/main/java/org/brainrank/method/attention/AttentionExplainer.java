package org.brainrank.method.attention;

import java.util.Optional;
import java.util.Set;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.Tensor;

/**
 * The last row of each head's attention weights, reduced over heads.
 *
 * @param layers L
 * @param strongest whether the largest weight of any head counts, not the mean
 */
record AttentionExplainer(int layers, boolean strongest) implements Explainer {
    @Override
    public Kind kind() {
        return Kind.TOKEN_SCORES;
    }

    @Override
    public boolean explains(int layer) {
        return layer >= 1 && layer <= layers;
    }

    @Override
    public Pass pass() {
        return new Pass.Forward();
    }

    @Override
    public Set<Quantity> quantities() {
        return Set.of(Quantity.ATTENTION);
    }

    @Override
    public Optional<String> sizeFixedBy(int layer) {
        return Optional.of("the weights of a head sum to one at every layer");
    }

    @Override
    public Reducer reducer(int layer, int tokens) {
        double[] scores = new double[tokens];
        return new Reducer() {
            @Override
            public void observe(Observation step) {
                Tensor weights = step.attention(layer);
                int heads = weights.size(0);
                for (int head = 0; head < heads; head++) {
                    Tensor last = weights.at(head).at(tokens - 1);
                    for (int token = 0; token < tokens; token++) {
                        float weight = last.get(token);
                        scores[token] =
                                strongest ? Math.max(scores[token], weight) : scores[token] + (double) weight / heads;
                    }
                }
            }

            @Override
            public float[] scores() {
                float[] rounded = new float[tokens];
                for (int token = 0; token < tokens; token++) {
                    rounded[token] = (float) scores[token];
                }
                return rounded;
            }
        };
    }
}
