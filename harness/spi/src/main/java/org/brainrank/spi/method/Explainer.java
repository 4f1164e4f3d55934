package org.brainrank.spi.method;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;

/** A method with its parameters, on one model: says what it needs, and makes the reducers that turn it into numbers. */
public interface Explainer {
    /** What a reducer returns. */
    enum Kind {
        /** One score per token; the harness sums subwords to words. */
        TOKEN_SCORES,
        /** One vector per window, whatever the number of tokens. */
        VECTOR
    }

    /**
     * What its reducers return.
     *
     * @return the kind
     */
    Kind kind();

    /**
     * Whether the method says anything at a layer.
     *
     * @param layer from 0 (input) to L
     * @return false where it makes no sense; the plan tells the user
     */
    boolean explains(int layer);

    /**
     * The pass that it reduces.
     *
     * @return equal for all variants that can share one run
     */
    Pass pass();

    /**
     * What it reads of the pass.
     *
     * @return the quantities
     */
    Set<Quantity> quantities();

    /**
     * A fresh reducer for one window at one layer.
     *
     * @param layer one that {@link #explains}
     * @param tokens length of the window
     * @return a reducer, used by one thread at a time
     */
    Reducer reducer(int layer, int tokens);

    /**
     * The layers that a reducer at a layer looks at; a method that follows something through the blocks looks at all below.
     *
     * @param layer one that it {@link #explains}
     * @return layers from 0 to L, {@code layer} among them unless it says nothing there
     */
    default Set<Integer> reads(int layer) {
        return Set.of(layer);
    }

    /**
     * What {@code auto} parameters came to on this model; the run record keeps it.
     *
     * @return name to value; empty if nothing was left open
     */
    default Map<String, String> resolved() {
        return Map.of();
    }

    /**
     * Why the size of a layer's scores follows from how the method is built, and so is no finding about the layer: scores
     * that sum to f − f(baseline) at every layer, weights that sum to one, one number at one position.
     *
     * @param layer one that it {@link #explains}
     * @return the reason in a few words; empty if the size is the model's own doing
     */
    default Optional<String> sizeFixedBy(int layer) {
        return Optional.empty();
    }
}
