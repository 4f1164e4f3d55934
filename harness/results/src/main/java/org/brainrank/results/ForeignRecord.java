package org.brainrank.results;

import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON that people one does not know have written: read with bounds on its depth, texts and numbers, without keys that stand
 * twice (the second would silently win), and looked at by its schema before it becomes a record.
 */
public final class ForeignRecord {
    private static final int DEPTH = 20;
    private static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_NUMBER = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNameLength(LONGEST_TEXT)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private ForeignRecord() {}

    /**
     * Reads one JSON value.
     *
     * @param text JSON and nothing behind it
     * @return its tree
     * @throws IOException saying what is wrong with it, and where
     */
    public static JsonNode tree(String text) throws IOException {
        try {
            JsonNode tree = MAPPER.readTree(text);
            if (tree == null || tree.isMissingNode()) {
                throw new IOException("is empty");
            }
            return tree;
        } catch (JacksonException e) {
            String where = e.getLocation() == null
                    ? ""
                    : "line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": ";
            throw new IOException(where + e.getOriginalMessage(), e);
        }
    }

    /**
     * Turns a tree into a record.
     *
     * @param tree that its {@link Schema} has nothing to say against
     * @param type one of the records of this package
     * @return the record
     * @throws IOException if it does not fit all the same
     */
    public static <T> T of(JsonNode tree, Class<T> type) throws IOException {
        return Json.convert(tree, type);
    }
}
