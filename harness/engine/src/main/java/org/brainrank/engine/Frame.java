package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.brainrank.spi.model.CoalitionTable;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.Tensor;

/**
 * The numbers of one step for a whole batch, copied out of the engine; only what was requested is copied.
 */
final class Frame {
    private final PassRequest request;
    private final SortedSet<Integer> shown;
    private final Map<Quantity, Map<Integer, Copy>> copies = new EnumMap<>(Quantity.class);
    private final boolean shared;
    private float[] outputs = {};
    private List<CoalitionTable> coalitions = List.of();

    /**
     * An empty frame.
     *
     * @param request what was asked for
     * @param shown the layers that this step speaks of
     */
    Frame(PassRequest request, Set<Integer> shown) {
        this(request, shown, false);
    }

    /**
     * An empty frame.
     *
     * @param request what was asked for
     * @param shown the layers that this step speaks of
     * @param shared whether one window's numbers stand for the whole batch, all but the outputs
     */
    Frame(PassRequest request, Set<Integer> shown, boolean shared) {
        this.request = request;
        this.shown = new TreeSet<>(shown);
        this.shared = shared;
    }

    boolean wants(Quantity quantity, int layer) {
        return shown.contains(layer) && request.quantities().contains(quantity);
    }

    /** Whether a block must form its attention weights. */
    boolean wantsAttention(int layer) {
        return wants(Quantity.ATTENTION, layer)
                || wants(Quantity.TRANSFORMED_NORMS, layer)
                || wants(Quantity.PROXIMITIES, layer);
    }

    boolean shows(int layer) {
        return shown.contains(layer);
    }

    /** Copies an array, shape (B, …), if its quantity is wanted at this layer. */
    void record(Quantity quantity, int layer, NDArray array) {
        if (wants(quantity, layer)) {
            put(quantity, layer, Copy.of(array));
        }
    }

    /** Keeps numbers that are already out of the engine: shape (B, …) without its first axis. */
    void put(Quantity quantity, int layer, Copy copy) {
        copies.computeIfAbsent(quantity, key -> new HashMap<>()).put(layer, copy);
    }

    /** Copies what enters and leaves the blocks; from layer 1 on inputs and activations are the same numbers. */
    void recordHidden(int layer, NDArray hidden) {
        boolean inputs = wants(Quantity.INPUTS, layer);
        boolean activations = layer > 0 && wants(Quantity.ACTIVATIONS, layer);
        if (inputs || activations) {
            Copy copy = Copy.of(hidden);
            if (inputs) {
                put(Quantity.INPUTS, layer, copy);
            }
            if (activations) {
                put(Quantity.ACTIVATIONS, layer, copy);
            }
        }
    }

    /**
     * One entry of the batch, on its own, as what all windows share; without gradients.
     *
     * @param index along the first axis
     */
    Frame only(int index) {
        Frame only = new Frame(request, shown, true);
        copies.forEach((quantity, layers) -> {
            if (quantity != Quantity.GRADIENTS) {
                layers.forEach((layer, copy) ->
                        only.put(quantity, layer, new Copy(copy.window(index).toArray(), copy.shape())));
            }
        });
        return only;
    }

    void outputs(float[] values) {
        outputs = values;
    }

    double output(int window) {
        return outputs[window];
    }

    void coalitions(List<CoalitionTable> ofWindows) {
        coalitions = ofWindows;
    }

    CoalitionTable coalitions(int window) {
        if (coalitions.isEmpty()) {
            throw new IllegalStateException("no coalitions are shown by " + request.pass() + " with "
                    + request.quantities() + "; request COALITIONS of a pass that has them");
        }
        return coalitions.get(window);
    }

    boolean has(Quantity quantity) {
        return copies.containsKey(quantity);
    }

    /**
     * One window's part.
     *
     * @throws IllegalStateException if the quantity was not requested, or this step does not have it
     */
    Tensor view(Quantity quantity, int layer, int window) {
        Copy copy = copies.getOrDefault(quantity, Map.of()).get(layer);
        if (copy == null) {
            throw new IllegalStateException(quantity + " at layer " + layer + " is not shown by this step of "
                    + request.pass() + "; requested were " + request.quantities() + " at layers " + request.layers());
        }
        return copy.window(shared ? 0 : window);
    }

    /**
     * A batch of equal tensors, one behind the other.
     *
     * @param values row-major, B × product of shape
     * @param shape of one window's tensor
     */
    record Copy(float[] values, int... shape) {
        static Copy of(NDArray array) {
            long[] shape = array.getShape().getShape();
            int[] rest = new int[shape.length - 1];
            for (int axis = 0; axis < rest.length; axis++) {
                rest[axis] = Math.toIntExact(shape[axis + 1]);
            }
            return new Copy(array.toFloatArray(), rest);
        }

        Tensor window(int index) {
            int size = 1;
            for (int length : shape) {
                size *= length;
            }
            return Tensor.view(values, index * size, shape);
        }
    }
}
