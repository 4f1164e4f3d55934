package org.brainrank.dataset.simulated;

import java.util.List;
import org.brainrank.simulation.Timeline;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Word;

/**
 * The scans of all runs, one after another, and the ways to fill them; nothing crosses from one run into the next.
 *
 * @param stories in order
 * @param starts index of each run's first scan; one more, the number of all scans, at the end
 * @param repetitionTime seconds
 */
record Recording(List<Story> stories, int[] starts, double repetitionTime) {
    static Recording of(List<Story> stories, double repetitionTime) {
        int[] starts = new int[stories.size() + 1];
        for (int run = 0; run < stories.size(); run++) {
            starts[run + 1] = starts[run] + SimulatedStories.scans(stories.get(run), repetitionTime);
        }
        return new Recording(List.copyOf(stories), starts, repetitionTime);
    }

    Timeline timeline() {
        return new Timeline(starts);
    }

    int scans() {
        return starts[starts.length - 1];
    }

    /** Words that begin in each scan [t, t + repetition time). */
    double[] wordRate() {
        double[] rate = new double[scans()];
        for (int run = 0; run < stories.size(); run++) {
            for (Word word : stories.get(run).words()) {
                rate[scan(run, word)]++;
            }
        }
        return rate;
    }

    /**
     * Means over the words that begin in a scan, 0 without words: what the harness's downsampling {@code mean} gives.
     *
     * @param runs a feature space per run, of equally many features
     * @return shape (features, scans)
     */
    double[][] means(List<FeatureMatrix> runs) {
        int features = runs.get(0).features();
        double[][] means = new double[features][scans()];
        double[] rate = wordRate();
        for (int run = 0; run < stories.size(); run++) {
            FeatureMatrix matrix = runs.get(run);
            if (matrix.features() != features) {
                throw new IllegalArgumentException("story '" + stories.get(run).id() + "' has " + matrix.features()
                        + " features, the first story " + features);
            }
            for (int word = 0; word < matrix.words(); word++) {
                int scan = scan(run, stories.get(run).words().get(word));
                for (int feature = 0; feature < features; feature++) {
                    means[feature][scan] += matrix.values()[word * features + feature] / rate[scan];
                }
            }
        }
        return means;
    }

    private int scan(int run, Word word) {
        return starts[run] + (int) Math.floor(word.onset() / repetitionTime);
    }
}
