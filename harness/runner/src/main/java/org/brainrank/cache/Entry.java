package org.brainrank.cache;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.brainrank.features.FeatureSpace;

/**
 * What {@code entry.json} says of a kept feature space: everything but its vectors.
 *
 * @param model the name that it had, after the control that spoilt it
 * @param key parts of {@link CacheKey}, in clear
 * @param words story to its number of vectors, in the order of the rows
 * @param features length of the vectors
 * @param completenessGaps as {@link FeatureSpace}
 * @param standardErrors as {@link FeatureSpace}
 * @param wordless as {@link FeatureSpace}
 * @param unscaled as {@link FeatureSpace}
 * @param seconds that it took when it was computed
 */
public record Entry(
        String model,
        Map<String, String> key,
        Map<String, Integer> words,
        int features,
        List<Double> completenessGaps,
        List<Double> standardErrors,
        List<Double> wordless,
        int unscaled,
        double seconds) {
    /** Copies the collections, keeping their order. */
    public Entry {
        key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
        completenessGaps = List.copyOf(completenessGaps);
        standardErrors = List.copyOf(standardErrors);
        wordless = List.copyOf(wordless);
    }

    static Entry of(String model, CacheKey key, FeatureSpace space) {
        Map<String, Integer> words = new LinkedHashMap<>();
        new TreeMap<>(space.stories()).forEach((story, vectors) -> words.put(story, vectors.size()));
        return new Entry(
                model,
                key.parts(),
                words,
                space.features(),
                space.completenessGaps(),
                space.standardErrors(),
                space.wordless(),
                space.unscaled(),
                space.seconds());
    }

    /** All vectors, story after story. */
    List<float[]> rows(FeatureSpace space) {
        List<float[]> rows = new ArrayList<>();
        words.keySet().forEach(story -> rows.addAll(space.stories().getOrDefault(story, List.of())));
        return rows;
    }

    /** The space again. */
    FeatureSpace space(List<float[]> rows) {
        Map<String, List<float[]>> stories = new LinkedHashMap<>();
        int from = 0;
        for (Map.Entry<String, Integer> story : words.entrySet()) {
            stories.put(story.getKey(), List.copyOf(rows.subList(from, from + story.getValue())));
            from += story.getValue();
        }
        return new FeatureSpace(stories, features, completenessGaps, standardErrors, wordless, unscaled, seconds);
    }

    /**
     * The method with its parameters.
     *
     * @return canonical
     */
    public String variant() {
        return key.getOrDefault(CacheKey.VARIANT, "");
    }

    /**
     * The layer, as the key spells it.
     *
     * @return digits
     */
    public String layer() {
        return key.getOrDefault(CacheKey.LAYER, "");
    }
}
