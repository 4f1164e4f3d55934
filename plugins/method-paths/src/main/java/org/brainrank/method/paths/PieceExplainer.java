package org.brainrank.method.paths;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;

/**
 * A method at layer 0 whose steps each have a direction of their own.
 *
 * @param pass random, sequential or discrete path
 * @param perToken whether each token has its own start, so that scores promise f − f(start) one by one
 * @param resolved what {@code auto} came to
 */
record PieceExplainer(Pass pass, boolean perToken, Map<String, String> resolved) implements Explainer {
    @Override
    public Kind kind() {
        return Kind.TOKEN_SCORES;
    }

    @Override
    public boolean explains(int layer) {
        return layer == 0;
    }

    @Override
    public Set<Quantity> quantities() {
        return Set.of(Quantity.GRADIENTS, Quantity.DIRECTIONS);
    }

    @Override
    public Reducer reducer(int layer, int tokens) {
        return new PieceReducer(tokens, perToken);
    }

    @Override
    public Optional<String> sizeFixedBy(int layer) {
        return perToken ? Optional.empty() : Optional.of("complete: scores sum to f - f(baseline), up to the gap");
    }
}
