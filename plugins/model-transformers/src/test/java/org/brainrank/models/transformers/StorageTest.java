package org.brainrank.models.transformers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same model, stored in different ways. */
class StorageTest {
    @ParameterizedTest
    @CsvSource({"gpt2_bf16, gpt2", "gpt2_f16, gpt2", "llama_f16, llama"})
    void widensHalfPrecisionExactly(String name, String base) {
        Reference reference = Reference.of(name);
        reference.arrays().put("ids12", Reference.of(base).array("ids12"));
        try (LanguageModel model = reference.open()) {
            int layers = model.info().layers();
            Npy logits = reference.array("w12.logits_last");
            Npy best = reference.array("w12.argmax");
            PassRequest request = new PassRequest(
                    new Pass.Forward(),
                    new TreeSet<>(IntStream.rangeClosed(0, layers).boxed().toList()),
                    Set.of(Quantity.ACTIVATIONS, Quantity.ATTENTION, Quantity.TOKEN_LOG_PROBABILITIES),
                    Output.LOGIT);
            model.run(request, windows(reference), (window, seen) -> {
                assertThat(seen.prediction().target()).isEqualTo((int) best.values()[window]);
                assertThat(seen.output())
                        .isCloseTo(
                                logits.at(window).values()[(int) best.values()[window]],
                                within(Reference.TOLERANCE * logits.largest()));
                double[] tokens = ReferenceCase.doubles(seen.tokenLogProbabilities());
                reference.expect("w12.token_logprobs", window, Arrays.copyOfRange(tokens, 1, tokens.length));
                for (int layer = 0; layer < layers; layer++) {
                    near(
                            ReferenceCase.doubles(seen.activations(layer)),
                            reference.array("w12.hidden").at(window).at(layer));
                    near(
                            lastMean(
                                    seen.attention(layer + 1).toArray(),
                                    model.info().heads()),
                            reference.array("w12.attn_last_mean").at(window).at(layer));
                }
            });
        }
    }

    /** Attention of the last position, in the mean of the heads. */
    private static double[] lastMean(float[] weights, int heads) {
        int tokens = (int) Math.round(Math.sqrt((double) weights.length / heads));
        double[] mean = new double[tokens];
        for (int head = 0; head < heads; head++) {
            for (int key = 0; key < tokens; key++) {
                mean[key] += weights[((head + 1) * tokens - 1) * tokens + key] / (double) heads;
            }
        }
        return mean;
    }

    private static void near(double[] actual, Npy expected) {
        assertThat(actual).containsExactly(expected.values(), within(Reference.TOLERANCE * expected.largest()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2_hubstyle", "gpt2_sharded"})
    void readsOtherNamesAndShards(String name) {
        List<TokenWindow> windows = windows(Reference.of("gpt2"));
        float[][] base = hidden("gpt2", windows);
        float[][] other = hidden(name, windows);
        for (int i = 0; i < base.length; i++) {
            assertThat(other[i]).containsExactly(base[i], org.assertj.core.data.Offset.offset(1e-5f));
        }
    }

    @Test
    void readsTheOutputMatrixUnderEitherName(@TempDir Path folder) throws IOException {
        Path stored = Reference.resource("architectures/gpt_neox/model");
        Files.copy(stored.resolve("config.json"), folder.resolve("config.json"));
        String file = Files.readString(stored.resolve("model.safetensors"), StandardCharsets.ISO_8859_1);
        // The same number of bytes, so that the header keeps its length.
        String renamed = file.replace("\"embed_out.weight\"", "\"lm_head.weight\"  ");
        assertThat(renamed).isNotEqualTo(file);
        Files.writeString(folder.resolve("model.safetensors"), renamed, StandardCharsets.ISO_8859_1);
        List<TokenWindow> windows = List.of(TokenWindow.predicted(5, 9, 33, 17));
        try (LanguageModel usual = ModelFolder.open("test", stored, OptionalLong.empty());
                LanguageModel other = ModelFolder.open("test", folder, OptionalLong.empty())) {
            assertThat(logits(other, windows)).isEqualTo(logits(usual, windows));
        }
    }

    @Test
    void countsEachParameterOnce() {
        try (LanguageModel model = Reference.of("gpt2").open()) {
            // The file's float32 numbers: no buffers, and the tied output matrix is stored once.
            assertThat(model.info().parameters()).isEqualTo(201_984 / 4);
            assertThat(model.info().zeroBaselineIsSingular()).isFalse();
            assertThat(model.tokenizer()).isPresent();
        }
        try (LanguageModel model = Reference.of("llama").open()) {
            assertThat(model.info().parameters()).isEqualTo(376_512 / 4);
            assertThat(model.info().zeroBaselineIsSingular()).isTrue();
            assertThat(model.tokenizer()).isEmpty();
        }
    }

    @Test
    void untrainedModelsDependOnTheSeedAlone() {
        List<TokenWindow> windows = windows(Reference.of("gpt2"));
        for (String name : List.of("gpt2", "llama")) {
            try (LanguageModel one = untrained(name, 1);
                    LanguageModel again = untrained(name, 1);
                    LanguageModel other = untrained(name, 2);
                    LanguageModel trained = Reference.of(name).open()) {
                assertThat(logits(one, windows)).isEqualTo(logits(again, windows));
                assertThat(logits(one, windows)).isNotEqualTo(logits(other, windows));
                assertThat(one.info().sha256()).isEqualTo(again.info().sha256());
                assertThat(one.info().sha256()).isNotEqualTo(other.info().sha256());
                assertThat(one.info().sha256()).isNotEqualTo(trained.info().sha256());
                assertThat(one.info().parameters()).isEqualTo(trained.info().parameters());
                // With weights of deviation 0.02 no token is much likelier than another.
                one.run(
                        forward(),
                        windows,
                        (window, seen) -> assertThat(seen.prediction().entropy())
                                .isCloseTo(Math.log(257), org.assertj.core.data.Offset.offset(0.1)));
            }
        }
    }

    private static LanguageModel untrained(String name, long seed) {
        return ModelFolder.open("test", Reference.resource(name + "/model"), OptionalLong.of(seed));
    }

    private static double[] logits(LanguageModel model, List<TokenWindow> windows) {
        double[] logits = new double[windows.size()];
        model.run(forward(), windows, (window, seen) -> logits[window] = seen.output());
        return logits;
    }

    private static float[][] hidden(String name, List<TokenWindow> windows) {
        float[][] hidden = new float[windows.size()][];
        PassRequest request = new PassRequest(
                new Pass.Forward(), new TreeSet<>(Set.of(3)), Set.of(Quantity.ACTIVATIONS), Output.LOGIT);
        try (LanguageModel model = Reference.of(name).open()) {
            model.run(
                    request,
                    windows,
                    (window, seen) -> hidden[window] = seen.activations(3).toArray());
        }
        return hidden;
    }

    private static PassRequest forward() {
        return new PassRequest(new Pass.Forward(), new TreeSet<>(), Set.of(), Output.LOGIT);
    }

    private static List<TokenWindow> windows(Reference reference) {
        Npy ids = reference.array("ids12");
        return java.util.stream.IntStream.range(0, ids.shape()[0])
                .mapToObj(i -> TokenWindow.predicted(ids.at(i).integers()))
                .toList();
    }
}
