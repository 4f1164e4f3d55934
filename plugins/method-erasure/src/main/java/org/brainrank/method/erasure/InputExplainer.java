package org.brainrank.method.erasure;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;

/**
 * A method that changes the input alone, and so explains layer 0 alone.
 *
 * @param pass how the model is run
 * @param quantity what is read of it
 * @param resolved what the model was left to choose
 * @param fixed why the size of the scores is no finding; empty if it may be one
 * @param reducers number of tokens to a fresh reducer
 */
record InputExplainer(
        Pass pass,
        Quantity quantity,
        Map<String, String> resolved,
        Optional<String> fixed,
        IntFunction<Reducer> reducers)
        implements Explainer {
    /** Why Shapley values add up to what they do. */
    static final Optional<String> EFFICIENT = Optional.of("complete: scores sum to f - f(all tokens masked)");

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
        return Set.of(quantity);
    }

    @Override
    public Reducer reducer(int layer, int tokens) {
        return reducers.apply(tokens);
    }

    @Override
    public Optional<String> sizeFixedBy(int layer) {
        return fixed;
    }
}
