package org.brainrank.leaderboard.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The board's own records, to JSON and from it: kebab-case names, unknown names refused. */
final class BoardJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(tools.jackson.databind.MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(tools.jackson.databind.MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    /** Where data or a model lies on somebody's disk; what lies there, its SHA-256 says. */
    private static final String PATH = "path";

    private BoardJson() {}

    static String line(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static String pretty(Object value) {
        return MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value) + "\n";
    }

    /** Plain maps and lists, as YAML gives them, as a tree. */
    static JsonNode tree(Object plain) {
        return MAPPER.valueToTree(plain);
    }

    static <T> T read(JsonNode tree, Class<T> type) throws BrokenException {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JacksonException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            String what = cause instanceof JacksonException own ? own.getOriginalMessage() : cause.getMessage();
            throw new BrokenException(String.valueOf(what).lines().findFirst().orElse(""), e);
        }
    }

    /** A section of a config without what is another on every machine. */
    static JsonNode withoutPaths(JsonNode section) {
        JsonNode copy = section.deepCopy();
        if (copy instanceof ObjectNode object) {
            object.remove(PATH);
        }
        return copy;
    }

    /** Paths at which two trees differ, with both values; numbers are equal if they are, however they are written. */
    static List<String> differences(String at, JsonNode found, JsonNode expected) {
        List<String> differences = new ArrayList<>();
        if (found.isObject() && expected.isObject()) {
            for (Map.Entry<String, JsonNode> entry : expected.properties()) {
                JsonNode own = found.get(entry.getKey());
                String below = at + "." + entry.getKey();
                if (own == null) {
                    differences.add(below + " is not there, expected " + shown(entry.getValue()));
                } else {
                    differences.addAll(differences(below, own, entry.getValue()));
                }
            }
            for (String name : found.propertyNames()) {
                if (expected.get(name) == null && !name.equals(PATH)) {
                    differences.add(at + "." + name + " is " + shown(found.get(name)) + ", expected nothing");
                }
            }
        } else if (found.isArray() && expected.isArray() && found.size() == expected.size()) {
            for (int i = 0; i < found.size(); i++) {
                differences.addAll(differences(at + "[" + i + "]", found.get(i), expected.get(i)));
            }
        } else if (!same(found, expected)) {
            differences.add(at + " is " + shown(found) + ", expected " + shown(expected));
        }
        return differences;
    }

    private static boolean same(JsonNode found, JsonNode expected) {
        if (found.isNumber() && expected.isNumber()) {
            return found.doubleValue() == expected.doubleValue();
        }
        return found.equals(expected);
    }

    private static String shown(JsonNode value) {
        return Wording.shortened(value.toString(), 80);
    }

    /** Something that cannot be read as what it should be. */
    static final class BrokenException extends Exception {
        private static final long serialVersionUID = 1L;

        BrokenException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
