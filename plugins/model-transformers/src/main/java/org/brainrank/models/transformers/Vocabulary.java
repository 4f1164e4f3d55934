package org.brainrank.models.transformers;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.spi.UserException;

/**
 * How a {@code tokenizer.json} spells its tokens, and which its post-processor puts before a text; the native library does not
 * say.
 *
 * @param tokens id to spelling
 * @param opening ids before a text, oldest first
 */
record Vocabulary(Map<Integer, String> tokens, List<Integer> opening) {
    static Vocabulary read(Path file) {
        try {
            JsonObject root = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            Map<Integer, String> tokens = new HashMap<>();
            JsonElement vocabulary = root.getAsJsonObject("model").get("vocab");
            if (vocabulary instanceof JsonArray pieces) {
                // Unigram: [[piece, score], …] in the order of ids.
                for (int id = 0; id < pieces.size(); id++) {
                    tokens.put(id, pieces.get(id).getAsJsonArray().get(0).getAsString());
                }
            } else {
                vocabulary.getAsJsonObject().asMap().forEach((token, id) -> tokens.put(id.getAsInt(), token));
            }
            if (root.get("added_tokens") instanceof JsonArray added) {
                for (JsonElement one : added) {
                    JsonObject token = one.getAsJsonObject();
                    tokens.put(token.get("id").getAsInt(), token.get("content").getAsString());
                }
            }
            return new Vocabulary(Map.copyOf(tokens), PostProcessor.opening(root.get("post_processor")));
        } catch (IOException
                | JsonParseException
                | IllegalStateException
                | NullPointerException
                | ClassCastException
                | UnsupportedOperationException
                | NumberFormatException e) {
            throw new UserException("'" + file + "' is not a Hugging Face tokenizer.json: " + e.getMessage(), e);
        }
    }

    /** The id of a spelling. */
    Optional<Integer> id(String token) {
        return tokens.entrySet().stream()
                .filter(entry -> entry.getValue().equals(token))
                .map(Map.Entry::getKey)
                .min(Integer::compare);
    }

    /** The spelling of a token; models may have more ids than their tokenizer has tokens. */
    String token(int id) {
        return tokens.getOrDefault(id, "<" + id + ">");
    }
}
