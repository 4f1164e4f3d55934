package org.brainrank.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final double[][] subjectWeights;
    private final int[] storyDraws;
    private final List<double[]> storyWeights = new ArrayList<>();

    /**
     * A mean and what it is in every resample.
     *
     * @param mean over subjects of their means over stories
     * @param resampled one a resample, NaN where nothing that was scored was drawn
     */
    public record Resampled(double mean, double[] resampled) {}

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
        this.subjectWeights = new double[resamples][];
        this.storyDraws = new int[resamples];
        Map<String, Integer> different = new HashMap<>();
        SplittableRandom random = RandomStream.of(seed, "two-way-bootstrap");
        for (int i = 0; i < resamples; i++) {
            subjectWeights[i] = Resamples.counts(Resamples.draw(subjects, random));
            double[] weights = Resamples.counts(Resamples.draw(stories, random));
            // Few stories have few different draws, 126 for five: subjects' means are computed once for each.
            storyDraws[i] = different.computeIfAbsent(Arrays.toString(weights), text -> {
                storyWeights.add(weights);
                return storyWeights.size() - 1;
            });
        }
    }

    /** Whether there are subjects and stories to draw from. */
    public boolean possible() {
        return subjects > 1 && stories > 1;
    }

    /**
     * Resamples a mean, once for all that is asked of it.
     *
     * @param scores shape [subjects][stories]
     */
    public Resampled of(double[][] scores) {
        require(scores);
        double[][] own =
                storyWeights.stream().map(weights -> means(scores, weights)).toArray(double[][]::new);
        double[] means = new double[subjectWeights.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = mean(own[storyDraws[i]], subjectWeights[i]);
        }
        return new Resampled(mean(means(scores, ones(stories)), ones(subjects)), means);
    }

    /**
     * The interval of a mean.
     *
     * @param mean of {@link #of}
     * @param level coverage aimed at, for example 0.95
     */
    public BootstrapInterval interval(Resampled mean, double level) {
        double[] means = Arrays.stream(mean.resampled())
                .filter(value -> !Double.isNaN(value))
                .toArray();
        double tail = (1 - level) / 2;
        return possible() && means.length > 0
                ? new BootstrapInterval(
                        mean.mean(),
                        Resamples.quantileInPlace(means, tail),
                        Resamples.quantileInPlace(means, 1 - tail),
                        level)
                : new BootstrapInterval(mean.mean(), Double.NaN, Double.NaN, level);
    }

    /**
     * The interval of the mean over subjects of their means over stories.
     *
     * @param scores shape [subjects][stories]
     * @param level coverage aimed at, for example 0.95
     */
    public BootstrapInterval ofMean(double[][] scores, double level) {
        return interval(of(scores), level);
    }

    /**
     * Ranks rows as {@link RankBootstrap} does, over draws of subjects and stories.
     *
     * @param rows of {@link #of}; all lack the same stories
     * @return one place a row
     */
    public List<RankBootstrap.Place> ranks(List<Resampled> rows) {
        double[] means = rows.stream().mapToDouble(Resampled::mean).toArray();
        double[][] resampled = rows.stream().map(Resampled::resampled).toArray(double[][]::new);
        return RankBootstrap.places(means, resampled, !possible());
    }

    private void require(double[][] scores) {
        if (scores.length != subjects || Arrays.stream(scores).anyMatch(row -> row.length != stories)) {
            throw new IllegalArgumentException("scores must have shape [" + subjects + "][" + stories + "]: were "
                    + scores.length + " subjects of "
                    + Arrays.stream(scores).map(row -> row.length).distinct().toList() + " stories");
        }
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Each subject's mean over stories; NaN if nothing that was scored has a weight. */
    private static double[] means(double[][] scores, double[] weights) {
        double[] means = new double[scores.length];
        for (int subject = 0; subject < means.length; subject++) {
            double sum = 0;
            double weight = 0;
            for (int story = 0; story < weights.length; story++) {
                double score = scores[subject][story];
                if (!Double.isNaN(score)) {
                    sum += weights[story] * score;
                    weight += weights[story];
                }
            }
            means[subject] = sum / weight;
        }
        return means;
    }

    private static double mean(double[] own, double[] weights) {
        double total = 0;
        double counted = 0;
        for (int subject = 0; subject < own.length; subject++) {
            if (!Double.isNaN(own[subject])) {
                total += weights[subject] * own[subject];
                counted += weights[subject];
            }
        }
        return total / counted;
    }
}
