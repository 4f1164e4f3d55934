package org.brainrank.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A key that two configs have different values for.
 *
 * @param key its path; entries of a list of plugins go by their id, {@code methods[erasure].mask}
 * @param first value in the first config; empty if it has none
 * @param second value in the second config; empty if it has none
 */
public record ConfigDifference(String key, String first, String second) {
    /**
     * Compares two texts as {@link ConfigWriter} writes them, key by key.
     *
     * @param first YAML
     * @param second YAML
     * @return what differs, by key
     * @throws ConfigException if one is no YAML
     */
    public static List<ConfigDifference> between(String first, String second) {
        Map<String, String> before = flat(first, "the first run's config.resolved.yaml");
        Map<String, String> after = flat(second, "the second run's config.resolved.yaml");
        Set<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        List<ConfigDifference> differences = new ArrayList<>();
        for (String key : keys) {
            String old = before.getOrDefault(key, "");
            String now = after.getOrDefault(key, "");
            if (!old.equals(now) && !ofPluginThatOneLacks(key, before, after)) {
                differences.add(new ConfigDifference(key, old, now));
            }
        }
        return differences;
    }

    // A plugin that only one config names is one difference, not one for each of its parameters.
    private static boolean ofPluginThatOneLacks(String key, Map<String, String> before, Map<String, String> after) {
        int bracket = key.lastIndexOf(']');
        String id = key.substring(0, bracket + 1) + ".id";
        return bracket >= 0 && !key.equals(id) && before.containsKey(id) != after.containsKey(id);
    }

    private static Map<String, String> flat(String yaml, String source) {
        Map<String, String> values = new LinkedHashMap<>();
        flatten("", Document.parse(new Place(source, 0, ""), yaml, new Variables(Map.of())), values);
        return values;
    }

    private static void flatten(String path, Element element, Map<String, String> values) {
        if (element instanceof Mapping mapping) {
            mapping.entries().forEach((key, value) -> flatten(path.isEmpty() ? key : path + "." + key, value, values));
        } else if (element instanceof Sequence sequence
                && sequence.elements().stream().allMatch(Mapping.class::isInstance)) {
            for (Element entry : sequence.elements()) {
                String named = path + "[" + name((Mapping) entry) + "]";
                String own = named;
                for (int i = 2; values.containsKey(own + ".id"); i++) {
                    own = named + "#" + i;
                }
                flatten(own, entry, values);
            }
        } else {
            values.put(path, text(element));
        }
    }

    private static String name(Mapping entry) {
        Element name = entry.entries().getOrDefault("name", entry.entries().get("id"));
        return name == null ? "" : text(name);
    }

    private static String text(Element element) {
        if (element instanceof Sequence sequence) {
            return "["
                    + String.join(
                            ", ",
                            sequence.elements().stream()
                                    .map(ConfigDifference::text)
                                    .toList()) + "]";
        }
        return element instanceof Scalar scalar ? scalar.text() : element.described();
    }
}
