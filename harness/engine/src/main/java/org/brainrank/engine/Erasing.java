package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;

/**
 * The output with each token's vector replaced in turn, at each requested layer. Li, Monroe and Jurafsky 2016 (erasure).
 *
 * <p>The blocks up to that layer, and the positions before that token, are as in the unchanged window and run once.
 *
 * @param batch the windows
 * @param erasure what stands in a token's place
 * @param rows how many windows run together at most, each with one token replaced
 */
@SuppressWarnings("try") // a scope acts by being open
record Erasing(Batch batch, Pass.Erasure erasure, int rows) {
    void run(NDArray embeddings) {
        SortedSet<Integer> layers = batch.request().quantities().contains(Quantity.ERASED)
                ? batch.request().layers()
                : Batch.NO_LAYERS;
        Frame frame = new Frame(batch.request(), batch.request().layers());
        Sweep sweep = new Sweep(batch.network(), frame, new Taps(Batch.NO_LAYERS), onwards(layers));
        NDArray logits = sweep.from(0, embeddings);
        Aim aim = Aim.at(batch.windows(), logits, batch.request().output());
        float[] outputs = aim.read(logits).toFloatArray();
        frame.outputs(outputs);
        Map<Integer, NDArray> states = sweep.kept();
        states.computeIfPresent(0, (layer, state) -> batch.network().enter(state));
        Map<Integer, NDList> memories = memories(states);
        for (int layer : layers) {
            float[] erased = erased(layer, states.get(layer), memories, aim, outputs);
            frame.put(Quantity.ERASED, layer, new Frame.Copy(erased, batch.tokens()));
        }
        batch.show(new Batch.Step(frame, aim), 1, 1);
    }

    /** The layers from the first one to the last block. */
    private SortedSet<Integer> onwards(SortedSet<Integer> layers) {
        SortedSet<Integer> onwards = new TreeSet<>(layers);
        for (int layer = layers.isEmpty() ? Integer.MAX_VALUE : layers.first(); layer < last(); layer++) {
            onwards.add(layer);
        }
        return onwards;
    }

    /** What each block remembers of the unchanged windows, by block, from the state that enters it. */
    private Map<Integer, NDList> memories(Map<Integer, NDArray> states) {
        Map<Integer, NDList> memories = new TreeMap<>();
        states.forEach((layer, state) -> {
            if (layer < last()) {
                try (ArrayScope scope = ArrayScope.open()) {
                    NDList memory = batch.network().memory(layer + 1, state);
                    memory.forEach(scope::promote);
                    memories.put(layer + 1, memory);
                }
            }
        });
        return memories;
    }

    /** f of all variants, B × T, in chunks of windows. */
    private float[] erased(int layer, NDArray states, Map<Integer, NDList> memories, Aim aim, float[] outputs) {
        int tokens = batch.tokens();
        float[] values = new float[batch.size() * tokens];
        for (int window = 0; window < batch.size(); window++) {
            Arrays.fill(values, window * tokens, (window + 1) * tokens, outputs[window]);
        }
        Variants variants = new Variants(batch.network(), layer, states, standIn(layer, states), memories);
        for (int from = 0; from < batch.size(); from += rows) {
            int to = Math.min(batch.size(), from + rows);
            // Behind the last block only the last position counts.
            for (int token = layer < last() ? 0 : tokens - 1; token < tokens; token++) {
                try (ArrayScope scope = ArrayScope.open()) {
                    NDArray state = variants.last(token, from, to);
                    float[] part = aim.read(batch.network(), state, from, to).toFloatArray();
                    for (int i = 0; i < part.length; i++) {
                        values[(from + i) * tokens + token] = part[i];
                    }
                }
            }
        }
        return values;
    }

    /** What stands in each position's place, shape (1, T, D). */
    private NDArray standIn(int layer, NDArray states) {
        Network network = batch.network();
        if (layer > 0) {
            Shape shape = states.getShape();
            return states.getManager().zeros(new Shape(1, shape.get(1), shape.get(2)));
        }
        NDArray mean = network.meanEmbedding();
        NDArray embeddings = mean.getManager().zeros(new Shape(1, batch.tokens(), mean.size()));
        return network.enter(Batch.baseline(erasure.mask(), embeddings, network));
    }

    private int last() {
        return batch.network().layers();
    }
}
