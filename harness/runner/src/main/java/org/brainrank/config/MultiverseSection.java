package org.brainrank.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of {@code multiverse}, and the universes that they mean. */
final class MultiverseSection {
    static final String KEY = "multiverse";

    private static final String FULL = "full";
    private static final int MOST = 500;
    /** Choice to the keys that it sets. */
    private static final Map<String, List<String>> PATHS = paths();

    private final Element document;
    private final String defaultName;
    private final Map<String, List<Element>> axes;

    private MultiverseSection(Element document, String defaultName, Map<String, List<Element>> axes) {
        this.document = document;
        this.defaultName = defaultName;
        this.axes = axes;
    }

    private static Map<String, List<String>> paths() {
        Map<String, List<String>> paths = new LinkedHashMap<>();
        paths.put("context-words", List.of("window", "context-words"));
        paths.put("normalise", List.of("window", "normalise"));
        paths.put(MultiverseSettings.Universe.BASELINES, List.of());
        paths.put("delays-scans", List.of("alignment", "delays-scans"));
        paths.put("folds", List.of("encoding", "folds", "scheme"));
        paths.put("alphas", List.of("encoding", "alphas"));
        return paths;
    }

    /** Refuses what no multiverse could be. */
    static void check(Section root) {
        root.element(KEY).ifPresent(MultiverseSection::axes);
    }

    private static Map<String, List<Element>> axes(Element element) {
        List<String> keys = new ArrayList<>(List.of(FULL));
        keys.addAll(PATHS.keySet());
        Section section = Section.of(element, keys.toArray(String[]::new));
        section.flag(FULL, false);
        Map<String, List<Element>> axes = new LinkedHashMap<>();
        for (String key : PATHS.keySet()) {
            section.element(key).ifPresent(values -> {
                List<Element> listed = Section.list(values, "[5, 10, 20], or [] to leave it as it is");
                if (key.equals(MultiverseSettings.Universe.BASELINES)) {
                    listed.forEach(value -> Section.text(value, "the name of a baseline"));
                }
                axes.put(key, listed);
            });
        }
        return axes;
    }

    /**
     * All universes of a document.
     *
     * @param standard values of the choices that the config does not list, in YAML
     */
    static MultiverseSettings read(
            Element document, String defaultName, Map<String, List<String>> standard, Variables variables) {
        Section root = Section.of(document, ExperimentSections.keys());
        boolean full = root.element(KEY)
                .map(element -> Section.of(element, keysOf(element)).flag(FULL, false))
                .orElse(false);
        Map<String, List<Element>> chosen =
                root.element(KEY).map(MultiverseSection::axes).orElseGet(LinkedHashMap::new);
        Map<String, List<Element>> axes = new LinkedHashMap<>();
        for (String key : PATHS.keySet()) {
            List<Element> values = chosen.containsKey(key) ? chosen.get(key) : new ArrayList<>();
            if (!chosen.containsKey(key)) {
                Place place = root.place().under(KEY).under(key);
                standard.getOrDefault(key, List.of())
                        .forEach(text -> values.add(Document.parse(place, text, variables)));
            }
            axes.put(key, values);
        }
        return new MultiverseSettings(full, new MultiverseSection(document, defaultName, axes).universes(full));
    }

    private static String[] keysOf(Element element) {
        return element instanceof Mapping mapping
                ? mapping.entries().keySet().toArray(String[]::new)
                : new String[] {FULL};
    }

    private List<MultiverseSettings.Universe> universes(boolean full) {
        List<Map<String, Element>> combinations = new ArrayList<>(List.of(Map.of()));
        for (Map.Entry<String, List<Element>> axis : axes.entrySet()) {
            List<Map<String, Element>> more = new ArrayList<>();
            for (Map<String, Element> combination : combinations) {
                for (Element value : axis.getValue()) {
                    if (full || combination.isEmpty()) {
                        Map<String, Element> with = new LinkedHashMap<>(combination);
                        with.put(axis.getKey(), value);
                        more.add(with);
                    }
                }
            }
            combinations.addAll(more);
            if (combinations.size() > MOST) {
                throw new ConfigException(
                        new Place(document.place().file(), document.place().line(), KEY),
                        "means more than " + MOST + " universes; list fewer values, or write full: false");
            }
        }
        List<MultiverseSettings.Universe> universes = new ArrayList<>();
        List<Experiment> seen = new ArrayList<>();
        for (Map<String, Element> combination : combinations) {
            MultiverseSettings.Universe universe = universe(combination);
            // What the config says already is no other universe.
            boolean baseline = universe.choices().containsKey(MultiverseSettings.Universe.BASELINES);
            if (baseline || !seen.contains(universe.experiment())) {
                universes.add(universe);
                seen.add(universe.experiment());
            }
        }
        return universes;
    }

    private MultiverseSettings.Universe universe(Map<String, Element> combination) {
        Element changed = document;
        Map<String, String> choices = new LinkedHashMap<>();
        for (Map.Entry<String, Element> choice : combination.entrySet()) {
            List<String> path = PATHS.get(choice.getKey());
            choices.put(choice.getKey(), spelled(choice.getValue()));
            if (path != null && !path.isEmpty()) {
                changed = new Setting(String.join(".", path), path, choice.getValue()).in(changed);
            }
        }
        return new MultiverseSettings.Universe(choices, ExperimentSections.read(changed, defaultName));
    }

    private static String spelled(Element value) {
        if (value instanceof Sequence sequence) {
            return "["
                    + String.join(
                            " ",
                            sequence.elements().stream()
                                    .map(MultiverseSection::spelled)
                                    .toList())
                    + "]";
        }
        if (value instanceof Mapping mapping) {
            return "{"
                    + String.join(
                            " ",
                            mapping.entries().entrySet().stream()
                                    .map(entry -> entry.getKey() + ":" + spelled(entry.getValue()))
                                    .toList())
                    + "}";
        }
        return value instanceof Scalar scalar ? scalar.text() : value.described();
    }
}
