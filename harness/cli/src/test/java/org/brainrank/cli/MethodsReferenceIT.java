package org.brainrank.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.testkit.MethodRun;
import org.brainrank.testkit.NpyArray;
import org.brainrank.testkit.NpyFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Methods that no library gives, beside {@code reference/methods/make_methods_reference.py}: their papers' formulas on Hugging
 * Face's own forward, in float64.
 */
class MethodsReferenceIT {
    private static final double TOLERANCE = 1e-4;

    private static final Map<String, Object> MEAN = Map.of("baseline", "mean-embedding");

    @TempDir
    static Path home;

    private static OwnReferences references;

    @BeforeAll
    static void loadTheDistribution() {
        references = OwnReferences.load(home);
    }

    @AfterAll
    static void unload() {
        references.close();
    }

    @TestFactory
    Stream<DynamicContainer> methodsAgreeWithTheirPapersFormulas() {
        return OwnReferences.MODELS.stream().map(name -> {
            Map<String, NpyArray> expected =
                    NpyFiles.readAll(OwnReferences.folder("methods").resolve("methods_" + name + ".npz"));
            LanguageModel model = references.open(name);
            Stream<DynamicTest> tests = Stream.of(
                            blocks(model, name, expected, "alti_one", "alti", Map.of("blocks", "one")),
                            blocks(model, name, expected, "alti", "alti", Map.of()),
                            blocks(model, name, expected, "attention_norm", "attention-norm", Map.of()),
                            blocks(model, name, expected, "attention_flow", "attention-flow", Map.of()),
                            input(model, name, expected, "sig_mean", "sequential-integrated-gradients", MEAN),
                            input(model, name, expected, "reagent", "reagent", Map.of("scale", "log-odds")),
                            input(
                                    model,
                                    name,
                                    expected,
                                    "dig_mean",
                                    "discretized-integrated-gradients",
                                    Map.of("baseline", "mean-embedding", "steps", 8, "neighbours", 60)))
                    .onClose(model::close);
            return DynamicContainer.dynamicContainer(name, tests);
        });
    }

    /** An array of shape (windows, blocks, tokens). */
    private static DynamicTest blocks(
            LanguageModel model,
            String name,
            Map<String, NpyArray> expected,
            String key,
            String method,
            Map<String, Object> parameters) {
        return DynamicTest.dynamicTest(key, () -> {
            NpyArray array = Objects.requireNonNull(expected.get(key));
            int blocks = array.shape()[1];
            assertThat(blocks).isEqualTo(model.info().layers());
            for (int block = 0; block < blocks; block++) {
                compare(model, name, array, method, parameters, block + 1, blocks, block);
            }
        });
    }

    /** An array of shape (windows, tokens), of layer 0. */
    private static DynamicTest input(
            LanguageModel model,
            String name,
            Map<String, NpyArray> expected,
            String key,
            String method,
            Map<String, Object> parameters) {
        return DynamicTest.dynamicTest(
                key,
                () -> compare(model, name, Objects.requireNonNull(expected.get(key)), method, parameters, 0, 1, 0));
    }

    private static void compare(
            LanguageModel model,
            String name,
            NpyArray array,
            String method,
            Map<String, Object> parameters,
            int layer,
            int groups,
            int group) {
        MethodPlugin plugin = references.method(method);
        List<TokenWindow> windows = OwnReferences.windows(name);
        double[] values = array.toDoubles();
        double largest = Arrays.stream(values).map(Math::abs).max().orElseThrow();
        int tokens = windows.get(0).tokens();
        List<double[]> rows = new ArrayList<>();
        for (int window = 0; window < windows.size(); window++) {
            int start = (window * groups + group) * tokens;
            rows.add(Arrays.copyOfRange(values, start, start + tokens));
        }
        List<float[]> scores = MethodRun.of(model, plugin, parameters).at(layer, windows).stream()
                .map(explanation -> explanation.scores())
                .toList();
        for (int window = 0; window < windows.size(); window++) {
            for (int token = 0; token < tokens; token++) {
                assertThat((double) scores.get(window)[token])
                        .as("%s at layer %d of %s, window %d, token %d", method, layer, name, window, token)
                        .isCloseTo(rows.get(window)[token], within(TOLERANCE * largest));
            }
        }
    }
}
