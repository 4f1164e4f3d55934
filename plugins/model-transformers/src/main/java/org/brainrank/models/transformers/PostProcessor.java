package org.brainrank.models.transformers;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the {@code post_processor} of a {@code tokenizer.json} puts before a single text. */
final class PostProcessor {
    private PostProcessor() {}

    /** Token ids, oldest first; empty for a processor that adds none. */
    static List<Integer> opening(@Nullable JsonElement processor) {
        if (!(processor instanceof JsonObject object)) {
            return List.of();
        }
        return switch (object.get("type").getAsString()) {
            case "TemplateProcessing" -> ofTemplate(object);
            case "Sequence" -> ofSequence(object.getAsJsonArray("processors"));
            case "BertProcessing", "RobertaProcessing" ->
                List.of(object.getAsJsonArray("cls").get(1).getAsInt());
            default -> List.of();
        };
    }

    private static List<Integer> ofSequence(JsonArray processors) {
        // Each puts its tokens before what the ones before it made.
        List<Integer> opening = new ArrayList<>();
        for (JsonElement one : processors) {
            opening.addAll(0, opening(one));
        }
        return List.copyOf(opening);
    }

    private static List<Integer> ofTemplate(JsonObject template) {
        JsonObject special = template.getAsJsonObject("special_tokens");
        List<Integer> opening = new ArrayList<>();
        for (JsonElement piece : template.getAsJsonArray("single")) {
            if (!(piece.getAsJsonObject().get("SpecialToken") instanceof JsonObject token)) {
                break; // the text itself
            }
            special.getAsJsonObject(token.get("id").getAsString())
                    .getAsJsonArray("ids")
                    .forEach(id -> opening.add(id.getAsInt()));
        }
        return List.copyOf(opening);
    }
}
