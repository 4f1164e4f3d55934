package org.brainrank.models.transformers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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

/**
 * What goes on inside blocks, worked out by hand in float64 from the weights and from the hidden states and attention that
 * Hugging Face transformers gives. Llama's four heads share two key heads.
 */
class InsideBlocksTest {
    private static final Set<Quantity> INSIDE =
            Set.of(Quantity.HEAD_OUTPUTS, Quantity.MLP_OUTPUTS, Quantity.TRANSFORMED_NORMS, Quantity.PROXIMITIES);

    private static final Set<Quantity> ALL = EnumSet.of(
            Quantity.HEAD_OUTPUTS,
            Quantity.MLP_OUTPUTS,
            Quantity.TRANSFORMED_NORMS,
            Quantity.PROXIMITIES,
            Quantity.LENS,
            Quantity.TOKEN_LOG_PROBABILITIES,
            Quantity.GRADIENTS);

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama"})
    void areWhatTheWeightsSay(String name) {
        Reference reference = Reference.of(name);
        try (LanguageModel model = reference.open()) {
            TreeSet<Integer> layers = new TreeSet<>(
                    IntStream.rangeClosed(1, model.info().layers()).boxed().toList());
            model.run(
                    new PassRequest(new Pass.Forward(), layers, INSIDE, Output.LOGIT),
                    windows(reference),
                    (window, seen) -> {
                        for (int layer : layers) {
                            MovedByHand moved = MovedByHand.of(name, reference, window, layer);
                            near("heads", seen.headOutputs(layer), moved.headOutputs());
                            near("norms", seen.transformedNorms(layer), moved.norms());
                            near("proximities", seen.proximities(layer), moved.proximities());
                            near("feed-forward", seen.mlpOutputs(layer), moved.restOfBlock());
                        }
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama"})
    void otherWindowsOfTheBatchDoNotMatter(String name) {
        Reference reference = Reference.of(name);
        List<TokenWindow> windows = windows(reference);
        try (LanguageModel model = reference.open()) {
            PassRequest request = new PassRequest(new Pass.Gradient(), new TreeSet<>(Set.of(1, 3)), ALL, Output.LOGIT);
            List<float[]> together = new ArrayList<>();
            model.run(request, windows, (window, seen) -> together.add(numbers(seen)));
            List<float[]> alone = new ArrayList<>();
            windows.forEach(one -> model.run(request, List.of(one), (window, seen) -> alone.add(numbers(seen))));
            for (int window = 0; window < windows.size(); window++) {
                assertThat(together.get(window))
                        .as("window %d", window)
                        .containsExactly(alone.get(window), within(2e-4f));
            }
        }
    }

    private static float[] numbers(Observation seen) {
        List<Tensor> tensors = List.of(
                seen.headOutputs(3),
                seen.mlpOutputs(1),
                seen.transformedNorms(3),
                seen.proximities(1),
                seen.lens(3),
                seen.tokenLogProbabilities());
        float[] numbers = new float[tensors.stream().mapToInt(Tensor::size).sum()];
        int at = 0;
        for (Tensor tensor : tensors) {
            System.arraycopy(tensor.toArray(), 0, numbers, at, tensor.size());
            at += tensor.size();
        }
        return numbers;
    }

    private static List<TokenWindow> windows(Reference reference) {
        Npy ids = reference.array("ids12");
        List<TokenWindow> windows = new ArrayList<>();
        for (int i = 0; i < ids.shape()[0]; i++) {
            windows.add(TokenWindow.predicted(ids.at(i).integers()));
        }
        return windows;
    }

    private static void near(String what, Tensor actual, double[][] expected) {
        double largest = 0;
        for (double[] row : expected) {
            for (double value : row) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        assertThat(largest).as(what).isPositive();
        assertThat(actual.size(0)).as(what).isEqualTo(expected.length);
        assertThat(actual.size(1)).as(what).isEqualTo(expected[0].length);
        for (int i = 0; i < expected.length; i++) {
            for (int j = 0; j < expected[i].length; j++) {
                assertThat((double) actual.get(i, j))
                        .as("%s at %d, %d", what, i, j)
                        .isCloseTo(expected[i][j], within(Reference.TOLERANCE * largest));
            }
        }
    }
}
