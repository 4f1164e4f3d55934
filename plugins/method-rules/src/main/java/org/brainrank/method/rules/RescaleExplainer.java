package org.brainrank.method.rules;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;

/**
 * Differences from a baseline at every layer, from one backward pass.
 *
 * @param layers L
 * @param pass with its baseline
 * @param resolved what {@code auto} came to
 */
record RescaleExplainer(int layers, Pass.Rescale pass, Map<String, String> resolved) implements Explainer {
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
        return new RescaleReducer(layer, tokens);
    }

    @Override
    public Optional<String> sizeFixedBy(int layer) {
        return Optional.of("complete: scores sum to f - f(baseline) at every layer");
    }
}
