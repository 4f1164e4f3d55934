package org.brainrank.leaderboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A resolved config by path, {@code encoding.folds.scheme} or {@code methods[0].steps}, that remembers what was asked for: a
 * text written from it can say what it left out.
 */
final class Settings {
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Set<String> taken = new LinkedHashSet<>();

    private Settings() {}

    /**
     * Reads a config.
     *
     * @param yaml {@code config.resolved.yaml} of a run
     */
    static Settings of(String yaml) {
        Settings settings = new Settings();
        Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        settings.flatten("", root);
        return settings;
    }

    private void flatten(String path, Object node) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> flatten(path.isEmpty() ? key.toString() : path + "." + key, value));
        } else if (node instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            for (int i = 0; i < list.size(); i++) {
                flatten(path + "[" + i + "]", list.get(i));
            }
        } else if (node instanceof List<?> list) {
            List<String> texts = new ArrayList<>();
            list.forEach(value -> texts.add(String.valueOf(value)));
            values.put(path, texts.isEmpty() ? "none" : String.join(", ", texts));
        } else {
            values.put(path, String.valueOf(node));
        }
    }

    /** A value, or {@code not recorded} where an older run has none. */
    String take(String path) {
        taken.add(path);
        return values.getOrDefault(path, "not recorded");
    }

    /** A value without counting it as said. */
    String peek(String path) {
        return values.getOrDefault(path, "");
    }

    /** How many entries a list of plugins has. */
    int count(String path) {
        int count = 0;
        while (values.containsKey(path + "[" + count + "].id")) {
            count++;
        }
        return count;
    }

    /** Takes everything below a path that was not taken yet, by the rest of its path. */
    void takeRest(String path, BiConsumer<String, String> each) {
        for (Map.Entry<String, String> entry : values.entrySet()) {
            if (entry.getKey().startsWith(path + ".") && taken.add(entry.getKey())) {
                each.accept(entry.getKey().substring(path.length() + 1), entry.getValue());
            }
        }
    }

    /** What nobody asked for, path to value. */
    Map<String, String> left() {
        Map<String, String> left = new LinkedHashMap<>(values);
        left.keySet().removeAll(taken);
        return left;
    }

    /** The same config with another value, to try what a text makes of it. */
    Settings with(String path, String value) {
        Settings other = new Settings();
        other.values.putAll(values);
        other.values.replace(path, value);
        return other;
    }

    /** Every path. */
    Set<String> paths() {
        return values.keySet();
    }
}
