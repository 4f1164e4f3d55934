package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/**
 * What a block gives.
 *
 * @param hidden shape (B, T, D)
 * @param attention weights after softmax, shape (B, heads, T queries, T keys); null if they were not wanted
 * @param internals what went on inside; null where the network does not show it, and then its model must not offer {@link
 *     org.brainrank.spi.model.Capability#INTERNALS}
 */
public record BlockOutput(
        NDArray hidden,
        @Nullable NDArray attention,
        @Nullable BlockInternals internals) {
    /**
     * The output of a block that shows nothing of its inside.
     *
     * @param hidden shape (B, T, D)
     * @param attention shape (B, heads, T queries, T keys), or null
     */
    public BlockOutput(NDArray hidden, @Nullable NDArray attention) {
        this(hidden, attention, null);
    }
}
