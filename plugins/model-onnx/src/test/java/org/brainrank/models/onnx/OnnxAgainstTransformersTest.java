package org.brainrank.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.testkit.ModelComparison;
import org.brainrank.testkit.RandomWindows;
import org.brainrank.testkit.RandomizedTest;
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
            ModelComparison both = new ModelComparison(onnx, folder, windows, TOLERANCE);
            both.sameSizes();
            both.same(layers, new Pass.Forward(), Quantity.ACTIVATIONS, Quantity.INPUTS, Quantity.LENS);
            both.same(layers.subList(1, layers.size()), new Pass.Forward(), Quantity.ATTENTION);
            both.same(layers, new Pass.Erasure(Baseline.ZERO), Quantity.ERASED);
            both.same(List.of(0), new Pass.Erasure(Baseline.MEAN_EMBEDDING), Quantity.ERASED);
            both.same(List.of(0), new Pass.Removal(), Quantity.REMOVED);
            Coalitions coalitions = new Coalitions.Kernel(20, true, 3);
            Pass subsets = new Pass.Subsets(Baseline.ZERO, coalitions);
            both.same(List.of(0), subsets, Quantity.COALITIONS);
        }
    }
}
