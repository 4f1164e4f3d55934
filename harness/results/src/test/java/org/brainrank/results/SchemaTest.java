package org.brainrank.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Walks every record by reflection and asks its schema for the same names, types and nothing else. */
class SchemaTest {
    private static final Kebab KEBAB = new Kebab();

    private JsonNode schema = JsonMapper.shared().createObjectNode();

    @ParameterizedTest
    @ValueSource(
            classes = {
                Manifest.class,
                Cell.class,
                Leaderboard.class,
                Findings.class,
                Calibration.class,
                Multiverse.class,
                Ranks.class,
                Diagnostics.class,
                Maps.class,
                StoryView.class,
                RunComparison.class,
                Verification.class
            })
    void everyComponentIsARequiredPropertyOfItsType(Class<?> type) throws IOException {
        schema = read(type);
        assertThat(schema.get("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        checkRecord(type, schema);
    }

    private static JsonNode read(Class<?> type) throws IOException {
        String name = "/schema/" + type.getSimpleName().toLowerCase(Locale.ROOT) + ".schema.json";
        try (InputStream in = Objects.requireNonNull(SchemaTest.class.getResourceAsStream(name), name)) {
            return JsonMapper.shared().readTree(in.readAllBytes());
        }
    }

    private void checkRecord(Class<?> type, JsonNode node) {
        List<String> names = Arrays.stream(type.getRecordComponents())
                .map(component -> KEBAB.nameOf(component.getName()))
                .toList();
        assertThat(node.get("type").asString()).as(type.getSimpleName()).isEqualTo("object");
        assertThat(node.get("properties").propertyNames())
                .as("properties of " + type.getSimpleName())
                .containsExactlyElementsOf(names);
        assertThat(node.get("required").values().stream().map(JsonNode::asString))
                .as("required of " + type.getSimpleName())
                .containsExactlyElementsOf(names);
        assertThat(node.get("additionalProperties").asBoolean(true))
                .as("additionalProperties of " + type.getSimpleName())
                .isFalse();
        for (RecordComponent component : type.getRecordComponents()) {
            JsonNode property = node.get("properties").get(KEBAB.nameOf(component.getName()));
            check(component.getGenericType(), property, type.getSimpleName() + "." + component.getName());
        }
    }

    private void check(Type type, JsonNode property, String place) {
        JsonNode node = resolve(property);
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            assertThat(node.get("type").asString()).as(place).isEqualTo("array");
            check(generic.getActualTypeArguments()[0], node.get("items"), place + "[]");
        } else if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            assertThat(node.get("type").asString()).as(place).isEqualTo("object");
            check(generic.getActualTypeArguments()[1], node.get("additionalProperties"), place + "{}");
        } else if (type == double[].class) {
            assertThat(node.get("type").asString()).as(place).isEqualTo("array");
            check(double.class, node.get("items"), place + "[]");
        } else if (type == double.class || type == Double.class) {
            // Json writes NaN as a string: a schema with plain numbers would refuse a run with an undefined score
            assertThat(node.get("anyOf").get(0).get("type").asString())
                    .as(place)
                    .isEqualTo("number");
            assertThat(node.get("anyOf").get(1).get("enum").values().stream().map(JsonNode::asString))
                    .as(place)
                    .containsExactly("NaN", "Infinity", "-Infinity");
        } else if (type instanceof Class<?> plain && plain.isRecord()) {
            checkRecord(plain, node);
        } else if (type instanceof Class<?> plain && plain.isEnum()) {
            assertThat(node.get("enum").values().stream().map(JsonNode::asString))
                    .as(place)
                    .containsExactlyElementsOf(Arrays.stream(plain.getEnumConstants())
                            .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                            .toList());
        } else {
            assertThat(node.get("type").asString()).as(place).isEqualTo(plainType(type, place));
        }
    }

    private JsonNode resolve(JsonNode property) {
        if (property.get("$ref") == null) {
            return property;
        }
        String pointer = property.get("$ref").asString().substring(1);
        return schema.at(pointer);
    }

    private static String plainType(Type type, String place) {
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "integer";
        }
        if (type == boolean.class) {
            return "boolean";
        }
        if (type == String.class) {
            return "string";
        }
        throw new AssertionError(place + " has type " + type + ", which this test does not know yet");
    }

    /** Lets the test use the very strategy that writes the files. */
    private static final class Kebab extends PropertyNamingStrategies.KebabCaseStrategy {
        private static final long serialVersionUID = 1;

        String nameOf(String component) {
            return translate(component);
        }
    }
}
