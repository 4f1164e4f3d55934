package org.brainrank.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * YAML of people one does not know, as plain maps, lists and values: no aliases, no tags, no key twice, no second document,
 * and no variable of the environment, which such a text could otherwise read out.
 */
public final class YamlTree {
    private YamlTree() {}

    /**
     * Reads one document.
     *
     * @param file for messages
     * @param text YAML
     * @return maps, lists, {@code Long}, {@code Double}, {@code Boolean} and {@code String}; an empty text for nothing
     * @throws ConfigException with file, line and key
     */
    public static Object read(String file, String text) {
        Place start = new Place(file, 0, "");
        if (text.isBlank()) {
            throw new ConfigException(start, "is empty");
        }
        return plain(Document.parse(start, text, new Variables(Map.of())));
    }

    private static Object plain(Element element) {
        if (element instanceof Mapping mapping) {
            Map<String, Object> entries = new LinkedHashMap<>();
            mapping.entries().forEach((key, value) -> entries.put(key, plain(value)));
            return entries;
        }
        if (element instanceof Sequence sequence) {
            List<Object> entries = new ArrayList<>();
            sequence.elements().forEach(value -> entries.add(plain(value)));
            return entries;
        }
        Scalar scalar = (Scalar) element;
        return scalar.isNothing() ? "" : scalar.value();
    }
}
