package org.brainrank.testkit;

import java.util.Optional;
import java.util.OptionalInt;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Prediction;
import org.brainrank.spi.model.TokenWindow;
import org.jspecify.annotations.Nullable;

/** One window on the {@link FakeNetwork}: its attention, its target, and runs of it from any layer on. */
final class FakeWindow {
    private final FakeNetwork network;
    private final int[] ids;
    private final Output kind;
    private final double[][] embeddings;
    private final double[][][][] attention;
    private final Prediction prediction;

    FakeWindow(FakeNetwork network, TokenWindow window, Output kind) {
        this.network = network;
        this.kind = kind;
        ids = window.ids();
        embeddings = network.embed(ids);
        attention = new double[FakeNetwork.LAYERS + 1][][][];
        for (int layer = 1; layer <= FakeNetwork.LAYERS; layer++) {
            attention[layer] = network.attention(layer, ids);
        }
        prediction = predict(hidden(0, embeddings), window);
    }

    /** Another window on the same network, explained in the same way. */
    FakeWindow of(TokenWindow other) {
        return new FakeWindow(network, other, kind);
    }

    FakeNetwork network() {
        return network;
    }

    int[] ids() {
        return ids.clone();
    }

    int tokens() {
        return embeddings.length;
    }

    /** Token embeddings, shape (tokens, width). */
    double[][] embeddings() {
        return embeddings;
    }

    double[][][] attention(int layer) {
        return attention[layer];
    }

    Prediction prediction() {
        return prediction;
    }

    /** Runs the network on inputs(layer), shape (tokens, width). */
    FakeTrace run(int layer, double[][] inputs) {
        double[][][] hidden = hidden(layer, inputs);
        double[] logits = logits(hidden);
        double foil =
                prediction.foil().map(found -> read(logits, found.token())).orElse(0.0);
        return new FakeTrace(layer, inputs, hidden, read(logits, prediction.target()) - foil);
    }

    /** The target's log-probability, whatever f is. */
    double logProbability(FakeTrace trace) {
        return logProbabilities(logits(trace.hidden()))[prediction.target()];
    }

    /** ∂f/∂inputs of every layer from {@code trace.from()} on; earlier ones are null. */
    double[][][] gradients(FakeTrace trace, FakeRules rules, @Nullable FakeTrace baseline) {
        double[] logits = logits(trace.hidden());
        double[] before = baseline == null ? null : logits(baseline.hidden());
        double[] outer = rules.outer(logits, before, kind, prediction.target());
        if (prediction.foil().isPresent()) {
            double[] foil =
                    rules.outer(logits, before, kind, prediction.foil().get().token());
            for (int i = 0; i < outer.length; i++) {
                outer[i] -= foil[i];
            }
        }
        double[][][] gradients = new double[FakeNetwork.LAYERS + 1][][];
        double[][] gradient = new double[tokens()][FakeNetwork.WIDTH];
        gradient[tokens() - 1] = network.logitsBackward(outer);
        gradients[FakeNetwork.LAYERS] = gradient;
        for (int layer = FakeNetwork.LAYERS; layer > trace.from(); layer--) {
            double[][] start = baseline == null ? trace.hidden()[layer] : baseline.hidden()[layer];
            gradient = network.blockBackward(
                    layer, slopes(trace.hidden()[layer], start, rules), gradient, attention[layer]);
            gradients[layer - 1] = gradient;
        }
        return gradients;
    }

    private double[][] slopes(double[][] output, double[][] atBaseline, FakeRules rules) {
        double[][] slopes = new double[output.length][FakeNetwork.WIDTH];
        for (int t = 0; t < output.length; t++) {
            for (int j = 0; j < FakeNetwork.WIDTH; j++) {
                slopes[t][j] = rules.slope(output[t][j], atBaseline[t][j], network.linear());
            }
        }
        return slopes;
    }

    /** g of one token: its logit, log-probability or probability. */
    private double read(double[] logits, int token) {
        return switch (kind) {
            case LOGIT -> logits[token];
            case LOG_PROBABILITY -> logProbabilities(logits)[token];
            case PROBABILITY -> Math.exp(logProbabilities(logits)[token]);
        };
    }

    /** As {@link org.brainrank.spi.model.Observation#lens}. */
    double[] lens(double[] last) {
        double[] logits = network.logits(last);
        double[] logProbabilities = logProbabilities(logits);
        int target = prediction.target();
        double ahead = java.util.Arrays.stream(logits)
                .filter(logit -> logit > logits[target])
                .count();
        double likeliest = java.util.Arrays.stream(logProbabilities).max().orElseThrow();
        return new double[] {logits[target], logProbabilities[target], entropy(logProbabilities), ahead, likeliest};
    }

    /** As {@link org.brainrank.spi.model.Observation#tokenLogProbabilities}. */
    double[] tokenLogProbabilities(double[][] lastLayer) {
        double[] values = new double[ids.length];
        for (int t = 1; t < ids.length; t++) {
            values[t] = logProbabilities(network.logits(lastLayer[t - 1]))[ids[t]];
        }
        return values;
    }

    private double[][][] hidden(int layer, double[][] inputs) {
        double[][][] hidden = new double[FakeNetwork.LAYERS + 1][][];
        hidden[layer] = layer == 0 ? network.enter(inputs) : inputs;
        for (int next = layer + 1; next <= FakeNetwork.LAYERS; next++) {
            hidden[next] = network.block(next, hidden[next - 1], attention[next]);
        }
        return hidden;
    }

    private double[] logits(double[][][] hidden) {
        return network.logits(hidden[FakeNetwork.LAYERS][tokens() - 1]);
    }

    private Prediction predict(double[][][] hidden, TokenWindow window) {
        double[] logits = logits(hidden);
        int target = window.target().orElseGet(() -> best(logits, -1));
        double[] logProbabilities = logProbabilities(logits);
        OptionalInt foil = switch (window.contrast().kind()) {
            case NONE -> OptionalInt.empty();
            case RUNNER_UP -> OptionalInt.of(best(logits, target));
            case TOKEN -> OptionalInt.of(window.contrast().token());
        };
        Optional<Prediction.Foil> against = foil.isEmpty()
                ? Optional.empty()
                : Optional.of(new Prediction.Foil(
                        foil.getAsInt(), logits[foil.getAsInt()], logProbabilities[foil.getAsInt()]));
        return new Prediction(target, logits[target], logProbabilities[target], entropy(logProbabilities), against);
    }

    /** The token with the largest logit, but for one. */
    private static int best(double[] logits, int other) {
        int best = other == 0 ? 1 : 0;
        for (int i = 0; i < logits.length; i++) {
            best = i != other && logits[i] > logits[best] ? i : best;
        }
        return best;
    }

    private static double entropy(double[] logProbabilities) {
        double entropy = 0;
        for (double logProbability : logProbabilities) {
            entropy -= Math.exp(logProbability) * logProbability;
        }
        return entropy;
    }

    private static double[] logProbabilities(double[] logits) {
        double max = java.util.Arrays.stream(logits).max().orElseThrow();
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit - max);
        }
        double normaliser = max + Math.log(sum);
        return java.util.Arrays.stream(logits).map(logit -> logit - normaliser).toArray();
    }
}
