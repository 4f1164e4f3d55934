package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Gradients at hidden states, from one backward for all layers.
 *
 * <p>DJL gives gradients of leaves only, and silently zeros for anything else. So a leaf of zeros is added to each hidden
 * state h of interest: ∂f/∂leaf = ∂f/∂h.
 */
final class Taps {
    private final SortedSet<Integer> layers;
    private final SortedSet<Integer> attention;
    private final Map<Integer, NDArray> leaves = new TreeMap<>();
    private final Map<Integer, NDArray> attentionLeaves = new TreeMap<>();
    private final Map<Integer, NDArray> attentionFound = new TreeMap<>();
    private final Segments segments = new Segments();

    Taps(SortedSet<Integer> layers) {
        this(layers, Batch.NO_LAYERS);
    }

    /**
     * Taps.
     *
     * @param layers whose hidden states are tapped
     * @param attention whose attention weights are tapped; layer 0 has none
     */
    Taps(SortedSet<Integer> layers, SortedSet<Integer> attention) {
        this.layers = layers;
        this.attention = attention.tailSet(1);
    }

    /** Whether a backward will follow. */
    boolean recording() {
        return !layers.isEmpty() || !attention.isEmpty();
    }

    /**
     * Taps a hidden state if its layer is one of interest.
     *
     * @param hidden any shape
     * @return the same numbers
     */
    NDArray tap(int layer, NDArray hidden) {
        return layers.contains(layer) ? tap(layer, hidden, leaves) : hidden;
    }

    /**
     * Remembers one block, to be run again by the backward.
     *
     * @param layer of its input
     * @param input no graph is recorded behind it
     * @param run the block, its attention tapped if it is of interest
     */
    void segment(int layer, NDArray input, Function<NDArray, BlockOutput> run) {
        segments.add(layer, input, run);
    }

    /**
     * The last hidden state, where the graph begins that the backward finds.
     *
     * @return the same numbers
     */
    NDArray end(int layer, NDArray hidden) {
        NDArray leaf = Segments.leaf(hidden);
        segments.end(layer, leaf);
        return hidden.add(leaf);
    }

    /** Whether a block's attention weights are of interest. */
    boolean tapsAttention(int block) {
        return attention.contains(block);
    }

    /**
     * Taps attention weights.
     *
     * @param weights shape (B, heads, T, T)
     * @return the same numbers
     */
    NDArray tapAttention(int block, NDArray weights) {
        return tap(block, weights, attentionLeaves);
    }

    /**
     * Leaves behind a layer, for a network that adds them itself.
     *
     * @param behind the layer
     * @param like an array on the same manager, of the same type
     * @param shape of a layer's state
     * @return layer to leaf
     */
    SortedMap<Integer, NDArray> leaves(int behind, NDArray like, IntFunction<Shape> shape) {
        SortedMap<Integer, NDArray> made = new TreeMap<>();
        for (int layer : layers.tailSet(behind + 1)) {
            made.put(layer, leaf(layer, like, shape.apply(layer), leaves));
        }
        return made;
    }

    private static NDArray tap(int layer, NDArray array, Map<Integer, NDArray> leaves) {
        return array.add(leaf(layer, array, array.getShape(), leaves));
    }

    private static NDArray leaf(int layer, NDArray like, Shape shape, Map<Integer, NDArray> leaves) {
        NDArray leaf = Segments.leaf(like, shape);
        leaves.put(layer, leaf);
        return leaf;
    }

    /**
     * Runs the backward. Windows do not mix, so the gradient of the sum over a batch holds each window's own.
     *
     * @param outputs f of each window, shape (B)
     * @return layer to gradient, each of the tapped state's shape; empty if nothing was tapped
     */
    Map<Integer, NDArray> backward(NDArray outputs) {
        if (recording()) {
            JniUtils.backward((PtNDArray) outputs, (PtNDArray) outputs.onesLike(), false, false);
        }
        if (segments.any()) {
            // Attention is of interest in block l, whose input is layer l − 1.
            int lowest = Math.min(
                    layers.isEmpty() ? Integer.MAX_VALUE : layers.first(),
                    attention.isEmpty() ? Integer.MAX_VALUE : attention.first() - 1);
            return segments.backward(lowest, layers, attentionLeaves, attentionFound);
        }
        return gradients(leaves);
    }

    /**
     * Gradients of attention weights, after {@link #backward}.
     *
     * @return block to gradient, shape (B, heads, T, T)
     */
    Map<Integer, NDArray> attentionGradients() {
        return segments.any() ? attentionFound : gradients(attentionLeaves);
    }

    private static Map<Integer, NDArray> gradients(Map<Integer, NDArray> leaves) {
        Map<Integer, NDArray> gradients = new TreeMap<>();
        leaves.forEach((layer, leaf) -> gradients.put(layer, leaf.getGradient()));
        return gradients;
    }
}
