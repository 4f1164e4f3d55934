package org.brainrank.models.transformers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.ModelRequest;
import org.brainrank.spi.model.Tokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands before every text, against transformers 5.18.0; {@code make_beginnings.py} made the reference. */
class BeginningOfTextTest {
    @TempDir
    private Path folder;

    @Test
    void beginsAsTransformersDoes() throws IOException {
        Path tokenizers = Reference.resource("tokenizers");
        List<JsonElement> cases = JsonParser.parseString(Files.readString(tokenizers.resolve("beginnings.json")))
                .getAsJsonArray()
                .asList();
        assertThat(cases).hasSizeGreaterThan(30);
        for (JsonElement each : cases) {
            JsonObject expected = each.getAsJsonObject();
            Path file =
                    tokenizers.resolve(expected.get("tokenizer").getAsString()).resolve("tokenizer.json");
            JsonObject tokenizer =
                    JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            if (!expected.get("post-processor").isJsonNull()) {
                tokenizer.add("post_processor", expected.get("post-processor"));
            }
            Files.writeString(folder.resolve("tokenizer.json"), tokenizer.toString());
            settings(expected.get("tokenizer-config"));
            assertThat(opening(BeginningOfText.AUTO))
                    .as(expected.toString())
                    .isEqualTo(expected.getAsJsonArray("before").asList().stream()
                            .map(JsonElement::getAsInt)
                            .toList());
        }
    }

    @Test
    void alwaysTakesTheTokenThatTheFolderNames() throws IOException {
        Files.copy(Reference.resource("tokenizers/bpe_digits/tokenizer.json"), folder.resolve("tokenizer.json"));
        assertThat(opening(BeginningOfText.AUTO)).isEmpty();
        assertThat(open(BeginningOfText.ALWAYS, OptionalInt.of(5)).opening()).containsExactly(5);
        settings(JsonParser.parseString("{\"bos_token\": \"<s>\"}"));
        assertThat(opening(BeginningOfText.ALWAYS)).containsExactly(1);
        settings(JsonParser.parseString("{\"bos_token\": {\"content\": \"</s>\"}}"));
        assertThat(opening(BeginningOfText.ALWAYS)).containsExactly(2);
        settings(JsonParser.parseString("{\"bos_token\": \"<nowhere>\"}"));
        assertThatThrownBy(() -> opening(BeginningOfText.ALWAYS))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("tokenizer_config.json", "bos_token", "a token that tokenizer.json has");
    }

    @Test
    void alwaysIsRefusedWhereNothingNamesTheToken() throws IOException {
        Files.copy(Reference.resource("tokenizers/gpt2style/tokenizer.json"), folder.resolve("tokenizer.json"));
        assertThatThrownBy(() -> opening(BeginningOfText.ALWAYS))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("bos: always", "bos_token_id", "write bos: never, or auto");
    }

    @Test
    void aModelBeginsAsItsParameterSays() throws IOException {
        Files.copy(Reference.resource("gpt2/model/config.json"), folder.resolve("config.json"));
        Files.copy(
                Reference.resource("tokenizers/bpe_byte_fallback_no_prefix/tokenizer.json"),
                folder.resolve("tokenizer.json"));
        Map<String, List<Integer>> openings = new HashMap<>();
        Map<String, String> hashes = new HashMap<>();
        for (String rule : BeginningOfText.names()) {
            TransformersPlugin plugin = new TransformersPlugin();
            Map<String, Object> given = Map.of("path", folder.toString(), "bos", rule);
            try (LanguageModel model =
                    plugin.open(new ModelRequest("m", plugin.card().resolve(given), folder, OptionalLong.of(1)))) {
                openings.put(rule, model.tokenizer().orElseThrow().opening());
                hashes.put(rule, model.info().sha256());
            }
        }
        assertThat(openings)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("auto", List.of(1), "always", List.of(1), "never", List.of()));
        assertThat(hashes.get("auto"))
                .as("the same weights read other windows")
                .isEqualTo(hashes.get("always"))
                .isNotEqualTo(hashes.get("never"));
    }

    private void settings(JsonElement json) throws IOException {
        Path file = folder.resolve("tokenizer_config.json");
        if (json.isJsonNull()) {
            Files.deleteIfExists(file);
        } else {
            Files.writeString(file, json.toString());
        }
    }

    private List<Integer> opening(BeginningOfText rule) {
        return open(rule, OptionalInt.empty()).opening();
    }

    private Tokenizer open(BeginningOfText rule, OptionalInt configured) {
        return FolderTokenizer.open(folder, rule, configured).orElseThrow();
    }
}
