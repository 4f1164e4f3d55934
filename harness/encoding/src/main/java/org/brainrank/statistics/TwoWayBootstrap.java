package org.brainrank.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A bootstrap over subjects and stories at once: both are drawn with replacement, each by itself, and every drawn subject
 * hears every drawn story (the pigeonhole bootstrap; Owen and Eckles 2012, doi:10.1214/12-AOAS547). Its intervals are for
 * other subjects <em>and</em> other stories, where those of {@link BootstrapInterval} are for other subjects of the same
 * stories. They are wider than they need be, never much narrower; with fewer than five stories hardly more than a warning.
 *
 * <p>One draw serves all rows, so that comparisons are paired. Scores have shape [subjects][stories]; a NaN (a story where
 * nothing could be scored for a subject) is left out of the subject's mean. With one subject or one story there is nothing
 * to draw from, and intervals are NaN.
 */
public final class TwoWayBootstrap {
    private final int subjects;
    private final int stories;
    private final int[][] drawnSubjects;
    private final int[][] drawnStories;

    /**
     * Draws.
     *
     * @param subjects at least 1
     * @param stories at least 1
     * @param resamples how many, 2000 or more
     * @param seed of the run
     */
    public TwoWayBootstrap(int subjects, int stories, int resamples, long seed) {
        if (subjects < 1 || stories < 1 || resamples < 1) {
            throw new IllegalArgumentException("bootstrap needs subjects, stories and resamples >= 1: got " + subjects
                    + ", " + stories + " and " + resamples);
        }
        this.subjects = subjects;
        this.stories = stories;
        this.drawnSubjects = new int[resamples][];
        this.drawnStories = new int[resamples][];
        SplittableRandom random = RandomStream.of(seed, "two-way-bootstrap");
        for (int i = 0; i < resamples; i++) {
            drawnSubjects[i] = Resamples.draw(subjects, random);
            drawnStories[i] = Resamples.draw(stories, random);
        }
    }

    /** Whether there are subjects and stories to draw from. */
    public boolean possible() {
        return subjects > 1 && stories > 1;
    }

    /**
     * The interval of the mean over subjects of their means over stories.
     *
     * @param scores shape [subjects][stories]
     * @param level coverage aimed at, for example 0.95
     */
    public BootstrapInterval ofMean(double[][] scores, double level) {
        require(scores);
        double mean = mean(scores);
        if (!possible()) {
            return new BootstrapInterval(mean, Double.NaN, Double.NaN, level);
        }
        double[] means = Arrays.stream(resampled(scores))
                .filter(value -> !Double.isNaN(value))
                .toArray();
        if (means.length == 0) {
            return new BootstrapInterval(mean, Double.NaN, Double.NaN, level);
        }
        double tail = (1 - level) / 2;
        return new BootstrapInterval(mean, Resamples.quantile(means, tail), Resamples.quantile(means, 1 - tail), level);
    }

    /**
     * Ranks rows as {@link RankBootstrap} does, over draws of subjects and stories.
     *
     * @param rows each of shape [subjects][stories], without NaN columns of their own: all rows lack the same stories
     * @return one place a row
     */
    public List<RankBootstrap.Place> ranks(List<double[][]> rows) {
        rows.forEach(this::require);
        double[] means = rows.stream().mapToDouble(TwoWayBootstrap::mean).toArray();
        double[][] resampled = rows.stream().map(this::resampled).toArray(double[][]::new);
        return RankBootstrap.places(means, resampled, !possible());
    }

    private void require(double[][] scores) {
        if (scores.length != subjects || Arrays.stream(scores).anyMatch(row -> row.length != stories)) {
            throw new IllegalArgumentException("scores must have shape [" + subjects + "][" + stories + "]: were "
                    + scores.length + " subjects of "
                    + Arrays.stream(scores).map(row -> row.length).distinct().toList() + " stories");
        }
    }

    private static double mean(double[][] scores) {
        return Arrays.stream(scores)
                .mapToDouble(row -> Arrays.stream(row)
                        .filter(score -> !Double.isNaN(score))
                        .average()
                        .orElse(Double.NaN))
                .filter(score -> !Double.isNaN(score))
                .average()
                .orElse(Double.NaN);
    }

    private double[] resampled(double[][] scores) {
        double[] means = new double[drawnSubjects.length];
        double[] own = new double[subjects];
        for (int i = 0; i < means.length; i++) {
            for (int subject = 0; subject < subjects; subject++) {
                double sum = 0;
                int counted = 0;
                for (int story : drawnStories[i]) {
                    double score = scores[subject][story];
                    if (!Double.isNaN(score)) {
                        sum += score;
                        counted++;
                    }
                }
                own[subject] = sum / counted;
            }
            double sum = 0;
            int counted = 0;
            for (int subject : drawnSubjects[i]) {
                if (!Double.isNaN(own[subject])) {
                    sum += own[subject];
                    counted++;
                }
            }
            means[i] = sum / counted;
        }
        return means;
    }
}
