package org.brainrank.leaderboard;

import java.util.ArrayList;
import java.util.List;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Row.Level;
import org.brainrank.results.StoryView;

/** Passages as a run records them, with numbers from formulas: scores of both signs, a response that lags, a scan untested. */
final class StoryFixture {
    static final int EXPLAINED = 10;
    private static final double REPETITION_TIME_S = 2;

    private final List<String> models;
    private final List<String> variants;
    private final String text;

    StoryFixture(List<String> models, List<String> variants, String text) {
        this.models = models;
        this.variants = variants;
        this.text = text;
    }

    StoryView story() {
        return new StoryView(
                2,
                "alice",
                false,
                List.of(),
                10,
                EXPLAINED,
                "predicted",
                "none",
                List.of(passage(0), passage(100)),
                List.of(new StoryView.LeftOut(models.get(0), "activations", "a vector has no score for a word")));
    }

    private StoryView.Passage passage(int first) {
        List<StoryView.Heard> words = new ArrayList<>();
        for (String word : text.split(" ", -1)) {
            double onset = 12.5 + 0.4 * words.size();
            words.add(new StoryView.Heard(word, onset, onset + 0.35));
        }
        int count = words.size();
        int scans = (int) Math.ceil(0.4 * count / REPETITION_TIME_S) + 4;
        double[] times = new double[scans];
        for (int i = 0; i < scans; i++) {
            times[i] = 12 + REPETITION_TIME_S * i;
        }
        List<StoryView.Targets> targets = new ArrayList<>();
        List<StoryView.Scores> scores = new ArrayList<>();
        for (String model : models) {
            List<String> tokens = new ArrayList<>();
            double[] logProbabilities = new double[count];
            for (int i = 0; i < count; i++) {
                tokens.add(" next" + i);
                logProbabilities[i] = -1 - i % 5;
            }
            targets.add(new StoryView.Targets(model, tokens, logProbabilities));
            for (int v = 0; v < variants.size(); v++) {
                scores.add(new StoryView.Scores(model, variants.get(v), 3, 0.4, windows(first, count, v)));
            }
        }
        List<StoryView.Region> regions =
                Fixture.ROIS.stream().map(roi -> region(roi, scans)).toList();
        return new StoryView.Passage("chapter-1", first, words, targets, scores, REPETITION_TIME_S, times, regions);
    }

    private static List<double[]> windows(int first, int count, int variant) {
        List<double[]> windows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] window = new double[Math.min(EXPLAINED, first + i + 1)];
            for (int j = 0; j < window.length; j++) {
                window[j] = Math.round(1e4 * Math.sin(1.0 + i + 2 * j + variant) / (1 + variant)) / 1e4;
            }
            windows.add(window);
        }
        return windows;
    }

    private StoryView.Region region(String roi, int scans) {
        List<StoryView.Prediction> predictions = new ArrayList<>();
        for (int v = 0; v < variants.size(); v++) {
            predictions.add(new StoryView.Prediction(
                    Level.METHOD, Leaderboard.ALL, variants.get(v), wave(scans, 0.3 / (1 + v), roi.length() + v)));
        }
        double[] measured = wave(scans, 0.6, roi.length());
        measured[0] = Double.NaN;
        double[] deviations = new double[scans];
        java.util.Arrays.fill(deviations, 0.4);
        return new StoryView.Region(roi, 1, measured, deviations, wave(scans, 0.1, 1), predictions);
    }

    private static double[] wave(int scans, double size, int phase) {
        double[] wave = new double[scans];
        for (int i = 0; i < scans; i++) {
            wave[i] = Math.round(1e4 * size * Math.sin(0.7 * i + phase)) / 1e4;
        }
        return wave;
    }
}
