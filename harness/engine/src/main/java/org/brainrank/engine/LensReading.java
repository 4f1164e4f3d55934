package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.brainrank.spi.model.Prediction;
import org.brainrank.spi.model.Quantity;

/**
 * Reads next-token distributions off hidden states through the final norm and the output matrix: at the last position of
 * every layer (nostalgebraist 2020, the logit lens), and at every position of the last layer (how likely the window's own
 * tokens were). Logits are made for one layer or position at a time and never leave the engine.
 *
 * @param batch the windows
 * @param frame takes the numbers
 */
@SuppressWarnings("try") // a scope acts by being open
record LensReading(Batch batch, Frame frame) {
    private static final int NUMBERS = 5;

    /** The layers whose states a sweep must keep. */
    SortedSet<Integer> layers() {
        SortedSet<Integer> layers = new TreeSet<>();
        for (int layer = 0; layer <= last(); layer++) {
            if (frame.wants(Quantity.LENS, layer)) {
                layers.add(layer);
            }
        }
        if (wantsTokens()) {
            layers.add(last());
        }
        return layers;
    }

    /**
     * Reads.
     *
     * @param states by layer, shape (B, T, D); at layer 0 (B, T, E), before it enters block 1
     */
    void record(Map<Integer, NDArray> states, Aim aim) {
        try (GradientMode mode = GradientMode.of(false)) {
            states.forEach((layer, state) -> {
                if (frame.wants(Quantity.LENS, layer)) {
                    frame.put(Quantity.LENS, layer, new Frame.Copy(lens(layer, state, aim), NUMBERS));
                }
            });
            if (wantsTokens()) {
                float[] values = tokens(states.get(last()));
                frame.put(Quantity.TOKEN_LOG_PROBABILITIES, 0, new Frame.Copy(values, batch.tokens()));
            }
        }
    }

    private boolean wantsTokens() {
        return batch.request().quantities().contains(Quantity.TOKEN_LOG_PROBABILITIES);
    }

    private int last() {
        return batch.network().layers();
    }

    /** As {@link org.brainrank.spi.model.Observation#lens}, of all windows. */
    private float[] lens(int layer, NDArray state, Aim aim) {
        try (ArrayScope scope = ArrayScope.open()) {
            NDArray hidden = layer == 0 ? batch.network().entered(state) : state;
            NDArray logits = batch.network().logits(hidden.get(new NDIndex(":, -1")));
            NDArray logProbabilities = logits.logSoftmax(1);
            NDArray index = Aim.index(
                    logits.getManager(),
                    aim.predictions().stream().mapToLong(Prediction::target).toArray());
            NDArray target = logits.gather(index, 1); // (B, 1)
            float[] logit = target.squeeze(1).toFloatArray();
            float[] logProbability = Aim.pick(logProbabilities, index).toFloatArray();
            float[] entropy = Aim.entropies(logProbabilities).toFloatArray();
            float[] ahead = logits.gt(target)
                    .toType(DataType.FLOAT32, false)
                    .sum(new int[] {1})
                    .toFloatArray();
            float[] likeliest = logProbabilities.max(new int[] {1}).toFloatArray();
            float[] numbers = new float[batch.size() * NUMBERS];
            for (int window = 0; window < batch.size(); window++) {
                int at = window * NUMBERS;
                numbers[at] = logit[window];
                numbers[at + 1] = logProbability[window];
                numbers[at + 2] = entropy[window];
                numbers[at + 3] = ahead[window];
                numbers[at + 4] = likeliest[window];
            }
            return numbers;
        }
    }

    /** As {@link org.brainrank.spi.model.Observation#tokenLogProbabilities}, of all windows. */
    private float[] tokens(NDArray state) {
        int tokens = batch.tokens();
        float[] values = new float[batch.size() * tokens];
        for (int token = 1; token < tokens; token++) {
            try (ArrayScope scope = ArrayScope.open()) {
                NDArray before = state.get(new NDIndex(":, " + (token - 1)));
                NDArray logProbabilities = batch.network().logits(before).logSoftmax(1);
                long[] ids = new long[batch.size()];
                for (int window = 0; window < ids.length; window++) {
                    ids[window] = batch.windows().get(window).ids()[token];
                }
                float[] picked = Aim.pick(logProbabilities, Aim.index(state.getManager(), ids))
                        .toFloatArray();
                for (int window = 0; window < ids.length; window++) {
                    values[window * tokens + token] = picked[window];
                }
            }
        }
        return values;
    }
}
