package org.brainrank.method.paths;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;

/**
 * Average gradients of blocks 1 to L.
 *
 * @param pass the path
 * @param layers L
 * @param aggregate {@code neurons}, or how a token's dimensions become one number
 * @param resolved what {@code auto} came to
 */
record InfluenceExplainer(Pass.Path pass, int layers, String aggregate, Map<String, String> resolved)
        implements Explainer {
    @Override
    public Kind kind() {
        return aggregate.equals("neurons") ? Kind.VECTOR : Kind.TOKEN_SCORES;
    }

    @Override
    public boolean explains(int layer) {
        return layer >= 1 && layer <= layers;
    }

    @Override
    public Set<Quantity> quantities() {
        return Set.of(Quantity.GRADIENTS);
    }

    @Override
    public Reducer reducer(int layer, int tokens) {
        return new InfluenceReducer(layer, tokens, aggregate);
    }

    @Override
    public Optional<String> sizeFixedBy(int layer) {
        return layer == layers
                ? Optional.of("only the last position has a gradient at the last block")
                : Optional.empty();
    }
}
