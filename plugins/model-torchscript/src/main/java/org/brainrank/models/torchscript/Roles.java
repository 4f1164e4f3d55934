package org.brainrank.models.torchscript;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.brainrank.spi.UserException;

/**
 * Which output of a file is what, by name in a dictionary, by place in a tuple.
 *
 * @param file for messages
 * @param layers L
 */
record Roles(Path file, int layers) {
    /**
     * The logits.
     *
     * @param outputs of a run
     */
    NDArray logits(NDList outputs) {
        return named(outputs) ? required(outputs, "logits") : outputs.get(0);
    }

    /** The states of all layers, the taps added. */
    SortedMap<Integer, NDArray> hidden(NDList outputs) {
        SortedMap<Integer, NDArray> states = new TreeMap<>();
        for (int layer = 0; layer <= layers; layer++) {
            states.put(layer, named(outputs) ? required(outputs, "hidden_" + layer) : outputs.get(1 + layer));
        }
        return states;
    }

    /** Attention weights by block; empty where the file gives none. */
    SortedMap<Integer, NDArray> attention(NDList outputs) {
        SortedMap<Integer, NDArray> weights = new TreeMap<>();
        for (int block = 1; block <= layers; block++) {
            NDArray one = named(outputs)
                    ? outputs.get("attention_" + block)
                    : outputs.size() > layers + 2 ? outputs.get(layers + 1 + block) : null;
            if (one != null) {
                weights.put(block, one);
            }
        }
        return weights;
    }

    /** What enters block 1, or null. */
    @org.jspecify.annotations.Nullable
    NDArray entered(NDList outputs) {
        return named(outputs) ? outputs.get("entered") : null;
    }

    /** Refuses outputs of other kinds or numbers. */
    void check(NDList outputs) {
        int least = layers + 2;
        if (!named(outputs) && outputs.size() != least && outputs.size() != least + layers) {
            throw new UserException("'" + file + "' takes " + (layers + 1) + " taps and gives a tuple of "
                    + outputs.size()
                    + "; expected (logits, hidden_0, ..., hidden_" + layers + ") and perhaps attention_1 to attention_"
                    + layers + " behind them. A dictionary with these names is clearer");
        }
        logits(outputs);
        hidden(outputs);
        int shown = attention(outputs).size();
        if (shown != 0 && shown != layers) {
            throw new UserException("'" + file + "' gives attention of " + shown + " of its " + layers
                    + " blocks; expected attention_1 to attention_" + layers + ", or none");
        }
    }

    private NDArray required(NDList outputs, String name) {
        NDArray array = outputs.get(name);
        if (array == null) {
            List<String> names = outputs.stream().map(NDArray::getName).sorted().toList();
            throw new UserException(
                    "'" + file + "' takes " + (layers + 1) + " taps, one for the embeddings and one for each of "
                            + layers + " blocks, and gives " + names + "; expected '" + name + "' among them, beside "
                            + IntStream.rangeClosed(0, layers)
                                    .mapToObj(layer -> "hidden_" + layer)
                                    .toList()
                            + " and logits");
        }
        return array;
    }

    private static boolean named(NDList outputs) {
        return outputs.stream().allMatch(array -> array.getName() != null);
    }
}
