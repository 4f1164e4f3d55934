package org.brainrank.features;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.brainrank.config.WindowSettings;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.TokenWindow;

/** Runs a pass over sampled windows alone, on any model, and folds what its units say to word scores. */
public final class SampleScores {
    private final LanguageModel model;
    private final WordSample sample;
    private final WindowSettings settings;
    private final List<TokenWindow> windows;

    /**
     * Over windows whose targets are known.
     *
     * @param model open
     * @param sample the windows
     * @param windows the same with their targets
     * @param settings of the window
     */
    public SampleScores(LanguageModel model, WordSample sample, List<TokenWindow> windows, WindowSettings settings) {
        this.model = model;
        this.sample = sample;
        this.windows = List.copyOf(windows);
        this.settings = settings;
    }

    /**
     * Runs a pass.
     *
     * @param group units of token scores that share it
     * @return a unit's scores of the explained words, one array a window
     */
    public Map<Unit, List<float[]>> of(PassGroup group) {
        Map<Unit, float[][]> found = new LinkedHashMap<>();
        group.units().forEach(unit -> found.put(unit, new float[windows.size()][]));
        Map<Integer, List<Integer>> byLength = new TreeMap<>();
        for (int i = 0; i < windows.size(); i++) {
            byLength.computeIfAbsent(windows.get(i).tokens(), length -> new ArrayList<>())
                    .add(i);
        }
        byLength.forEach((length, places) -> {
            int size = model.batchSize(group.request(), length);
            for (int from = 0; from < places.size(); from += size) {
                run(group, places.subList(from, Math.min(places.size(), from + size)), found);
            }
        });
        Map<Unit, List<float[]>> scores = new LinkedHashMap<>();
        found.forEach((unit, rows) -> scores.put(unit, List.of(rows)));
        return scores;
    }

    private void run(PassGroup group, List<Integer> places, Map<Unit, float[][]> found) {
        List<Map<Unit, Reducer>> reducers = new ArrayList<>();
        for (int place : places) {
            WordWindow window = window(place);
            Map<Unit, Reducer> ofWindow = new LinkedHashMap<>();
            for (Unit unit : group.units()) {
                ofWindow.put(
                        unit,
                        unit.explainer()
                                .reducer(unit.layer(), windows.get(place).tokens(), window.tokensOfLastWord()));
            }
            reducers.add(ofWindow);
        }
        List<TokenWindow> batch = places.stream().map(windows::get).toList();
        model.run(
                group.request(),
                batch,
                (i, step) -> reducers.get(i).forEach((unit, reducer) -> {
                    if (step.shows(unit.layer())) {
                        reducer.observe(step);
                    }
                }));
        for (int i = 0; i < places.size(); i++) {
            int place = places.get(i);
            reducers.get(i)
                    .forEach((unit, reducer) ->
                            found.getOrDefault(unit, new float[windows.size()][])[place] = words(place, reducer));
        }
    }

    private float[] words(int place, Reducer reducer) {
        WordWindow window = window(place);
        float[] words = WordFold.words(reducer.scores(), window.wordOfToken(), window.words(), settings.subwords());
        float[] explained = WordFold.explained(words, Math.min(settings.explainedWords(), window.words()));
        return WordFold.normalised(explained, settings.normalise());
    }

    private WordWindow window(int place) {
        return sample.windows().get(place).window();
    }
}
