package org.brainrank.models.transformers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.brainrank.engine.Devices;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Products in float16 against transformers in float64. */
class HalfPrecisionTest {
    /** Relative to an array's largest value; float16 has 11 binary digits, half a unit of the last being 5e-4. */
    private static final double TOLERANCE = 1e-2;

    private static final Computation HALF = new Computation(Device.cpu(), DataType.FLOAT16, false);

    static List<String> architectures() throws java.io.IOException {
        return ArchitecturesReferenceTest.models();
    }

    @ParameterizedTest
    @CsvSource({"gpt2_f16, gpt2", "llama_f16, llama", "gpt2_bf16, gpt2"})
    void predictsAsTransformersDoes(String name, String base) {
        Reference reference = Reference.of(name);
        Npy ids = Reference.of(base).array("ids12");
        Npy logits = reference.array("w12.logits_last");
        try (LanguageModel model = open(reference.folder().resolve("model"), HALF)) {
            List<TokenWindow> windows = windows(ids);
            model.run(
                    new PassRequest(new Pass.Forward(), new TreeSet<>(), Set.of(), Output.LOGIT),
                    windows,
                    (window, seen) -> near(
                            "logit",
                            new double[] {seen.prediction().logit()},
                            new double[] {
                                logits.at(window).values()[seen.prediction().target()]
                            },
                            logits.largest()));
        }
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void statesAndGradientsAreNearTransformers(String name) {
        Path folder = Reference.resource("architectures").resolve(name);
        Map<String, Npy> expected = new HashMap<>();
        Reference.read(folder.resolve("numbers.npz"), expected);
        try (LanguageModel model = open(folder.resolve("model"), HALF)) {
            int layers = model.info().layers();
            TreeSet<Integer> all =
                    new TreeSet<>(IntStream.rangeClosed(0, layers).boxed().toList());
            model.run(
                    new PassRequest(
                            new Pass.Gradient(), all, Set.of(Quantity.ACTIVATIONS, Quantity.GRADIENTS), Output.LOGIT),
                    targeted(expected),
                    (window, seen) -> {
                        for (int layer = 0; layer <= layers; layer++) {
                            Npy state = layer == layers
                                    ? expected.get("block").at(window)
                                    : expected.get("hidden").at(window).at(layer);
                            near(
                                    "layer " + layer,
                                    ReferenceCase.doubles(seen.activations(layer)),
                                    state.values(),
                                    state.largest());
                        }
                        Npy gradient = expected.get("gradient").at(window);
                        near(
                                "gradient",
                                ReferenceCase.doubles(seen.gradients(0)),
                                gradient.values(),
                                gradient.largest());
                    });
        }
    }

    @Test
    void halfWeightsStayInTheirFile() {
        try (LanguageModel half = open(Reference.resource("llama_f16").resolve("model"), HALF);
                LanguageModel wide = open(Reference.resource("llama_f16").resolve("model"), Computation.PLAIN)) {
            // Norms are widened.
            assertThat(half.footprint().orElseThrow().residentBytes()).isLessThan(4096);
            assertThat(half.footprint().orElseThrow().mappedBytes()).isGreaterThan(180_000);
            assertThat(wide.footprint().orElseThrow().residentBytes())
                    .isEqualTo(4 * wide.info().parameters());
            assertThat(half.info().sha256())
                    .as("other numbers, another name")
                    .isNotEqualTo(wide.info().sha256());
        }
    }

    @Test
    void untrainedModelsAreComputedAlike() {
        try (LanguageModel half = ModelFolder.open(
                        "test",
                        Reference.resource("gpt2").resolve("model"),
                        OptionalLong.of(1),
                        HALF,
                        BeginningOfText.AUTO);
                LanguageModel wide =
                        ModelFolder.open("test", Reference.resource("gpt2").resolve("model"), OptionalLong.of(1))) {
            assertThat(half.info().sha256()).isNotEqualTo(wide.info().sha256());
            assertThat(half.info().parameters()).isEqualTo(wide.info().parameters());
            double[][] logits = new double[2][1];
            List<TokenWindow> windows = List.of(new TokenWindow(new int[] {1, 2, 3}, OptionalInt.of(4)));
            PassRequest request = new PassRequest(new Pass.Forward(), new TreeSet<>(), Set.of(), Output.LOGIT);
            half.run(request, windows, (window, seen) -> logits[0][0] = seen.output());
            wide.run(request, windows, (window, seen) -> logits[1][0] = seen.output());
            near("logit", logits[0], logits[1], 1);
            assertThat(logits[0]).isNotEqualTo(logits[1]);
        }
    }

    @Test
    void bfloat16IsRefusedBeforeTheEngineEndsTheProcess() {
        assertThatThrownBy(() -> Computation.of(Devices.of(0), "cpu", "bfloat16", "resident"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("bfloat16")
                .hasMessageContaining("float32")
                .hasMessageContaining("streamed");
    }

    private static LanguageModel open(Path folder, Computation computation) {
        return ModelFolder.open("test", folder, OptionalLong.empty(), computation, BeginningOfText.AUTO);
    }

    private static List<TokenWindow> windows(Npy ids) {
        return IntStream.range(0, ids.shape()[0])
                .mapToObj(i -> TokenWindow.predicted(ids.at(i).integers()))
                .toList();
    }

    /** The target of float64: rounding may make another token the likeliest. */
    private static List<TokenWindow> targeted(Map<String, Npy> expected) {
        return IntStream.range(0, expected.get("ids").shape()[0])
                .mapToObj(i -> {
                    double[] logits = expected.get("logits").at(i).values();
                    int best = IntStream.range(0, logits.length)
                            .reduce((a, b) -> logits[b] > logits[a] ? b : a)
                            .orElseThrow();
                    return new TokenWindow(expected.get("ids").at(i).integers(), OptionalInt.of(best));
                })
                .toList();
    }

    private static void near(String what, double[] actual, double[] wanted, double scale) {
        assertThat(actual).as(what).hasSameSizeAs(wanted);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).as("%s, number %d", what, i).isCloseTo(wanted[i], Offset.offset(TOLERANCE * scale));
        }
    }
}
