package org.brainrank.pipeline;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.brainrank.config.StatisticsSettings;
import org.brainrank.config.StatisticsSettings.Correction;
import org.brainrank.linalg.Matrix;
import org.brainrank.provenance.Seeds;
import org.brainrank.results.Leaderboard.Estimate;
import org.brainrank.statistics.BootstrapInterval;
import org.brainrank.statistics.FalseDiscoveryRate;
import org.brainrank.statistics.MaxStatistic;
import org.brainrank.statistics.RankBootstrap;
import org.brainrank.statistics.SampleSize;
import org.brainrank.statistics.SignFlipTest;
import org.brainrank.statistics.SubjectBootstrap;
import org.brainrank.statistics.TwoWayBootstrap;
import org.brainrank.statistics.WilcoxonSignedRank;

/** The run's tests and intervals, over subjects: one seed each, so that all rows are compared on the same resamplings. */
final class Inference {
    private static final double INTERVAL = 0.95;
    private static final double POWER = 0.8;

    private final StatisticsSettings settings;
    private final long bootstrapSeed;
    private final long flipSeed;
    private final Map<Integer, SubjectBootstrap> bootstraps = new HashMap<>();
    private final Map<Integer, TwoWayBootstrap> twoWay = new HashMap<>();

    Inference(StatisticsSettings settings, Seeds seeds) {
        this.settings = settings;
        this.bootstrapSeed = seeds.of("bootstrap");
        this.flipSeed = seeds.of("sign-flip");
    }

    /** Level of the false discovery rate, and of what is called significant. */
    double level() {
        return settings.fdr();
    }

    Estimate estimate(double[] subjects) {
        return estimate(bootstrap(subjects.length).ofMean(subjects, INTERVAL));
    }

    /** How often a mean is above zero, over the same resamples of subjects. */
    double above(double[] differences) {
        return bootstrap(differences.length).aboveZero(differences);
    }

    private SubjectBootstrap bootstrap(int subjects) {
        return bootstraps.computeIfAbsent(
                subjects, count -> new SubjectBootstrap(count, settings.bootstrap(), bootstrapSeed, "mean"));
    }

    /** Resamples a mean over other subjects and other stories; outer folds stand for stories. */
    TwoWayBootstrap.Resampled overStories(double[][] bySubjectAndFold) {
        return twoWay(bySubjectAndFold[0].length, bySubjectAndFold.length).of(bySubjectAndFold);
    }

    Estimate estimate(TwoWayBootstrap.Resampled mean, Entry entry) {
        return estimate(twoWay(entry.byFold()[0].length, entry.byFold().length).interval(mean, INTERVAL));
    }

    private static Estimate estimate(BootstrapInterval interval) {
        return new Estimate(interval.mean(), interval.lower(), interval.upper());
    }

    double aboveZero(double[] subjects) {
        return SignFlipTest.greater(subjects, settings.permutations(), flipSeed).p();
    }

    double aboveZeroByRanks(double[] subjects) {
        return WilcoxonSignedRank.greater(subjects).p();
    }

    double differs(double[] differences) {
        return SignFlipTest.twoSided(differences, settings.permutations(), flipSeed)
                .p();
    }

    double differsByRanks(double[] differences) {
        return WilcoxonSignedRank.twoSided(differences).p();
    }

    /** Family-wise p of means above zero. */
    double[] aboveZeroInAny(List<double[]> rows) {
        return rows.isEmpty() ? new double[0] : MaxStatistic.greater(matrix(rows), settings.permutations(), flipSeed);
    }

    /** p-values corrected as the config says; NaN stays NaN and does not count. */
    double[] corrected(double[] p, double[] familyWise) {
        return switch (settings.correction()) {
            case BH -> FalseDiscoveryRate.benjaminiHochberg(p);
            case BY -> FalseDiscoveryRate.benjaminiYekutieli(p);
            case MAX -> familyWise;
        };
    }

    /** p-values of differences corrected as the config says. */
    double[] correctedDifferences(double[] p, List<double[]> differences) {
        boolean max = settings.correction() == Correction.MAX && !differences.isEmpty();
        return corrected(p, max ? MaxStatistic.twoSided(matrix(differences), settings.permutations(), flipSeed) : p);
    }

    /** Places in the order of the rows. */
    List<RankBootstrap.Place> ranks(List<double[]> rows) {
        return RankBootstrap.rank(matrix(rows), settings.bootstrap(), bootstrapSeed);
    }

    /** Probability of every rank over the same resamples, shape (rows, ranks). */
    Matrix rankProbabilities(List<double[]> rows) {
        return RankBootstrap.probabilities(matrix(rows), settings.bootstrap(), bootstrapSeed);
    }

    /** Bootstrap samples of subjects. */
    int resamples() {
        return settings.bootstrap();
    }

    /** Places in the order of the rows, over other subjects and other stories. */
    List<RankBootstrap.Place> ranksOverStories(List<TwoWayBootstrap.Resampled> rows, Entry any) {
        return twoWay(any.byFold()[0].length, any.byFold().length).ranks(rows);
    }

    double effect(double[] differences) {
        return SampleSize.effect(differences);
    }

    /** Subjects that would show an effect in 80 % of studies. */
    int needed(double effect) {
        return SampleSize.paired(effect, settings.fdr(), POWER);
    }

    static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private TwoWayBootstrap twoWay(int folds, int subjects) {
        return twoWay.computeIfAbsent(
                folds, count -> new TwoWayBootstrap(subjects, count, settings.bootstrap(), bootstrapSeed));
    }

    private static Matrix matrix(List<double[]> rows) {
        Matrix matrix = Matrix.zeros(rows.size(), rows.get(0).length);
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(rows.get(row), 0, matrix.values(), row * matrix.columns(), matrix.columns());
        }
        return matrix;
    }
}
