package org.brainrank.models.transformers;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.brainrank.spi.UserException;

/**
 * A model's {@code config.json}; every complaint names the file and the key.
 *
 * @param file where it was read
 * @param at keys that lead to the object, each with a full stop behind it; empty for the top level
 * @param values the object
 */
record Config(Path file, String at, JsonObject values) {
    private static final String PADDING = "pad_token_id";

    static Config read(Path folder) {
        Path file = folder.resolve("config.json");
        if (!Files.isDirectory(folder)) {
            throw new UserException("there is no model folder '" + folder
                    + "'; expected a folder with config.json, model.safetensors and, for text, tokenizer.json");
        }
        try {
            Config whole = new Config(
                    file, "", JsonParser.parseString(Files.readString(file)).getAsJsonObject());
            // A model that sees pictures too keeps its language model's settings by themselves.
            return whole.section("text_config").orElse(whole);
        } catch (NoSuchFileException e) {
            throw new UserException(
                    "model folder '" + folder + "' has no config.json; is it a Hugging Face folder?", e);
        } catch (IOException | JsonParseException | IllegalStateException e) {
            throw new UserException("'" + file + "' is not a JSON object: " + e.getMessage(), e);
        }
    }

    /** Whether a key is there and not null. */
    boolean has(String key) {
        return values.has(key) && !values.get(key).isJsonNull();
    }

    /** Whether a key is there with nothing, which is not always the same as not being there. */
    boolean isNull(String key) {
        return values.has(key) && values.get(key).isJsonNull();
    }

    /** A whole number ≥ 0. */
    int count(String key, int otherwise) {
        double number = number(key, otherwise);
        if (number < 0 || number != Math.rint(number)) {
            throw bad(key, "a whole number from 0");
        }
        return (int) number;
    }

    /** A whole number ≥ 1. */
    int size(String key) {
        return primitive(key)
                .flatMap(Config::positive)
                .orElseThrow(() -> bad(key, "a whole number from 1 to " + Integer.MAX_VALUE));
    }

    /** A whole number ≥ 1 under the first key, or where that is not there under the second. */
    int sizeOf(String key, String otherKey) {
        return size(has(key) ? key : otherKey);
    }

    int size(String key, int otherwise) {
        return has(key) ? size(key) : otherwise;
    }

    double number(String key, double otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        return primitive(key)
                .filter(JsonPrimitive::isNumber)
                .map(JsonPrimitive::getAsDouble)
                .orElseThrow(() -> bad(key, "a number"));
    }

    boolean flag(String key, boolean otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        return primitive(key)
                .filter(JsonPrimitive::isBoolean)
                .map(JsonPrimitive::getAsBoolean)
                .orElseThrow(() -> bad(key, "true or false"));
    }

    String text(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    String text(String key) {
        return primitive(key)
                .filter(JsonPrimitive::isString)
                .map(JsonPrimitive::getAsString)
                .orElseThrow(() -> bad(key, "a text"));
    }

    /** An object among the values; its complaints name the same file. */
    Optional<Config> section(String key) {
        return values.get(key) instanceof JsonObject object
                ? Optional.of(new Config(file, at + key + ".", object))
                : Optional.empty();
    }

    /** A list of numbers. */
    double[] numbers(String key) {
        try {
            JsonArray list = values.getAsJsonArray(key);
            if (list != null) {
                return list.asList().stream()
                        .mapToDouble(JsonElement::getAsDouble)
                        .toArray();
            }
        } catch (ClassCastException | IllegalStateException | NumberFormatException | UnsupportedOperationException e) {
            throw bad(key, "a list of numbers");
        }
        throw bad(key, "a list of numbers");
    }

    /** A list of texts. */
    List<String> texts(String key) {
        try {
            JsonArray list = values.getAsJsonArray(key);
            if (list != null) {
                return list.asList().stream().map(JsonElement::getAsString).toList();
            }
        } catch (ClassCastException | IllegalStateException | UnsupportedOperationException e) {
            throw bad(key, "a list of texts");
        }
        throw bad(key, "a list of texts");
    }

    /** A token's id; ids outside the vocabulary (−1 in some files) name none. */
    OptionalInt tokenId(String key, int vocabulary) {
        return primitive(key)
                .filter(JsonPrimitive::isNumber)
                .map(JsonPrimitive::getAsInt)
                .filter(id -> id >= 0 && id < vocabulary)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    /**
     * Which row of the embedding table is the padding token's, as Hugging Face counts: a number below zero counts from the
     * end.
     *
     * @param vocabulary rows of the table
     * @param otherwise the token where the configuration does not name one; null in the configuration means none
     */
    OptionalInt paddingRow(int vocabulary, OptionalInt otherwise) {
        OptionalInt token = values.has(PADDING)
                ? primitive(PADDING)
                        .filter(JsonPrimitive::isNumber)
                        .map(id -> OptionalInt.of(id.getAsInt()))
                        .orElse(OptionalInt.empty())
                : otherwise;
        return token.stream()
                .filter(id -> id >= -vocabulary && id < vocabulary)
                .map(id -> Math.floorMod(id, vocabulary))
                .findFirst();
    }

    /** {@code pad_token_id}, else {@code eos_token_id}. */
    OptionalInt padToken(int vocabulary) {
        OptionalInt pad = tokenId(PADDING, vocabulary);
        return pad.isPresent() ? pad : tokenId("eos_token_id", vocabulary);
    }

    /** Refuses a setting that changes the arithmetic in a way that is not implemented. */
    void refuse(boolean present, String key, String expected) {
        if (present) {
            throw new UserException("'" + file + "' sets " + at + key + " to " + values.get(key)
                    + ", which is not supported yet; expected " + expected
                    + ". Loading it all the same would give wrong numbers.");
        }
    }

    private Optional<JsonPrimitive> primitive(String key) {
        JsonElement value = values.get(key);
        return value instanceof JsonPrimitive primitive ? Optional.of(primitive) : Optional.empty();
    }

    private static Optional<Integer> positive(JsonPrimitive value) {
        try {
            int number = value.getAsBigDecimal().intValueExact();
            return number >= 1 ? Optional.of(number) : Optional.empty();
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The complaint that a value is missing or of the wrong kind. */
    UserException bad(String key, String expected) {
        return new UserException("'" + file + "' needs '" + at + key + "', " + expected + "; it has "
                + (values.has(key) ? values.get(key) : "none"));
    }
}
