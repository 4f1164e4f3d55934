package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.brainrank.spi.model.Quantity;

/**
 * Runs the blocks of a network from some layer to the last, once, showing hidden states to a frame and to taps on the
 * way and keeping those that a later sweep starts from.
 */
final class Sweep {
    private final Network network;
    private final Frame frame;
    private final Taps taps;
    private final SortedSet<Integer> keep;
    private final Map<Integer, NDArray> kept = new TreeMap<>();

    /**
     * A sweep.
     *
     * @param keep the layers whose states are kept as engine arrays
     */
    Sweep(Network network, Frame frame, Taps taps, SortedSet<Integer> keep) {
        this.network = network;
        this.frame = frame;
        this.taps = taps;
        this.keep = keep;
    }

    /**
     * Runs.
     *
     * @param layer where the point stands: 0 for token embeddings, l for the output of block l
     * @param point shape (B, T, width)
     * @return the last position's logits, shape (B, V)
     */
    NDArray from(int layer, NDArray point) {
        NDArray hidden = pass(layer, point);
        if (layer == 0) {
            hidden = network.enter(hidden);
            frame.record(Quantity.ACTIVATIONS, 0, hidden);
        }
        for (int block = layer + 1; block <= network.layers(); block++) {
            hidden = pass(block, run(block, hidden));
        }
        return network.logits(hidden.get(new NDIndex(":, -1")));
    }

    /** The states that were kept, by layer. */
    Map<Integer, NDArray> kept() {
        return kept;
    }

    private NDArray run(int block, NDArray hidden) {
        if (taps.recording()) {
            // A recorded graph needs most of a block's arrays anyway, and may point at memory that only they hold.
            return record(block, hidden);
        }
        try (ArrayScope scope = ArrayScope.open()) {
            NDArray output = record(block, hidden);
            scope.promote(output);
            return output;
        }
    }

    private NDArray record(int block, NDArray hidden) {
        BlockOutput output = network.block(block, hidden, frame.wantsAttention(block));
        if (output.attention() != null) {
            frame.record(Quantity.ATTENTION, block, output.attention());
        }
        if (output.internals() != null) {
            frame.record(Quantity.HEAD_OUTPUTS, block, output.internals().headOutputs());
            frame.record(Quantity.MLP_OUTPUTS, block, output.internals().fedForward());
            if (output.attention() != null) {
                new MovedVectors(output.attention(), output.internals(), hidden).record(frame, block);
            }
        }
        return output.hidden();
    }

    private NDArray pass(int layer, NDArray state) {
        frame.recordHidden(layer, state);
        if (keep.contains(layer)) {
            kept.put(layer, state);
        }
        return taps.tap(layer, state);
    }
}
