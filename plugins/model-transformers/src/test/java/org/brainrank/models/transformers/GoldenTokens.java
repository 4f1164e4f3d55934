package org.brainrank.models.transformers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.brainrank.spi.model.Token;
import org.brainrank.spi.model.Tokenizer;

/** Compares a folder's tokenizer with its {@code tokenizer_golden.json}. */
final class GoldenTokens {
    private GoldenTokens() {}

    static void check(Path folder) throws IOException {
        check(folder, folder.resolve("tokenizer_golden.json"));
    }

    static void check(Path folder, Path golden) throws IOException {
        Tokenizer tokenizer = FolderTokenizer.open(folder).orElseThrow();
        JsonArray cases = JsonParser.parseString(Files.readString(golden)).getAsJsonArray();
        assertThat(cases).isNotEmpty();
        for (JsonElement each : cases) {
            check(tokenizer, each.getAsJsonObject());
        }
    }

    private static void check(Tokenizer tokenizer, JsonObject golden) {
        String text = golden.get("text").getAsString();
        List<Token> tokens = tokenizer.encode(text);
        assertThat(tokens.stream().map(Token::id).toList()).as(text).isEqualTo(ids(golden));
        // The golden tokens and offsets have special tokens first; ours stand by themselves.
        int special = golden.getAsJsonArray("ids").size() - tokens.size();
        assertThat(tokenizer.opening())
                .isEqualTo(integers(golden.getAsJsonArray("ids")).subList(0, special));
        for (int i = 0; i < tokens.size(); i++) {
            JsonArray offsets =
                    golden.getAsJsonArray("offsets").get(special + i).getAsJsonArray();
            Token token = tokens.get(i);
            assertThat(token.text())
                    .as(text)
                    .isEqualTo(golden.getAsJsonArray("tokens").get(special + i).getAsString());
            assertThat(token.start())
                    .as("start of token %d of '%s'", i, text)
                    .isEqualTo(text.offsetByCodePoints(0, offsets.get(0).getAsInt()));
            assertThat(token.end())
                    .as("end of token %d of '%s'", i, text)
                    .isEqualTo(text.offsetByCodePoints(0, offsets.get(1).getAsInt()));
            // What a Unigram vocabulary lacks is spelt as it came, under the id of the unknown.
            assertThat(tokenizer.token(token.id())).isIn(token.text(), "<unk>");
        }
    }

    private static List<Integer> ids(JsonObject golden) {
        return integers(golden.getAsJsonArray("ids_no_special"));
    }

    private static List<Integer> integers(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonElement::getAsInt)
                .toList();
    }
}
