package org.brainrank.models.torchscript;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.brainrank.spi.model.Quadrature;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.testkit.ModelComparison;
import org.brainrank.testkit.RandomWindows;
import org.brainrank.testkit.RandomizedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that {@code export_torchscript.py} wrote, against the same weights read from their Hugging Face folder, which are checked
 * against transformers: gradients, paths and erasure are the same at every layer.
 */
class TorchScriptAgainstTransformersTest extends RandomizedTest {
    private static final double TOLERANCE = 1e-4;
    private static final int TOKENS = 7;

    static Stream<String> files() {
        return Fixtures.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void allThatIsShownIsTheSame(String file) {
        try (LanguageModel script = TorchScriptModel.open("script", Fixtures.file(file), 64);
                LanguageModel folder = ModelFolder.open("folder", Fixtures.folder(file), OptionalLong.empty())) {
            assertThat(script.info().capabilities())
                    .containsExactlyInAnyOrder(
                            Capability.ACTIVATIONS,
                            Capability.ATTENTION,
                            Capability.GRADIENTS,
                            Capability.INTERVENTIONS,
                            Capability.HIDDEN_INTERVENTIONS);
            List<Integer> layers =
                    IntStream.rangeClosed(0, folder.info().layers()).boxed().toList();
            List<Integer> input = List.of(0);
            List<TokenWindow> windows =
                    RandomWindows.predicted(random(), 3, TOKENS, folder.info().vocabulary());
            ModelComparison both = new ModelComparison(script, folder, windows, TOLERANCE);
            both.sameSizes();
            both.same(layers, new Pass.Forward(), Quantity.ACTIVATIONS, Quantity.INPUTS, Quantity.LENS);
            both.same(layers.subList(1, layers.size()), new Pass.Gradient(), Quantity.ATTENTION);
            both.same(layers, new Pass.Gradient(), Quantity.GRADIENTS);
            Pass path = new Pass.Path(Baseline.MEAN_EMBEDDING, 3, Quadrature.GAUSS_LEGENDRE);
            both.same(layers, path, Quantity.GRADIENTS);
            Pass layerPath = new Pass.LayerPath(Baseline.MEAN_EMBEDDING, 2, Quadrature.RIEMANN_MIDDLE);
            both.same(layers, layerPath, Quantity.GRADIENTS, Quantity.INPUTS);
            both.same(layers, new Pass.Noise(0.1, 2, 5), Quantity.GRADIENTS);
            both.same(layers, new Pass.Erasure(Baseline.ZERO), Quantity.ERASED);
            both.same(input, new Pass.Erasure(Baseline.token(3)), Quantity.ERASED);
            both.same(input, new Pass.Removal(), Quantity.REMOVED);
            Pass subsets = new Pass.Subsets(Baseline.ZERO, new Coalitions.Kernel(20, true, 3));
            both.same(input, subsets, Quantity.COALITIONS);
        }
    }
}
