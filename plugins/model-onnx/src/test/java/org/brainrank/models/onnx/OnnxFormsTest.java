package org.brainrank.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.brainrank.models.transformers.ModelFolder;
import org.brainrank.spi.Parameters;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.Capability;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.ModelRequest;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.testkit.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is particular about files: caches, precisions, weights in other files, operators of ONNX Runtime's own. */
class OnnxFormsTest {
    private static final TokenWindow WINDOW = TokenWindow.predicted(5, 17, 2, 10, 11, 8);

    @TempDir
    private Path home;

    private LanguageModel open(String file) {
        return open(Fixtures.file(file));
    }

    private LanguageModel open(Path path) {
        return OnnxModel.open("onnx", OnnxLocation.of(path), 64, home);
    }

    @ParameterizedTest
    @CsvSource({
        "past.onnx, llama3, 1e-4",
        "external.onnx, llama3, 1e-4",
        "exporting.onnx, llama3, 1e-4",
        "half.onnx, llama3, 3e-2",
        "fused.onnx, gpt_neox_sequential, 1e-4"
    })
    void showsWhatTheFolderShows(String file, String form, double tolerance) {
        try (LanguageModel onnx = open(file);
                LanguageModel folder = ModelFolder.open("folder", Fixtures.folder(form + "-"), OptionalLong.empty())) {
            for (int layer = 0; layer <= folder.info().layers(); layer++) {
                for (Pass pass : List.of(new Pass.Forward(), new Pass.Erasure(Baseline.ZERO))) {
                    Quantity quantity = pass instanceof Pass.Forward ? Quantity.ACTIVATIONS : Quantity.ERASED;
                    float[] expected = shown(folder, pass, layer, quantity);
                    float[] actual = shown(onnx, pass, layer, quantity);
                    assertThat(actual).hasSameSizeAs(expected);
                    double largest = 0;
                    for (float value : expected) {
                        largest = Math.max(largest, Math.abs(value));
                    }
                    for (int i = 0; i < expected.length; i++) {
                        assertThat((double) actual[i])
                                .as("%s of %s at layer %d, number %d", quantity, file, layer, i)
                                .isCloseTo(expected[i], within(tolerance * largest));
                    }
                }
            }
        }
    }

    private static float[] shown(LanguageModel model, Pass pass, int layer, Quantity quantity) {
        return Recording.record(model, pass, List.of(layer), List.of(quantity), Output.LOGIT, List.of(WINDOW))
                .get(0)
                .get(0)
                .of(quantity, layer);
    }

    @Test
    void whereBlocksCannotBeToldTheInputCanStillBeErased() {
        try (LanguageModel model = open("opaque.onnx")) {
            assertThat(model.info().layers()).isEqualTo(1);
            assertThat(model.info().capabilities()).containsExactly(Capability.INTERVENTIONS);
            TokenWindow window = TokenWindow.predicted(1, 2, 3);
            Recording whole = Recording.record(
                            model,
                            new Pass.Erasure(Baseline.ZERO),
                            List.of(0),
                            List.of(Quantity.ERASED),
                            Output.LOGIT,
                            List.of(window))
                    .get(0)
                    .get(0);
            assertThat(whole.of(Quantity.ERASED, 0)).hasSize(3).doesNotContain((float) whole.output());
            assertThatThrownBy(() -> shown(model, new Pass.Erasure(Baseline.ZERO), 1, Quantity.ERASED))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("needs hidden-interventions")
                    .hasMessageContaining("layers: [0]");
            assertThatThrownBy(() -> shown(model, new Pass.Forward(), 1, Quantity.ACTIVATIONS))
                    .hasMessageContaining("needs activations");
        }
    }

    @Test
    void gradientsAreRefusedWithTheRemedy() {
        try (LanguageModel model = open("llama3-legacy.onnx")) {
            assertThatThrownBy(() -> shown(model, new Pass.Gradient(), 0, Quantity.GRADIENTS))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("needs gradients")
                    .hasMessageContaining("id: transformers");
        }
    }

