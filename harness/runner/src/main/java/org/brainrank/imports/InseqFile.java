package org.brainrank.imports;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brainrank.formats.NumberType;
import org.brainrank.spi.UserException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Inseq saves ({@code FeatureAttributionOutput.save}, Inseq 0.6 and 0.7): a sequence of attributions of a decoder-only
 * model, here one for every word of the word table, each of the first token that it generated, aggregated to one score a
 * token. Token scores are summed to words; words begin where a token begins with a space, as tokenizers mark it.
 */
final class InseqFile {
    /** Inseq writes NaN where a later token would be attributed to an earlier step. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private InseqFile() {}

    static Map<String, List<float[]>> read(Path file, WordTable table, int explainedWords) throws IOException {
        JsonNode root;
        try {
            root = attributes(JSON.readTree(Files.readAllBytes(file)));
        } catch (JacksonException e) {
            throw new UserException(file + " is no JSON: " + e.getOriginalMessage(), e);
        }
        JsonNode sequences = root.path("sequence_attributions");
        int words = table.stories().values().stream().mapToInt(List::size).sum();
        if (!sequences.isArray() || sequences.size() != words) {
            throw new UserException(file + " has " + sequences.size() + " sequence_attributions for " + words
                    + " words of the word table; attribute the window that ends with each word, in order, and save all in"
                    + " one file with FeatureAttributionOutput.save");
        }
        Map<String, List<float[]>> scores = new LinkedHashMap<>();
        Iterator<JsonNode> sequence = sequences.iterator();
        table.stories().forEach((story, spoken) -> {
            List<float[]> rows = new ArrayList<>();
            for (int word = 0; word < spoken.size(); word++) {
                String where = file + ", attribution " + (rows.size() + 1) + " of story '" + story + "'";
                rows.add(row(attributes(sequence.next()), spoken.subList(0, word + 1), explainedWords, where));
            }
            scores.put(story, rows);
        });
        return scores;
    }

    private static float[] row(JsonNode sequence, List<String> spoken, int explainedWords, String where) {
        int prefix = sequence.path("attr_pos_start").asInt(0);
        JsonNode tokens = sequence.path("target");
        if (prefix < 1 || tokens.size() < prefix) {
            throw new UserException(where + " has no prefix: attr_pos_start is " + prefix + " of " + tokens.size()
                    + " tokens; only attributions of decoder-only models to their prefix can be imported");
        }
        double[] scores = firstColumn(sequence.path("target_attributions"), prefix, where);
        List<String> words = new ArrayList<>();
        List<Double> sums = new ArrayList<>();
        for (int token = 0; token < prefix; token++) {
            if (!Double.isFinite(scores[token])) {
                throw new UserException(where + ": the score of token " + (token + 1) + " is " + scores[token]);
            }
            String text = attributes(tokens.get(token)).path("token").asString("");
            boolean begins = text.startsWith("Ġ") || text.startsWith("▁") || text.startsWith(" ");
            String bare = begins ? text.substring(1) : text;
            if (begins || words.isEmpty()) {
                words.add(bare);
                sums.add(scores[token]);
            } else {
                int last = words.size() - 1;
                words.set(last, words.get(last) + bare);
                sums.set(last, sums.get(last) + scores[token]);
            }
        }
        float[] row = new float[explainedWords];
        for (int back = 0; back < words.size() && back < spoken.size(); back++) {
            String heard = spoken.get(spoken.size() - 1 - back);
            String said = words.get(words.size() - 1 - back);
            if (!said.equals(heard)) {
                throw new UserException(where + ": its word " + (words.size() - back) + " is '" + said
                        + "' where the word table has '" + heard
                        + "'; words must be joined by single spaces, and special"
                        + " tokens left out");
            }
            if (back < explainedWords) {
                row[explainedWords - 1 - back] = (float) (double) sums.get(sums.size() - 1 - back);
            }
        }
        return row;
    }

    /** Scores of the prefix for the first generated token. */
    private static double[] firstColumn(JsonNode attributions, int prefix, String where) {
        double[] column = new double[prefix];
        JsonNode plain = attributions.has("__ndarray__") ? attributions.path("__ndarray__") : attributions;
        if (plain.isString()) {
            return packed(Base64.getDecoder().decode(plain.asString().strip()), prefix, where);
        }
        for (int token = 0; token < prefix; token++) {
            JsonNode score = plain.path(token).path(0);
            if (!score.isNumber()) {
                throw notAggregated(where);
            }
            column[token] = score.asDouble();
        }
        return column;
    }

    /** A safetensors blob with one tensor, shape (tokens, generated). */
    private static double[] packed(byte[] bytes, int prefix, String where) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long length = bytes.length < 8 ? -1 : buffer.getLong();
        if (length < 2 || length > bytes.length - 8L) {
            throw new UserException(where + ": its target_attributions are no safetensors");
        }
        JsonNode header = JSON.readTree(new String(bytes, 8, (int) length, StandardCharsets.UTF_8));
        JsonNode tensor = header.path("attribution");
        JsonNode shape = tensor.path("shape");
        String type = tensor.path("dtype").asString("");
        if (shape.size() != 2) {
            throw notAggregated(where);
        }
        int size = type.equals("F32") ? 4 : type.equals("F16") ? 2 : 0;
        int columns = shape.get(1).asInt();
        long end = 8 + length + (long) shape.get(0).asInt() * columns * size;
        if (size == 0 || shape.get(0).asInt() < prefix || columns < 1 || end > bytes.length) {
            throw new UserException(where + ": target_attributions of type " + type + " and shape " + shape
                    + " cannot be read; save with scores_precision=\"float32\"");
        }
        double[] column = new double[prefix];
        for (int token = 0; token < prefix; token++) {
            int at = 8 + (int) length + token * columns * size;
            column[token] = (size == 4 ? NumberType.FLOAT32 : NumberType.FLOAT16).next(buffer.position(at));
        }
        return column;
    }

    private static UserException notAggregated(String where) {
        return new UserException(
                where + " has no one score a token; call .aggregate() on Inseq's output before .save(...)");
    }

    /** What a class instance holds, as Inseq writes it; anything else as it is. */
    private static JsonNode attributes(JsonNode node) {
        return node.has("attributes") && node.has("__instance_type__") ? node.path("attributes") : node;
    }
}
