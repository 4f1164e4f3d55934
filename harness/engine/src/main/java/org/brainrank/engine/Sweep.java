package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.SortedMap;
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
    private final BlockArithmetic arithmetic;
    private final Map<Integer, NDArray> kept = new TreeMap<>();

    /**
     * A sweep.
     *
     * @param keep the layers whose states are kept as engine arrays
     */
    Sweep(Network network, Frame frame, Taps taps, SortedSet<Integer> keep) {
        this(network, frame, taps, keep, BlockArithmetic.DERIVATIVE);
    }

    /**
     * A sweep by rules.
     *
     * @param arithmetic of every block, the final norm and the output matrix
     */
    Sweep(Network network, Frame frame, Taps taps, SortedSet<Integer> keep, BlockArithmetic arithmetic) {
        this.arithmetic = arithmetic;
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
        if (taps.recording() && network.streamsWeights()) {
            return inSegments(layer, point);
        }
        NDArray hidden = pass(layer, point);
        if (network instanceof WholeNetwork whole) {
            return atOnce(whole, layer, hidden);
        }
        if (layer == 0) {
            hidden = network.enter(hidden, arithmetic);
            frame.record(Quantity.ACTIVATIONS, 0, hidden);
        }
        for (int block = layer + 1; block <= network.layers(); block++) {
            hidden = pass(block, run(block, hidden));
        }
        NDArray last = hidden.get(new NDIndex(":, -1"));
        return arithmetic.derivative() ? network.logits(last) : network.logits(last, arithmetic);
    }

    private NDArray atOnce(WholeNetwork whole, int layer, NDArray state) {
        Shape shape = state.getShape();
        SortedMap<Integer, NDArray> leaves =
                taps.leaves(layer, state, behind -> new Shape(shape.get(0), shape.get(1), whole.width(behind)));
        WholeRun run = whole.run(layer, state, leaves);
        if (layer == 0) {
            frame.record(Quantity.ACTIVATIONS, 0, run.entered() == null ? state : run.entered());
        }
        run.hidden().forEach((behind, hidden) -> {
            frame.recordHidden(behind, hidden);
            if (keep.contains(behind)) {
                kept.put(behind, hidden);
            }
        });
        run.attention().forEach((block, weights) -> frame.record(Quantity.ATTENTION, block, weights));
        return run.logits();
    }

    /** The same with a graph behind the last block alone; the backward records one of each block, in its turn. */
    @SuppressWarnings("try") // a scope acts by being open
    private NDArray inSegments(int layer, NDArray point) {
        NDArray hidden = point;
        try (GradientMode mode = GradientMode.of(false)) {
            show(layer, point);
            for (int block = layer + 1; block <= network.layers(); block++) {
                int number = block;
                if (block == 1) {
                    taps.segment(0, hidden, x -> output(1, network.enter(x, arithmetic)));
                    hidden = network.enter(hidden, arithmetic);
                    frame.record(Quantity.ACTIVATIONS, 0, hidden);
                } else {
                    taps.segment(block - 1, hidden, x -> output(number, x));
                }
                hidden = freed(block, hidden);
                show(block, hidden);
            }
        }
        NDArray last = taps.end(network.layers(), hidden).get(new NDIndex(":, -1"));
        return arithmetic.derivative() ? network.logits(last) : network.logits(last, arithmetic);
    }

    /** The states that were kept, by layer. */
    Map<Integer, NDArray> kept() {
        return kept;
    }

    private NDArray run(int block, NDArray hidden) {
        if (taps.recording()) {
            // A recorded graph needs most of a block's arrays anyway, and may point at memory that only they hold.
            return record(block, hidden, output(block, hidden));
        }
        return freed(block, hidden);
    }

    /** Runs a block of which nothing is left but what comes out. */
    @SuppressWarnings("try") // a scope acts by being open
    private NDArray freed(int block, NDArray hidden) {
        try (ArrayScope scope = ArrayScope.open()) {
            NDArray output = record(block, hidden, plain(block, hidden));
            scope.promote(output);
            return output;
        }
    }

    private NDArray record(int block, NDArray hidden, BlockOutput output) {
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

    private BlockOutput output(int block, NDArray hidden) {
        if (taps.tapsAttention(block)) {
            return network.block(block, hidden, new TappedAttention(weights -> taps.tapAttention(block, weights)));
        }
        return plain(block, hidden);
    }

    private BlockOutput plain(int block, NDArray hidden) {
        return arithmetic.derivative()
                ? network.block(block, hidden, frame.wantsAttention(block))
                : network.block(block, hidden, arithmetic);
    }

    private NDArray pass(int layer, NDArray state) {
        show(layer, state);
        return taps.tap(layer, state);
    }

    private void show(int layer, NDArray state) {
        frame.recordHidden(layer, state);
        if (keep.contains(layer)) {
            kept.put(layer, state);
        }
    }
}
