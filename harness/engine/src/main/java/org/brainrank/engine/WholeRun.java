package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One run of a {@link WholeNetwork}.
 *
 * @param logits of the last position, shape (B, V)
 * @param entered what enters block 1, shape (B, T, D); null if the network does not show it
 * @param hidden states behind the layer that the run started from, by layer, the taps added, shape (B, T, D)
 * @param attention weights after softmax by block, shape (B, heads, T, T); empty if the network does not show them
 */
public record WholeRun(
        NDArray logits,
        @Nullable NDArray entered,
        SortedMap<Integer, NDArray> hidden,
        SortedMap<Integer, NDArray> attention) {}
