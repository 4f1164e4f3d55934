package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One forward of the windows as they are, and what it leaves for forwards of windows that differ from them from some
 * position on: the states of layers, and what each block remembers.
 *
 * @param frame with f, and what else was requested of the unchanged windows
 * @param aim what f is about
 * @param outputs f of each window
 * @param states what enters block layer + 1, by layer, shape (B, T, D); at layer L what leaves the last block
 * @param memories what each block remembers, by block
 */
@SuppressWarnings("try") // a scope acts by being open
record Unchanged(Frame frame, Aim aim, float[] outputs, Map<Integer, NDArray> states, Map<Integer, NDList> memories) {
    /**
     * Runs.
     *
     * @param embeddings shape (B, T, E)
     * @param layers from the first of which on states and memories are kept; none if empty
     */
    static Unchanged of(Batch batch, NDArray embeddings, SortedSet<Integer> layers) {
        Network network = batch.network();
        Frame frame = new Frame(batch.request(), batch.request().layers());
        Sweep sweep = new Sweep(network, frame, new Taps(Batch.NO_LAYERS), onwards(layers, network.layers()));
        NDArray logits = sweep.from(0, embeddings);
        Aim aim = Aim.at(batch.windows(), logits, batch.request().output());
        float[] outputs = aim.read(logits).toFloatArray();
        frame.outputs(outputs);
        Map<Integer, NDArray> states = sweep.kept();
        states.computeIfPresent(0, (layer, state) -> network.enter(state));
        return new Unchanged(frame, aim, outputs, states, memories(network, states));
    }

    /** The layers from the first one to the last block. */
    private static SortedSet<Integer> onwards(SortedSet<Integer> layers, int last) {
        SortedSet<Integer> onwards = new TreeSet<>(layers);
        for (int layer = layers.isEmpty() ? Integer.MAX_VALUE : layers.first(); layer < last; layer++) {
            onwards.add(layer);
        }
        return onwards;
    }

    /** What each block remembers, by block, from the state that enters it. */
    private static Map<Integer, NDList> memories(Network network, Map<Integer, NDArray> states) {
        Map<Integer, NDList> memories = new TreeMap<>();
        states.forEach((layer, state) -> {
            if (layer < network.layers()) {
                try (ArrayScope scope = ArrayScope.open()) {
                    NDList memory = network.memory(layer + 1, state);
                    memory.forEach(scope::promote);
                    memories.put(layer + 1, memory);
                }
            }
        });
        return memories;
    }
}
