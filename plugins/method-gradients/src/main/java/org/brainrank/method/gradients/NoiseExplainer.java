package org.brainrank.method.gradients;

import java.util.Optional;
import java.util.Set;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;

/**
 * A statistic of gradients under noise, reduced over the width of the model.
 *
 * @param layers L
 * @param pass the noise
 * @param statistic of each number of a gradient, over samples
 * @param norm over dimensions
 */
record NoiseExplainer(int layers, Pass.Noise pass, NoisyStatistic statistic, Aggregate norm) implements Explainer {
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
        return Set.of(Quantity.GRADIENTS);
    }

    @Override
    public Reducer reducer(int layer, int tokens) {
        return new NoiseReducer(layer, tokens, statistic, norm);
    }

    @Override
    public Optional<String> sizeFixedBy(int layer) {
        return layer == layers
                ? Optional.of("only the last position has a gradient at the last block")
                : Optional.empty();
    }
}