    @Test
    void untrainedIsRefusedWithTheRemedy() {
        OnnxPlugin plugin = new OnnxPlugin();
        Parameters parameters = Parameters.resolve(
                "onnx",
                plugin.card().parameters(),
                Map.of("path", Fixtures.file("opaque.onnx").toString()));
        assertThatThrownBy(() -> plugin.open(new ModelRequest("mine", parameters, home, OptionalLong.of(1))))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("leave the control 'untrained' out");
        try (LanguageModel model = plugin.open(new ModelRequest("mine", parameters, home, OptionalLong.empty()))) {
            assertThat(model.info().id()).isEqualTo("mine");
            assertThat(model.info().maxTokens()).isEqualTo(1024);
        }
    }

    @Test
    void windowsLongerThanTheModelReadsAreRefused() {
        int[] many = new int[100];
        try (LanguageModel model =
                OnnxModel.open("onnx", OnnxLocation.of(Fixtures.file("opt_350m-legacy.onnx")), 1024, home)) {
            assertThatThrownBy(() -> Recording.record(
                            model,
                            new Pass.Forward(),
                            List.of(1),
                            List.of(Quantity.ACTIVATIONS),
                            Output.LOGIT,
                            List.of(TokenWindow.predicted(many))))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("opt_350m-legacy.onnx")
                    .hasMessageContaining("set max-tokens");
        }
    }

    @Test
    void fixedShapesAreRefused() {
        assertThatThrownBy(() -> open("fixed.onnx"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[2, 7]")
                .hasMessageContaining("dynamic axes");
    }

    @Test
    void nothingIsLeftInOurFolder() throws IOException {
        open("external.onnx").close();
        try (Stream<Path> left = Files.walk(home.resolve("."))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void missingAndStrayWeightFilesAreRefused() throws IOException {
        Path alone = Files.copy(Fixtures.file("external.onnx"), home.resolve("alone.onnx"));
        assertThatThrownBy(() -> open(alone))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("external.onnx.data")
                .hasMessageContaining("not beside it");
        byte[] bytes = Files.readAllBytes(alone);
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        Path stray = Files.write(
                home.resolve("stray.onnx"),
                text.replace("external.onnx.data", "../../../etc/hosts")
                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> open(stray))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("leads nowhere else");
    }

    @Test
    void foldersAreLookedInto() throws IOException {
        Path folder = Files.createDirectories(home.resolve("model/onnx"));
        assertThatThrownBy(() -> OnnxLocation.of(folder.getParent())).hasMessageContaining("no ONNX file");
        Files.copy(Fixtures.file("opaque.onnx"), folder.resolve("model.onnx"));
        Files.writeString(folder.resolveSibling("tokenizer.json"), "{}");
        OnnxLocation found = OnnxLocation.of(folder.getParent());
        assertThat(found.file()).isEqualTo(folder.resolve("model.onnx"));
        assertThat(found.folder()).isEqualTo(folder.getParent().toAbsolutePath());
        assertThatThrownBy(() -> OnnxLocation.of(home.resolve("nowhere")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("there is no ONNX file or folder");
    }

    /** Reading a graph is our own work; it ends in a graph or a message, whatever the bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"opaque.onnx", "llama3-legacy.onnx", "external.onnx"})
    void brokenFilesAreRefusedWithAMessage(String name) throws IOException {
        byte[] whole = Files.readAllBytes(Fixtures.file(name));
        Random random = new Random(7);
        Path file = home.resolve("broken.onnx");
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] bytes = i % 3 == 0 ? java.util.Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int flips = i % 3; flips > 0 && bytes.length > 0; flips--) {
                bytes[random.nextInt(Math.min(bytes.length, 4000))] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, bytes);
            try {
                Anatomy.of(OnnxFile.read(file));
            } catch (UserException e) {
                assertThat(e).hasMessageContaining("broken.onnx");
                refused++;
            } catch (BrokenOnnxException e) {
                refused++;
            }
        }
        assertThat(refused).as("of 300, 100 of which are cut off").isGreaterThan(100);
    }
}
