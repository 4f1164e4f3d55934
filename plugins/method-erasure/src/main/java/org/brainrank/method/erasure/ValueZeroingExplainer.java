package org.brainrank.method.erasure;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;

/**
 * Shares of a block's movement.
 *
 * @param last layer that is explained
 * @param rollout whether shares are followed down to the input
 */
record ValueZeroingExplainer(int last, boolean rollout) implements Explainer {
    @Override
    public Kind kind() {
        return Kind.TOKEN_SCORES;
    }

    @Override
    public boolean explains(int layer) {
        return layer >= 1 && layer <= last;
    }

    @Override
    public Pass pass() {
        return new Pass.ValueZeroing();
    }

    @Override
    public Set<Quantity> quantities() {
        return Set.of(Quantity.ZEROED);
    }

    @Override
    public Set<Integer> reads(int layer) {
        return rollout ? IntStream.rangeClosed(1, layer).boxed().collect(Collectors.toSet()) : Set.of(layer);
    }

    @Override
    public Reducer reducer(int layer, int tokens) {
        return new ValueZeroingReducer(layer, rollout);
    }

    @Override
    public Optional<String> sizeFixedBy(int layer) {
        return Optional.of("scores are shares: they sum to 1");
    }
}
