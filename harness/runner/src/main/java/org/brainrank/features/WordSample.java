package org.brainrank.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.brainrank.spi.model.Passages;
import org.brainrank.spi.model.TokenWindow;

/**
 * Some windows of the stories, evenly spaced over all words, on which explanations are put to the test.
 *
 * @param windows each with its story; at least two words long
 * @param explainedWords how many of a window's last words have a score
 * @param passages of all stories, as explanations of the whole run have them
 */
public record WordSample(List<Batch.Entry> windows, int explainedWords, Passages passages) {
    private static final String STORY = "sample";

    static WordSample of(Map<String, List<WordWindow>> stories, int words, int explainedWords, Passages passages) {
        List<Batch.Entry> all = new ArrayList<>();
        stories.forEach((story, windows) -> windows.stream()
                .filter(window -> window.words() > 1)
                .forEach(window -> all.add(new Batch.Entry(story, window))));
        List<Batch.Entry> some = new ArrayList<>();
        int count = Math.min(words, all.size());
        for (int i = 0; i < count; i++) {
            some.add(all.get((int) ((i + 0.5) * all.size() / count)));
        }
        return new WordSample(List.copyOf(some), explainedWords, passages);
    }

    /** The same windows about given targets, as the words of one story. */
    WordSample targeting(int[] targets) {
        List<Batch.Entry> aimed = new ArrayList<>();
        for (int i = 0; i < targets.length; i++) {
            WordWindow window = windows.get(i).window();
            TokenWindow tokens = new TokenWindow(
                    window.tokens().ids(),
                    OptionalInt.of(targets[i]),
                    window.tokens().contrast());
            aimed.add(new Batch.Entry(STORY, new WordWindow(i, window.words(), tokens, window.wordOfToken())));
        }
        return new WordSample(List.copyOf(aimed), explainedWords, passages);
    }

    /** Of a sample whose windows are the words of one story. */
    Map<String, List<WordWindow>> asStory() {
        return Map.of(STORY, windows.stream().map(Batch.Entry::window).toList());
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
