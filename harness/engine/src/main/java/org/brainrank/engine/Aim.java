package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.Contrast;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Prediction;
import org.brainrank.spi.model.TokenWindow;

/**
 * The scalar f of every window of a batch: which token it speaks of, which foil it is held against, and how it is read from
 * logits.
 *
 * @param predictions one a window, on the unchanged windows
 * @param output logit, log-probability or probability
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
            float[] entropies = entropies(logProbabilities).toFloatArray();
            refuseNoNumbers(entropies);
            long[] targets = new long[windows.size()];
            for (int i = 0; i < targets.length; i++) {
                targets[i] = windows.get(i).target().isPresent()
                        ? windows.get(i).target().getAsInt()
                        : best[i];
            }
            long[] foils = foils(windows, targets, best, logits);
            NDArray index = index(logits.getManager(), targets);
            float[] logit = pick(logits, index).toFloatArray();
            float[] logProbability = pick(logProbabilities, index).toFloatArray();
            NDArray foilIndex = index(logits.getManager(), foils);
            float[] foilLogit = pick(logits, foilIndex).toFloatArray();
            float[] foilLogProbability = pick(logProbabilities, foilIndex).toFloatArray();
            List<Prediction> predictions = new ArrayList<>(targets.length);
            for (int i = 0; i < targets.length; i++) {
                Optional<Prediction.Foil> foil = windows.get(i).contrast().kind() == Contrast.Kind.NONE
                        ? Optional.empty()
                        : Optional.of(new Prediction.Foil((int) foils[i], foilLogit[i], foilLogProbability[i]));
                predictions.add(new Prediction((int) targets[i], logit[i], logProbability[i], entropies[i], foil));
            }
            return new Aim(List.copyOf(predictions), output);
        }
    }

    /** A model that overflows half precision, or whose weights are broken, would be ranked on nonsense. */
    private static void refuseNoNumbers(float[] entropies) {
        for (float entropy : entropies) {
            if (!Float.isFinite(entropy)) {
                throw new UserException(
                        "the model's log-probabilities are not finite: its hidden states or weights are too"
                                + " large for the precision that it is computed in, or its files are broken. Where it is"
                                + " float16, use precision: float32");
            }
        }
    }

    /** Entropies in nats, shape (rows), from log-probabilities, shape (rows, V). */
    static NDArray entropies(NDArray logProbabilities) {
        return logProbabilities.exp().mul(logProbabilities).sum(new int[] {1}).neg();
    }

    /** The foils; where there is none, the target stands in, and nobody looks. */
    private static long[] foils(List<TokenWindow> windows, long[] targets, long[] best, NDArray logits) {
        long[] foils = targets.clone();
        for (int i = 0; i < foils.length; i++) {
            Contrast contrast = windows.get(i).contrast();
            foils[i] = switch (contrast.kind()) {
                case NONE -> targets[i];
                case TOKEN -> contrast.token();
                case RUNNER_UP -> targets[i] == best[i] ? second(logits.get(i).toFloatArray(), (int) best[i]) : best[i];
            };
        }
        return foils;
    }

    private static int second(float[] logits, int best) {
        int second = best == 0 ? 1 : 0;
        for (int token = 0; token < logits.length; token++) {
            second = token != best && logits[token] > logits[second] ? token : second;
        }
        return second;
    }

    /**
     * f of every window.
     *
     * @param logits shape (B, V)
     * @return shape (B)
     */
    NDArray read(NDArray logits) {
        return pick(scores(logits));
    }

    /**
     * Each window's target, less its foil if it has one.
     *
     * @param scores shape (B, V)
     * @return shape (B)
     */
    NDArray pick(NDArray scores) {
        NDManager manager = scores.getManager();
        int windows = predictions.size();
        return against(
                pick(scores, index(manager, targets(0, windows))),
                () -> pick(scores, index(manager, foils(0, windows))),
                0,
                windows);
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
        NDManager manager = state.getManager();
        if (output == Output.LOGIT) {
            return against(
                    network.logit(state, manager.create(targets(from, to))),
                    () -> network.logit(state, manager.create(foils(from, to))),
                    from,
                    to);
        }
        NDArray scores = scores(network.logits(state));
        return against(
                pick(scores, index(manager, targets(from, to))),
                () -> pick(scores, index(manager, foils(from, to))),
                from,
                to);
    }

    /** The aim of windows by their places, one of them perhaps more than once. */
    Aim of(int... windows) {
        List<Prediction> chosen = new ArrayList<>(windows.length);
        for (int window : windows) {
            chosen.add(predictions.get(window));
        }
        return new Aim(List.copyOf(chosen), output);
    }

    private NDArray scores(NDArray logits) {
        return switch (output) {
            case LOGIT -> logits;
            case LOG_PROBABILITY -> logits.logSoftmax(1);
            case PROBABILITY -> logits.softmax(1);
        };
    }

    /** Takes the foils' part off, of those windows that have one. */
    private NDArray against(NDArray targets, Supplier<NDArray> foils, int from, int to) {
        float[] held = new float[to - from];
        boolean any = false;
        for (int i = 0; i < held.length; i++) {
            held[i] = predictions.get(from + i).foil().isPresent() ? 1 : 0;
            any |= held[i] > 0;
        }
        return any ? targets.sub(foils.get().mul(targets.getManager().create(held))) : targets;
    }

    private long[] targets(int from, int to) {
        return predictions.subList(from, to).stream()
                .mapToLong(Prediction::target)
                .toArray();
    }

    private long[] foils(int from, int to) {
        return predictions.subList(from, to).stream()
                .mapToLong(prediction ->
                        prediction.foil().map(Prediction.Foil::token).orElse(prediction.target()))
                .toArray();
    }

    static NDArray index(NDManager manager, long[] targets) {
        return manager.create(targets).expandDims(1);
    }

    static NDArray pick(NDArray rows, NDArray index) {
        return rows.gather(index, 1).squeeze(1);
    }
}
