package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;

/**
 * A network that runs as one piece, with an input for every layer that is added to the state there. Its blocks can be run by
 * themselves only by running all of it, so passes run everything behind a layer at once where they can.
 *
 * <p>What enters block 1 is not a place of its own: {@link #enter} gives the embeddings back, and block 1 adds positions.
 */
public interface WholeNetwork extends Network {
    /**
     * Runs everything behind a layer.
     *
     * @param layer where the state stands: 0 for token embeddings, l for the output of block l
     * @param state shape (B, T, width)
     * @param taps what is added to states behind {@code layer}, by layer, each of the state's shape; may be empty
     * @return what was seen on the way
     */
    WholeRun run(int layer, NDArray state, SortedMap<Integer, NDArray> taps);

    /**
     * The size of a layer's state.
     *
     * @param layer from 0 to L
     * @return E at layer 0, D behind it
     */
    int width(int layer);

    /**
     * The last position's output of block L.
     *
     * @param layer where the state stands
     * @param state shape (B, T, width)
     * @return shape (B, D)
     */
    default NDArray last(int layer, NDArray state) {
        NDArray hidden = layer == layers()
                ? state
                : Objects.requireNonNull(
                        run(layer, state, Collections.emptySortedMap()).hidden().get(layers()));
        return hidden.get(new NDIndex(":, -1"));
    }

    @Override
    default BlockOutput block(int layer, NDArray hidden, boolean wantAttention) {
        WholeRun run = run(layer - 1, hidden, Collections.emptySortedMap());
        return new BlockOutput(
                Objects.requireNonNull(run.hidden().get(layer)),
                wantAttention ? run.attention().get(layer) : null);
    }

    @Override
    default NDArray logits(NDArray last) {
        return run(layers(), last.expandDims(1), Collections.emptySortedMap()).logits();
    }

    @Override
    default NDArray enter(NDArray embeddings) {
        return embeddings;
    }

    @Override
    default NDArray entered(NDArray embeddings) {
        NDArray entered = run(0, embeddings, Collections.emptySortedMap()).entered();
        return entered == null ? embeddings : entered;
    }

    /** Nothing is remembered from one window to another: all of it runs anyway. */
    @Override
    default boolean remembersAcross(int tokens, int others) {
        return false;
    }
}
