package org.brainrank.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.brainrank.models.transformers.ModelFolder;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.Capability;
import org.brainrank.spi.model.Coalitions;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.testkit.RandomWindows;
import org.brainrank.testkit.RandomizedTest;
import org.brainrank.testkit.Recording;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that PyTorch's exporters wrote, against the same weights read from their Hugging Face folder, which are checked against
 * transformers: all that a file shows is the same, at every layer.
 */
class OnnxAgainstTransformersTest extends RandomizedTest {
    private static final double TOLERANCE = 1e-4;
    private static final int TOKENS = 7;

    @TempDir
    private Path home;

    static Stream<String> files() {
        return Fixtures.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void allThatIsShownIsTheSame(String file) {
        try (LanguageModel onnx = OnnxModel.open("onnx", OnnxLocation.of(Fixtures.file(file)), 64, home);
                LanguageModel folder = ModelFolder.open("folder", Fixtures.folder(file), OptionalLong.empty())) {
            assertThat(onnx.info().layers()).isEqualTo(folder.info().layers());
            assertThat(onnx.info().width()).isEqualTo(folder.info().width());
            assertThat(onnx.info().heads()).isEqualTo(folder.info().heads());
            assertThat(onnx.info().vocabulary()).isEqualTo(folder.info().vocabulary());
            assertThat(onnx.info().capabilities())
                    .containsExactlyInAnyOrder(
                            Capability.ACTIVATIONS,
                            Capability.ATTENTION,
                            Capability.INTERVENTIONS,
                            Capability.HIDDEN_INTERVENTIONS);
            List<Integer> layers =
                    IntStream.rangeClosed(0, folder.info().layers()).boxed().toList();
            List<TokenWindow> windows =
                    RandomWindows.predicted(random(), 3, TOKENS, folder.info().vocabulary());
            same(
                    onnx,
                    folder,
                    windows,
                    layers,
                    new Pass.Forward(),
                    Quantity.ACTIVATIONS,
                    Quantity.INPUTS,
                    Quantity.LENS);
            same(onnx, folder, windows, layers.subList(1, layers.size()), new Pass.Forward(), Quantity.ATTENTION);
            same(onnx, folder, windows, layers, new Pass.Erasure(Baseline.ZERO), Quantity.ERASED);
            same(onnx, folder, windows, List.of(0), new Pass.Erasure(Baseline.MEAN_EMBEDDING), Quantity.ERASED);
            same(onnx, folder, windows, List.of(0), new Pass.Removal(), Quantity.REMOVED);
            Coalitions coalitions = new Coalitions.Kernel(20, true, 3);
            Pass subsets = new Pass.Subsets(Baseline.ZERO, coalitions);
            same(onnx, folder, windows, List.of(0), subsets, Quantity.COALITIONS);
        }
    }

    private static void same(
            LanguageModel onnx,
            LanguageModel folder,
            List<TokenWindow> windows,
            List<Integer> layers,
            Pass pass,
            Quantity... quantities) {
        List<List<Recording>> actual = Recording.record(onnx, pass, layers, List.of(quantities), Output.LOGIT, windows);
        List<List<Recording>> expected =
                Recording.record(folder, pass, layers, List.of(quantities), Output.LOGIT, windows);
        for (int window = 0; window < windows.size(); window++) {
            Recording one = actual.get(window).get(0);
            Recording other = expected.get(window).get(0);
            assertThat(one.prediction().target()).isEqualTo(other.prediction().target());
            assertThat(one.output()).isCloseTo(other.output(), within(TOLERANCE * (1 + Math.abs(other.output()))));
            for (Quantity quantity : quantities) {
                for (int layer : layers) {
                    close(one.of(quantity, layer), other.of(quantity, layer), quantity + " at layer " + layer);
                }
            }
        }
    }

    private static void close(float[] actual, float[] expected, String what) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        double largest = 0;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i])
                    .as("%s, number %d", what, i)
                    .isCloseTo(expected[i], within(TOLERANCE * largest));
        }
    }
}
