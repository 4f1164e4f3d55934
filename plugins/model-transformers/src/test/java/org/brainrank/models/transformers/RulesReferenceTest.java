package org.brainrank.models.transformers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.Observer;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Propagation;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.Tensor;
import org.brainrank.spi.model.TokenWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Backward passes by rules, and gradients of attention weights, against {@code reference/rules/make_rules_reference.py}: float64,
 * relevance propagated explicitly.
 */
@ParameterizedClass
@ValueSource(strings = {"gpt2", "llama"})
class RulesReferenceTest {
    /** Rules divide by small numbers, so float32 is worse here than in gradients. */
    private static final double TOLERANCE = 1e-4;

    private static final Set<Quantity> PRODUCT = Set.of(Quantity.INPUTS, Quantity.GRADIENTS);

    private final String name;
    private final Map<String, Npy> expected = new HashMap<>();
    private final LanguageModel model;
    private final int layers;
    private final List<TokenWindow> windows = new ArrayList<>();

    RulesReferenceTest(String name) {
        this.name = name;
        Reference reference = Reference.of(name);
        Reference.read(Reference.resource("rules").resolve("rules_" + name + ".npz"), expected);
        model = reference.open();
        layers = model.info().layers();
        Npy ids = reference.array("ids12");
        for (int i = 0; i < ids.shape()[0]; i++) {
            windows.add(TokenWindow.predicted(ids.at(i).integers()));
        }
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void attnLrp() {
        compare(new Pass.Relevance(Propagation.ATTN_LRP), "attn_lrp");
    }

    @Test
    void epsilonLrp() {
        compare(new Pass.Relevance(Propagation.epsilon(0.01)), "eps_lrp");
    }

    @Test
    void deepLift() {
        compareRescaled(Baseline.MEAN_EMBEDDING, "deeplift_mean", "f_mean");
        if (name.equals("gpt2")) { // llama is singular at zero: multipliers of 1e12
            compareRescaled(Baseline.ZERO, "deeplift_zero", "f_zero");
        }
    }

    @Test
    void deepLiftIsCompleteAtEveryLayerForLogProbabilitiesToo() {
        for (Output output : List.of(Output.LOGIT, Output.LOG_PROBABILITY)) {
            double[][][] starts = new double[windows.size()][layers + 1][];
            double[] atBaseline = new double[windows.size()];
            run(new Pass.Rescale(Baseline.MEAN_EMBEDDING), output, PRODUCT, (window, seen) -> {
                for (int layer = 0; layer <= layers; layer++) {
                    double[] inputs = ReferenceCase.doubles(seen.inputs(layer));
                    if (!seen.hasGradients()) {
                        starts[window][layer] = inputs;
                        atBaseline[window] = seen.output();
                        continue;
                    }
                    double sum = 0;
                    double size = 0;
                    Tensor gradients = seen.gradients(layer);
                    for (int i = 0; i < inputs.length; i++) {
                        double part = (inputs[i] - starts[window][layer][i]) * gradients.get(i);
                        sum += part;
                        size += Math.abs(part);
                    }
                    assertThat(sum)
                            .as("window %d, layer %d, %s", window, layer, output)
                            .isCloseTo(seen.output() - atBaseline[window], within(1e-4 * size));
                }
            });
        }
    }

    @Test
    void epsilonOfZeroConservesRelevanceWhereNothingHasABias() {
        if (!name.equals("llama")) {
            return; // GPT-2's biases and positions take their share
        }
        sums(new Pass.Relevance(Propagation.epsilon(0)), 0);
    }

    @Test
    void attnLrpConservesRelevanceBehindTheLastBlock() {
        if (name.equals("llama")) { // before, softmax keeps a share
            sums(new Pass.Relevance(Propagation.ATTN_LRP), layers);
        }
    }

    @Test
    void rulesLeaveTheForwardAsItIs() {
        List<float[]> plain = new ArrayList<>();
        run(
                new Pass.Gradient(),
                Output.LOGIT,
                PRODUCT,
                (window, seen) -> keep(seen.inputs(layers), seen.output(), plain));
        for (Pass pass :
                List.of(new Pass.Relevance(Propagation.ATTN_LRP), new Pass.Relevance(Propagation.epsilon(0.01)))) {
            List<float[]> ruled = new ArrayList<>();
            run(pass, Output.LOGIT, PRODUCT, (window, seen) -> keep(seen.inputs(layers), seen.output(), ruled));
            for (int i = 0; i < plain.size(); i++) {
                assertThat(ruled.get(i))
                        .as("%s, window %d, bit for bit", pass, i)
                        .isEqualTo(plain.get(i));
            }
        }
    }

    @Test
    void gradientsOfAttentionWeights() {
        Set<Quantity> wanted = Set.of(Quantity.ATTENTION, Quantity.ATTENTION_GRADIENTS);
        run(new Pass.Gradient(), Output.LOGIT, wanted, (window, seen) -> {
            double[] row = new double[seen.tokens()];
            row[row.length - 1] = 1;
            for (int block = layers; block >= 1; block--) {
                row = through(row, seen.attention(block), seen.attentionGradients(block));
                near("chefer", window, block - 1, row);
            }
        });
    }

    @Test
    void channelsWeighedByTheirMeanGradient() {
        run(new Pass.Gradient(), Output.LOGIT, PRODUCT, (window, seen) -> {
            for (int layer = 0; layer <= layers; layer++) {
                Tensor gradients = seen.gradients(layer);
                Tensor inputs = seen.inputs(layer);
                double[] scores = new double[seen.tokens()];
                for (int i = 0; i < inputs.size(); i++) {
                    int channel = i % inputs.size(1);
                    double weight = IntStream.range(0, scores.length)
                            .mapToDouble(token -> gradients.get(token, channel))
                            .average()
                            .orElseThrow();
                    scores[i / inputs.size(1)] += weight * inputs.get(i);
                }
                near("gradcam", window, layer, scores);
            }
        });
    }

    private void compare(Pass pass, String key) {
        run(pass, Output.LOGIT, PRODUCT, (window, seen) -> {
            assertThat(seen.output()).isCloseTo(expected("f").values()[window], within(1e-3));
            for (int layer = 0; layer <= layers; layer++) {
                near(
                        key,
                        window,
                        layer,
                        product(
                                seen.inputs(layer),
                                new double[seen.inputs(layer).size()],
                                seen.gradients(layer)));
            }
        });
    }

    private void compareRescaled(Baseline baseline, String key, String atBaseline) {
        double[][][] starts = new double[windows.size()][layers + 1][];
        run(new Pass.Rescale(baseline), Output.LOGIT, PRODUCT, (window, seen) -> {
            for (int layer = 0; layer <= layers; layer++) {
                if (seen.alpha() == 0) {
                    assertThat(seen.output()).isCloseTo(expected(atBaseline).values()[window], within(1e-3));
                    starts[window][layer] = ReferenceCase.doubles(seen.inputs(layer));
                } else {
                    near(key, window, layer, product(seen.inputs(layer), starts[window][layer], seen.gradients(layer)));
                }
            }
        });
    }

    private void sums(Pass pass, int first) {
        run(pass, Output.LOGIT, PRODUCT, (window, seen) -> {
            for (int layer = first; layer <= layers; layer++) {
                double[] scores = product(
                        seen.inputs(layer), new double[seen.inputs(layer).size()], seen.gradients(layer));
                assertThat(java.util.Arrays.stream(scores).sum())
                        .as("window %d, layer %d", window, layer)
                        .isCloseTo(seen.output(), within(1e-3));
            }
        });
    }

    private void run(Pass pass, Output output, Set<Quantity> quantities, Observer observer) {
        TreeSet<Integer> all =
                new TreeSet<>(IntStream.rangeClosed(0, layers).boxed().toList());
        model.run(new PassRequest(pass, all, quantities, output), windows, observer);
    }

    private Npy expected(String key) {
        return java.util.Objects.requireNonNull(expected.get(key), key);
    }

    private void near(String key, int window, int layer, double[] actual) {
        Npy whole = expected(key);
        double[] numbers = whole.at(window).at(layer).values();
        assertThat(actual).hasSameSizeAs(numbers);
        for (int i = 0; i < numbers.length; i++) {
            assertThat(actual[i])
                    .as("%s of %s, window %d, layer index %d, token %d", key, name, window, layer, i)
                    .isCloseTo(numbers[i], within(TOLERANCE * whole.largest()));
        }
    }

    private static void keep(Tensor state, double output, List<float[]> into) {
        into.add(state.toArray());
        into.add(new float[] {(float) output});
    }

    private static double[] product(Tensor inputs, double[] starts, Tensor gradients) {
        double[] sums = new double[inputs.size(0)];
        for (int i = 0; i < inputs.size(); i++) {
            sums[i / inputs.size(1)] += (inputs.get(i) - starts[i]) * gradients.get(i);
        }
        return sums;
    }

    private static double[] through(double[] row, Tensor weights, Tensor gradients) {
        int tokens = row.length;
        double[] next = row.clone();
        for (int i = 0; i < weights.size(); i++) {
            int key = i % tokens;
            int query = i / tokens % tokens;
            next[key] += row[query] * Math.max(0, (double) weights.get(i) * gradients.get(i)) / weights.size(0);
        }
        return next;
    }
}
