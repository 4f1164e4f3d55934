package org.brainrank.models.transformers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every architecture against Hugging Face transformers 5.18.0 in float64, on small random models that {@code
 * make_architectures_reference.py} made.
 */
class ArchitecturesReferenceTest {
    private static final Path FOLDER = Reference.resource("architectures");

    static List<String> models() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyArchitectureIsThere() throws IOException {
        TreeSet<String> types = new TreeSet<>(Set.of("gpt2")); // compared in ReferenceModelTest
        for (String name : models()) {
            types.add(Config.read(FOLDER.resolve(name).resolve("model")).text("model_type"));
        }
        assertThat(types).containsExactlyInAnyOrderElementsOf(Architectures.names());
    }

    @ParameterizedTest
    @MethodSource("models")
    void equalsTransformers(String name) {
        Map<String, Npy> expected = new HashMap<>();
        Reference.read(FOLDER.resolve(name).resolve("numbers.npz"), expected);
        Comparison comparison = new Comparison(expected);
        try (LanguageModel model =
                ModelFolder.open(name, FOLDER.resolve(name).resolve("model"), OptionalLong.empty())) {
            int layers = model.info().layers();
            List<TokenWindow> windows = new ArrayList<>();
            for (int i = 0; i < expected.get("ids").shape()[0]; i++) {
                windows.add(new TokenWindow(expected.get("ids").at(i).integers(), OptionalInt.empty()));
            }
            TreeSet<Integer> all =
                    new TreeSet<>(IntStream.rangeClosed(0, layers).boxed().toList());
            Set<Quantity> wanted =
                    Set.of(Quantity.INPUTS, Quantity.ACTIVATIONS, Quantity.ATTENTION, Quantity.GRADIENTS);
            model.run(
                    new PassRequest(new Pass.Gradient(), all, wanted, Output.LOGIT),
                    windows,
                    (window, seen) -> comparison.check(window, seen, layers));
        }
    }

    private record Comparison(Map<String, Npy> expected) {
        void check(int window, Observation seen, int layers) {
            double[] logits = expected.get("logits").at(window).values();
            int best = IntStream.range(0, logits.length)
                    .reduce((a, b) -> logits[b] > logits[a] ? b : a)
                    .orElseThrow();
            assertThat(seen.prediction().target()).isEqualTo(best);
            near("logit", new double[] {seen.output()}, new double[] {logits[best]}, 1);
            double normaliser = Math.log(IntStream.range(0, logits.length)
                    .mapToDouble(i -> Math.exp(logits[i]))
                    .sum());
            near(
                    "log-probability",
                    new double[] {seen.prediction().logProbability()},
                    new double[] {logits[best] - normaliser},
                    1);
            for (int layer = 0; layer <= layers; layer++) {
                Npy state = layer == layers
                        ? expected.get("block").at(window)
                        : expected.get("hidden").at(window).at(layer);
                near(
                        "hidden state of layer " + layer,
                        ReferenceCase.doubles(seen.activations(layer)),
                        state.values(),
                        state.largest());
            }
            for (int layer = 1; layer <= layers; layer++) {
                near(
                        "attention of block " + layer,
                        ReferenceCase.doubles(seen.attention(layer)),
                        expected.get("attention").at(window).at(layer - 1).values(),
                        1);
            }
            Npy gradient = expected.get("gradient").at(window);
            near("gradient", ReferenceCase.doubles(seen.gradients(0)), gradient.values(), gradient.largest());
        }

        private static void near(String what, double[] actual, double[] wanted, double scale) {
            assertThat(actual).as(what).hasSameSizeAs(wanted);
            for (int i = 0; i < actual.length; i++) {
                assertThat(actual[i])
                        .as("%s, number %d", what, i)
                        .isCloseTo(wanted[i], Offset.offset(Reference.TOLERANCE * scale));
            }
        }
    }
}
