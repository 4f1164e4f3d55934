package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Prediction;
import org.brainrank.spi.model.TokenWindow;

/**
 * The scalar f of every window of a batch: which token it speaks of, and how it is read from logits.
 *
 * @param predictions one a window, on the unchanged windows
 * @param output logit or log-probability
 */
@SuppressWarnings("try") // a scope acts by being open
record Aim(List<Prediction> predictions, Output output) {
    /**
     * Chooses targets: the given ones, else each window's most likely token.
     *
     * @param logits of the unchanged windows, shape (B, V)
     */
    static Aim at(List<TokenWindow> windows, NDArray logits, Output output) {
        try (GradientMode mode = GradientMode.of(false);
                ArrayScope scope = ArrayScope.open()) {
            NDArray logProbabilities = logits.logSoftmax(1);
            long[] best = logits.argMax(1).toLongArray();
            float[] entropies = logProbabilities
                    .exp()
                    .mul(logProbabilities)
                    .sum(new int[] {1})
                    .neg()
                    .toFloatArray();
            long[] targets = new long[windows.size()];
            for (int i = 0; i < targets.length; i++) {
                targets[i] = windows.get(i).target().isPresent()
                        ? windows.get(i).target().getAsInt()
                        : best[i];
            }
            NDArray index = index(logits.getManager(), targets);
            float[] logit = pick(logits, index).toFloatArray();
            float[] logProbability = pick(logProbabilities, index).toFloatArray();
            List<Prediction> predictions = new ArrayList<>(targets.length);
            for (int i = 0; i < targets.length; i++) {
                predictions.add(new Prediction((int) targets[i], logit[i], logProbability[i], entropies[i]));
            }
            return new Aim(List.copyOf(predictions), output);
        }
    }

    /**
     * f of every window.
     *
     * @param logits shape (B, V)
     * @return shape (B)
     */
    NDArray read(NDArray logits) {
        return pick(output == Output.LOGIT ? logits : logits.logSoftmax(1));
    }

    /**
     * Each window's target.
     *
     * @param scores shape (B, V)
     * @return shape (B)
     */
    NDArray pick(NDArray scores) {
        return pick(scores, targets(scores.getManager(), 0, predictions.size()).expandDims(1));
    }

    /**
     * f of some windows.
     *
     * @param state the last position's output of the last block, shape (windows, D)
     * @param from first window, inclusive
     * @param to last window, exclusive
     * @return shape (windows)
     */
    NDArray read(Network network, NDArray state, int from, int to) {
        NDArray targets = targets(state.getManager(), from, to);
        return output == Output.LOGIT
                ? network.logit(state, targets)
                : pick(network.logits(state).logSoftmax(1), targets.expandDims(1));
    }

    private NDArray targets(NDManager manager, int from, int to) {
        return manager.create(predictions.subList(from, to).stream()
                .mapToLong(Prediction::target)
                .toArray());
    }

    private static NDArray index(NDManager manager, long[] targets) {
        return manager.create(targets).expandDims(1);
    }

    private static NDArray pick(NDArray rows, NDArray index) {
        return rows.gather(index, 1).squeeze(1);
    }
}
