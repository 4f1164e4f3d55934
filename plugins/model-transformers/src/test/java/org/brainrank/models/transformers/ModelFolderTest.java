package org.brainrank.models.transformers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.ModelRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads when a folder cannot be used. */
class ModelFolderTest {
    @TempDir
    private Path folder;

    @Test
    void opensThroughThePlugin() {
        TransformersPlugin plugin = new TransformersPlugin();
        Path path = Reference.resource("llama/model");
        ModelRequest request = new ModelRequest(
                "my-llama", plugin.card().resolve(Map.of("path", path.toString())), folder, OptionalLong.empty());
        try (LanguageModel model = plugin.open(request)) {
            assertThat(model.info().id()).isEqualTo("my-llama");
            assertThat(model.info().architecture()).isEqualTo("llama");
            assertThat(model.info().sha256()).hasSize(64);
        }
    }

    @Test
    void isNamedInTheExtensionIndex() {
        Path classes = Path.of(TransformersPlugin.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        assertThat(classes.resolve("META-INF/extensions.idx"))
                .content(StandardCharsets.UTF_8)
                .contains(TransformersPlugin.class.getName());
    }

    @Test
    void namesTheMissingFolderAndFiles() throws IOException {
        refused(folder.resolve("nowhere"), "there is no model folder", "nowhere");
        refused(folder, "no config.json");
        copy("gpt2");
        Files.delete(folder.resolve("model.safetensors"));
        refused(folder, "model.safetensors", "pytorch_model.bin");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gpt2 | \"model_type\": \"gpt2\" | \"model_type\": \"gpt3\" | The nearest is 'gpt2'.",
                "gpt2 | \"model_type\": \"gpt2\" | \"model_type\": \"mamba\" | Supported: gpt2, gptj",
                "gpt2 | \"n_layer\": 3 | \"n_layer\": 0 | needs 'n_layer', a whole number",
                "gpt2 | \"n_layer\": 3 | \"n_layer\": 4 | no tensor 'transformer.h.3.",
                "gpt2 | \"n_layer\": 3 | \"n_layer\": 2 | no place for, for example 'transformer.h.2.",
                "gpt2 | \"n_embd\": 32 | \"n_embd\": 64 | config.json says [257, 64]",
                "gpt2 | \"n_embd\": 32 | \"n_embd\": 33 | a divisor of n_embd",
                "gpt2 | \"vocab_size\": 257 | \"vocab_size\": \"many\" | it has \"many\"",
                "gpt2 | gelu_new | gelu_knew | Did you mean 'gelu_new'?",
                "gpt2 | \"scale_attn_by_inverse_layer_idx\": false | \"scale_attn_by_inverse_layer_idx\": true | scale_attn",
                "llama | \"rope_scaling\": null | \"rope_scaling\": {\"type\": \"linear\"} | needs 'rope_scaling.factor', a number",
                "llama | \"attention_bias\": false | \"attention_bias\": true | q_proj.bias",
                "llama | \"num_key_value_heads\": 2 | \"num_key_value_heads\": 3 | a divisor of 4",
                "llama | \"hidden_act\": \"silu\" | \"hidden_act\": \"silux\" | Did you mean 'silu'?"
            })
    void refusesConfigurationsKindly(String model, String from, String to, String why) throws IOException {
        copy(model);
        Path config = folder.resolve("config.json");
        String text = Files.readString(config);
        assertThat(text).contains(from);
        Files.writeString(config, text.replace(from, to));
        refused(folder, why);
    }

    @Test
    void namesTheMissingShard() throws IOException {
        copy("gpt2_sharded");
        Files.delete(folder.resolve("model-00002-of-00002.safetensors"));
        refused(folder, "shard 'model-00002-of-00002.safetensors' is missing");
    }

    @Test
    void refusesShardsOutsideTheFolder() throws IOException {
        copy("gpt2_sharded");
        Path index = folder.resolve("model.safetensors.index.json");
        Files.writeString(index, Files.readString(index).replace("model-00002-of", "../model-00002-of"));
        refused(folder, "expected a plain file name");
    }

    @Test
    void namesTheTruncatedFile() throws IOException {
        copy("gpt2");
        Path weights = folder.resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        Files.write(weights, java.util.Arrays.copyOf(bytes, bytes.length - 100));
        refused(folder, "model.safetensors", "truncated");
    }

    private void copy(String model) throws IOException {
        try (Stream<Path> files = Files.list(Reference.resource(model + "/model"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    private static void refused(Path folder, String... why) {
        assertThatThrownBy(() -> ModelFolder.open("test", folder, OptionalLong.empty()))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll(why);
    }
}
