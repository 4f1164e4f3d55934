package org.brainrank.models.transformers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.Tensor;
import org.brainrank.spi.model.TokenWindow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What hidden states predict, worked out by hand in float64 from transformers' hidden states, in passes with and without a backward. */
class LensTest {
    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama"})
    void isTheFinalNormAndTheOutputMatrix(String name) {
        Reference reference = Reference.of(name);
        Npy ids = reference.array("ids12");
        try (LanguageModel model = reference.open()) {
            TreeSet<Integer> layers = new TreeSet<>(
                    IntStream.rangeClosed(0, model.info().layers()).boxed().toList());
            for (Pass pass : new Pass[] {new Pass.Forward(), new Pass.Gradient()}) {
                Set<Quantity> wanted = pass instanceof Pass.Gradient
                        ? Set.of(Quantity.LENS, Quantity.GRADIENTS)
                        : Set.of(Quantity.LENS);
                model.run(
                        new PassRequest(pass, layers, wanted, Output.LOGIT),
                        java.util.List.of(
                                TokenWindow.predicted(ids.at(0).integers()),
                                TokenWindow.predicted(ids.at(1).integers())),
                        (window, seen) -> check(name, reference, layers, window, seen));
            }
        }
    }

    private static void check(
            String name, Reference reference, SortedSet<Integer> layers, int window, Observation seen) {
        for (int layer : layers) {
            Npy states = layer == layers.last()
                    ? reference.array("w12.last_block_out").at(window)
                    : reference.array("w12.hidden").at(window).at(layer);
            double[] logits = HandWeights.of(name).logits(states.at(11).values());
            double largest = Arrays.stream(logits).max().orElseThrow();
            double normaliser = largest
                    + Math.log(Arrays.stream(logits)
                            .map(logit -> Math.exp(logit - largest))
                            .sum());
            double entropy = Arrays.stream(logits)
                    .map(logit -> -Math.exp(logit - normaliser) * (logit - normaliser))
                    .sum();
            double target = logits[seen.prediction().target()];
            long ahead = Arrays.stream(logits).filter(logit -> logit > target).count();
            Tensor lens = seen.lens(layer);
            assertThat(lens.size()).isEqualTo(5);
            double[] expected = {target, target - normaliser, entropy, ahead, largest - normaliser};
            for (int i = 0; i < expected.length; i++) {
                assertThat((double) lens.get(i))
                        .as("%s, number %d of layer %d, window %d", name, i, layer, window)
                        .isCloseTo(expected[i], within(1e-4 * Math.max(1, Math.abs(largest))));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama"})
    void tokensCostWhatTransformersSays(String name) {
        try (ReferenceCase model = new ReferenceCase(Reference.of(name))) {
            model.tokenLogProbabilities();
        }
    }
}
