package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Blocks that the backward runs a second time, from the last to the first, so that one block's weights and one block's graph
 * are in memory at a time. Griewank and Walther 2000; Chen, Xu, Zhang and Guestrin 2016 (checkpointing). The gradients are
 * those of one graph over all blocks, bit for bit: the same operations in the same order.
 */
final class Segments {
    private final List<Segment> segments = new ArrayList<>();
    private int last;
    private @Nullable NDArray end;

    private record Segment(int layer, NDArray input, Function<NDArray, BlockOutput> run) {}

    void add(int layer, NDArray input, Function<NDArray, BlockOutput> run) {
        segments.add(new Segment(layer, input, run));
    }

    /** The leaf at the output of the last block. */
    void end(int layer, NDArray leaf) {
        last = layer;
        end = leaf;
    }

    boolean any() {
        return end != null;
    }

    /** Zeros whose gradient is that at an array they are added to. */
    static NDArray leaf(NDArray array) {
        return leaf(array, array.getShape());
    }

    /** Zeros of another shape, on the same manager and of the same type. */
    static NDArray leaf(NDArray like, Shape shape) {
        NDArray leaf = like.getManager().zeros(shape, like.getDataType());
        leaf.setRequiresGradient(true);
        return leaf;
    }

    /**
     * Goes on from the gradient at the last block's output.
     *
     * @param lowest the layer to stop at
     * @param layers whose gradients are wanted
     * @param attentionLeaves filled by the blocks that tap their attention, by block
     * @param attentionFound takes their gradients
     * @return gradients by layer
     */
    @SuppressWarnings("try") // a scope acts by being open
    Map<Integer, NDArray> backward(
            int lowest,
            SortedSet<Integer> layers,
            Map<Integer, NDArray> attentionLeaves,
            Map<Integer, NDArray> attentionFound) {
        if (end == null) {
            throw new IllegalStateException("no sweep has come to its end");
        }
        Map<Integer, NDArray> found = new TreeMap<>();
        NDArray gradient = end.getGradient();
        if (layers.contains(last)) {
            found.put(last, gradient);
        }
        for (int i = segments.size() - 1; i >= 0 && segments.get(i).layer >= lowest; i--) {
            Segment segment = segments.get(i);
            try (GradientMode mode = GradientMode.of(true);
                    ArrayScope scope = ArrayScope.open()) {
                NDArray leaf = leaf(segment.input);
                NDArray output = segment.run.apply(segment.input.add(leaf)).hidden();
                JniUtils.backward((PtNDArray) output, (PtNDArray) gradient, false, false);
                gradient = leaf.getGradient();
                scope.promote(gradient);
                NDArray attention = attentionLeaves.get(segment.layer + 1);
                if (attention != null) {
                    NDArray weights = attention.getGradient();
                    scope.promote(weights);
                    attentionFound.put(segment.layer + 1, weights);
                }
            }
            if (layers.contains(segment.layer)) {
                found.put(segment.layer, gradient);
            }
        }
        return found;
    }
}
