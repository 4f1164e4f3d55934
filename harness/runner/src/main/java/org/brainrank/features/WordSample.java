package org.brainrank.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Some windows of the stories, evenly spaced over all words, on which explanations are put to the test.
 *
 * @param windows each with its story; at least two words long
 * @param explainedWords how many of a window's last words have a score
 */
public record WordSample(List<Batch.Entry> windows, int explainedWords) {
    static WordSample of(Map<String, List<WordWindow>> stories, int words, int explainedWords) {
        List<Batch.Entry> all = new ArrayList<>();
        stories.forEach((story, windows) -> windows.stream()
                .filter(window -> window.words() > 1)
                .forEach(window -> all.add(new Batch.Entry(story, window))));
        List<Batch.Entry> some = new ArrayList<>();
        int count = Math.min(words, all.size());
        for (int i = 0; i < count; i++) {
            some.add(all.get((int) ((i + 0.5) * all.size() / count)));
        }
        return new WordSample(List.copyOf(some), explainedWords);
    }

    /**
     * The scores of the explained words of every window, oldest first: fewer at a story's start.
     *
     * @param space of these stories, word scores
     * @return one array a window
     */
    public List<float[]> scores(FeatureSpace space) {
        List<float[]> scores = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            scores.add(scores(i, space));
        }
        return scores;
    }

    /** The scores of the explained words of window {@code i}, oldest first: fewer at a story's start. */
    float[] scores(int i, FeatureSpace space) {
        Batch.Entry entry = windows.get(i);
        float[] row = space.stories()
                .getOrDefault(entry.story(), List.of())
                .get(entry.window().word());
        int explained = Math.min(entry.window().words(), explainedWords);
        float[] scores = new float[explained];
        System.arraycopy(row, row.length - explained, scores, 0, explained);
        return scores;
    }
}
