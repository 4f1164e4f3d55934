package org.brainrank.testkit;

import java.util.Optional;
import java.util.OptionalInt;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Prediction;
import org.brainrank.spi.model.TokenWindow;

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
    double[][][] gradients(FakeTrace trace) {
        double[] logits = logits(trace.hidden());
        double[] outer = new double[logits.length];
        addGradient(outer, logits, prediction.target(), 1);
        prediction.foil().ifPresent(foil -> addGradient(outer, logits, foil.token(), -1));
        double[][][] gradients = new double[FakeNetwork.LAYERS + 1][][];
        double[][] gradient = new double[tokens()][FakeNetwork.WIDTH];
        gradient[tokens() - 1] = network.logitsBackward(outer);
        gradients[FakeNetwork.LAYERS] = gradient;
        for (int layer = FakeNetwork.LAYERS; layer > trace.from(); layer--) {
            gradient = network.blockBackward(layer, trace.hidden()[layer], gradient, attention[layer]);
            gradients[layer - 1] = gradient;
        }
        return gradients;
    }

    /** g of one token: its logit, log-probability or probability. */
    private double read(double[] logits, int token) {
        return switch (kind) {
            case LOGIT -> logits[token];
            case LOG_PROBABILITY -> logProbabilities(logits)[token];
            case PROBABILITY -> Math.exp(logProbabilities(logits)[token]);
        };
    }

    /** Adds sign · ∂g/∂logits: of a log-probability 1[i = token] − p_i, of a probability p_token times that. */
    private void addGradient(double[] outer, double[] logits, int token, double sign) {
        double[] logProbabilities = logProbabilities(logits);
        double scale = kind == Output.PROBABILITY ? sign * Math.exp(logProbabilities[token]) : sign;
        for (int i = 0; i < outer.length && kind != Output.LOGIT; i++) {
            outer[i] -= scale * Math.exp(logProbabilities[i]);
        }
        outer[token] += scale;
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
