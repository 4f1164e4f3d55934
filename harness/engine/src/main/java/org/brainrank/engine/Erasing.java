package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Objects;
import java.util.SortedSet;
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
        Unchanged unchanged = Unchanged.of(batch, embeddings, layers);
        for (int layer : layers) {
            unchanged.frame().put(Quantity.ERASED, layer, new Frame.Copy(erased(layer, unchanged), batch.tokens()));
        }
        batch.show(new Batch.Step(unchanged.frame(), unchanged.aim()), 1, 1);
    }

    /** f of all variants, B × T, in chunks of windows. */
    private float[] erased(int layer, Unchanged unchanged) {
        NDArray states = Objects.requireNonNull(unchanged.states().get(layer));
        int tokens = batch.tokens();
        float[] values = new float[batch.size() * tokens];
        for (int window = 0; window < batch.size(); window++) {
            Arrays.fill(
                    values, window * tokens, (window + 1) * tokens, unchanged.outputs()[window]);
        }
        Variants variants = new Variants(batch.network(), layer, states, standIn(layer, states), unchanged.memories());
        for (int from = 0; from < batch.size(); from += rows) {
            int to = Math.min(batch.size(), from + rows);
            // Behind the last block only the last position counts.
            for (int token = layer < last() ? 0 : tokens - 1; token < tokens; token++) {
                try (ArrayScope scope = ArrayScope.open()) {
                    NDArray state = variants.last(token, from, to);
                    float[] part = unchanged
                            .aim()
                            .read(batch.network(), state, from, to)
                            .toFloatArray();
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
        NDArray zero = network.zeroEmbedding();
        NDArray embeddings = zero.getManager().zeros(new Shape(1, batch.tokens(), zero.size()));
        return network.enter(Batch.baseline(erasure.mask(), embeddings, network));
    }

    private int last() {
        return batch.network().layers();
    }
}
