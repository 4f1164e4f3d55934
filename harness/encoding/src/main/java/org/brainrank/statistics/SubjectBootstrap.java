package org.brainrank.statistics;

import java.util.SplittableRandom;

/** Draws of subjects that are made once and serve many means, which are so compared pairwise. */
public final class SubjectBootstrap {
    private final double[][] weights;

    /**
     * Draws.
     *
     * @param subjects at least 1
     * @param resamples how many, 2000 or more
     * @param seed of the run
     * @param stream name of the random stream, as in {@link BootstrapInterval#ofMean}, whose intervals these are
     */
    public SubjectBootstrap(int subjects, int resamples, long seed, String stream) {
        if (subjects < 1 || resamples < 1) {
            throw new IllegalArgumentException(
                    "bootstrap needs subjects and resamples >= 1: got " + subjects + " and " + resamples);
        }
        this.weights = new double[resamples][];
        SplittableRandom random = RandomStream.of(seed, stream);
        for (int i = 0; i < resamples; i++) {
            weights[i] = Resamples.counts(Resamples.draw(subjects, random));
        }
    }

    /**
     * The interval of a mean.
     *
     * @param scores one a subject, finite
     * @param level coverage aimed at, for example 0.95
     * @return NaN to NaN for one subject
     */
    public BootstrapInterval ofMean(double[] scores, double level) {
        double mean = Moments.mean(scores);
        double[] means = resampled(scores);
        if (scores.length == 1) {
            return new BootstrapInterval(mean, Double.NaN, Double.NaN, level);
        }
        double tail = (1 - level) / 2;
        return new BootstrapInterval(
                mean, Resamples.quantileInPlace(means, tail), Resamples.quantileInPlace(means, 1 - tail), level);
    }

    /**
     * How often a mean is above zero, a mean of zero counting half.
     *
     * @param differences one a subject, finite
     * @return from 0 to 1; NaN for one subject
     */
    public double aboveZero(double[] differences) {
        double above = 0;
        for (double mean : resampled(differences)) {
            above += mean > 0 ? 1 : mean == 0 ? 0.5 : 0;
        }
        return differences.length == 1 ? Double.NaN : above / weights.length;
    }

    private double[] resampled(double[] scores) {
        if (scores.length != weights[0].length) {
            throw new IllegalArgumentException(
                    "expected one score for each of " + weights[0].length + " subjects: got " + scores.length);
        }
        Moments.requireFinite("score of subject", scores);
        double[] means = new double[weights.length];
        for (int i = 0; i < means.length; i++) {
            double sum = 0;
            for (int subject = 0; subject < scores.length; subject++) {
                sum += weights[i][subject] * scores[subject];
            }
            means[i] = sum / scores.length;
        }
        return means;
    }
}
