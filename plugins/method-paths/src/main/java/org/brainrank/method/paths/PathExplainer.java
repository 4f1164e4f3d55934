package org.brainrank.method.paths;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;

/**
 * A path method at layers {@code first} to {@code last}.
 *
 * @param kind one score a token, or a vector
 * @param pass the path
 * @param first layer that it explains
 * @param last layer that it explains
 * @param resolved what {@code auto} came to
 * @param reducers (layer, tokens) to a fresh reducer
 */
record PathExplainer(
        Kind kind,
        Pass pass,
        int first,
        int last,
        Map<String, String> resolved,
        BiFunction<Integer, Integer, Reducer> reducers)
        implements Explainer {
    /** One score a token. */
    PathExplainer(
            Pass pass,
            int first,
            int last,
            Map<String, String> resolved,
            BiFunction<Integer, Integer, Reducer> reducers) {
        this(Kind.TOKEN_SCORES, pass, first, last, resolved, reducers);
    }

    @Override
    public boolean explains(int layer) {
        return layer >= first && layer <= last;
    }

    @Override
    public Set<Quantity> quantities() {
        return Set.of(Quantity.INPUTS, Quantity.GRADIENTS);
    }

    @Override
    public Reducer reducer(int layer, int tokens) {
        return reducers.apply(layer, tokens);
    }

    @Override
    public Optional<String> sizeFixedBy(int layer) {
        return Optional.of("complete: scores sum to f - f(baseline) at every layer");
    }
}
