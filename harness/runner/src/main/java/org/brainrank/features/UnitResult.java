package org.brainrank.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.brainrank.config.WindowSettings;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.Reducer;

/** Collects one unit's features as batches end, in any order; each word has its own place, so no two threads write to one. */
final class UnitResult {
    private final Unit unit;
    private final WindowSettings settings;
    private final Map<String, float[][]> features = new LinkedHashMap<>();
    private final Map<String, double[]> gaps = new LinkedHashMap<>();
    private final Map<String, double[]> errors = new LinkedHashMap<>();
    private final Map<String, double[]> wordless = new LinkedHashMap<>();
    private final SortedMap<Integer, RuntimeException> failures = new TreeMap<>();
    private final LongAdder unscaled = new LongAdder();

    UnitResult(Unit unit, Map<String, List<WordWindow>> windows, WindowSettings settings) {
        this.unit = unit;
        this.settings = settings;
        windows.forEach((story, storyWindows) -> {
            features.put(story, new float[storyWindows.size()][]);
            gaps.put(story, unknown(storyWindows.size()));
            errors.put(story, unknown(storyWindows.size()));
            wordless.put(story, unknown(storyWindows.size()));
        });
    }

    Unit unit() {
        return unit;
    }

    void accept(SharedWindow shared, Reducer reducer) {
        float[] scores = reducer.scores();
        OptionalDouble gap = reducer.completenessGap();
        OptionalDouble error = reducer.standardError();
        for (Batch.Entry entry : shared.places()) {
            WordWindow window = entry.window();
            boolean isVector = unit.explainer().kind() == Explainer.Kind.VECTOR;
            features.get(entry.story())[window.word()] = isVector ? scores : folded(scores, window);
            if (!isVector) {
                WordFold.wordless(scores, window.wordOfToken())
                        .ifPresent(part -> wordless.get(entry.story())[window.word()] = part);
            }
            gap.ifPresent(value -> gaps.get(entry.story())[window.word()] = value);
            error.ifPresent(value -> errors.get(entry.story())[window.word()] = value);
        }
    }

    /** Numbers a word of what is there already; 0 if nothing is. */
    int features() {
        return features.values().stream()
                .flatMap(Arrays::stream)
                .filter(Objects::nonNull)
                .mapToInt(vector -> vector.length)
                .findFirst()
                .orElse(0);
    }

    /** The method itself failed in a batch; the other units go on. */
    synchronized void fail(int batch, RuntimeException failure) {
        failures.putIfAbsent(batch, failure);
    }

    /** The features; or why there are none: of several failures that of the first batch, whichever thread was faster. */
    synchronized Extracted extracted(double seconds) {
        return failures.isEmpty()
                ? new Extracted(unit, Optional.of(space(seconds)), Optional.empty())
                : new Extracted(unit, Optional.empty(), Optional.of(failures.get(failures.firstKey())));
    }

    private FeatureSpace space(double seconds) {
        Map<String, List<float[]>> stories = new LinkedHashMap<>();
        features.forEach((story, vectors) -> stories.put(story, List.of(vectors)));
        int length = stories.values().iterator().next().get(0).length;
        return new FeatureSpace(
                stories, length, summary(gaps), summary(errors), summary(wordless), unscaled.intValue(), seconds);
    }

    private float[] folded(float[] scores, WordWindow window) {
        float[] words = WordFold.words(scores, window.wordOfToken(), window.words(), settings.subwords());
        float[] explained = WordFold.explained(words, settings.explainedWords());
        if (WordFold.denominator(explained, settings.normalise()) == 0) {
            unscaled.increment();
        }
        return WordFold.normalised(explained, settings.normalise());
    }

    private static double[] unknown(int words) {
        double[] values = new double[words];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    /** Median and largest of the windows that have one. */
    private static List<Double> summary(Map<String, double[]> ofWindows) {
        List<Double> sorted = new ArrayList<>();
        ofWindows
                .values()
                .forEach(story -> Arrays.stream(story)
                        .filter(value -> !Double.isNaN(value))
                        .forEach(sorted::add));
        sorted.sort(null);
        return sorted.isEmpty() ? List.of() : List.of(sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
    }
}
