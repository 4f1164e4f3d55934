package org.brainrank.testkit;

import java.util.OptionalInt;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Prediction;
import org.brainrank.spi.model.TokenWindow;
import org.jspecify.annotations.Nullable;

/** One window on the {@link FakeNetwork}: its attention, its target, and runs of it from any layer on. */
final class FakeWindow {
    private final FakeNetwork network;
    private final Output kind;
    private final int[] ids;
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
        prediction = predict(hidden(0, embeddings), window.target());
    }

    int tokens() {
        return embeddings.length;
    }

    int[] ids() {
        return ids;
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
        double output =
                kind == Output.LOGIT ? logits[prediction.target()] : logProbabilities(logits)[prediction.target()];
        return new FakeTrace(layer, inputs, hidden, output);
    }

    /** ∂f/∂inputs of every layer from {@code trace.from()} on; earlier ones are null. */
    double[][][] gradients(FakeTrace trace, FakeRules rules, @Nullable FakeTrace baseline) {
        double[] outer = rules.outer(
                logits(trace.hidden()), baseline == null ? null : logits(baseline.hidden()), kind, prediction.target());
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

    private Prediction predict(double[][][] hidden, OptionalInt given) {
        double[] logits = logits(hidden);
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        int target = given.orElse(best);
        double[] logProbabilities = logProbabilities(logits);
        double entropy = 0;
        for (double logProbability : logProbabilities) {
            entropy -= Math.exp(logProbability) * logProbability;
        }
        return new Prediction(target, logits[target], logProbabilities[target], entropy);
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
