package org.brainrank.method.paths;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;

/**
 * A path method at layers {@code first} to {@code last}.
 *
 * @param form of what it gives
 * @param pass the path
 * @param quantities what is read of it
 * @param first layer that it explains
 * @param last layer that it explains
 * @param resolved what {@code auto} came to
 * @param sizeOf why a layer's size is no finding
 * @param reducers (layer, tally) to a fresh reducer
 */
record PathExplainer(
        Form form,
        Pass pass,
        Set<Quantity> quantities,
        int first,
        int last,
        Map<String, String> resolved,
        IntFunction<Optional<String>> sizeOf,
        BiFunction<Integer, Tally, Reducer> reducers)
        implements Explainer {
    private static final Optional<String> COMPLETE =
            Optional.of("complete: scores sum to f - f(baseline) at every layer, up to the gap");

    /** Of a method whose contributions sum to f − f(baseline). */
    static PathExplainer complete(
            Form form,
            Pass pass,
            int first,
            int last,
            Map<String, String> resolved,
            BiFunction<Integer, Tally, Reducer> reducers) {
        Optional<String> size = form.isWhole() ? COMPLETE : Optional.empty();
        return new PathExplainer(
                form,
                pass,
                Set.of(Quantity.INPUTS, Quantity.GRADIENTS),
                first,
                last,
                resolved,
                layer -> size,
                reducers);
    }

    /** Of a method at layer 0 whose steps each have a direction of their own. */
    static PathExplainer ofPieces(Form form, Pass pass, boolean perToken, Map<String, String> resolved) {
        // Where each token has its own start, scores promise f − f(start) one by one, and their sum is the model's
        // doing.
        Optional<String> size = form.isWhole() && !perToken ? COMPLETE : Optional.empty();
        return new PathExplainer(
                form,
                pass,
                Set.of(Quantity.GRADIENTS, Quantity.DIRECTIONS),
                0,
                0,
                resolved,
                layer -> size,
                (layer, tally) -> new PieceReducer(tally, perToken));
    }

    @Override
    public Kind kind() {
        return form.kind();
    }

    @Override
    public boolean explains(int layer) {
        return layer >= first && layer <= last;
    }

    @Override
    public Reducer reducer(int layer, int tokens) {
        return reducer(layer, tokens, 1);
    }

    @Override
    public Reducer reducer(int layer, int tokens, int ofLastWord) {
        return reducers.apply(layer, new Tally(form, tokens, ofLastWord));
    }

    @Override
    public Optional<String> sizeFixedBy(int layer) {
        return sizeOf.apply(layer);
    }
}
