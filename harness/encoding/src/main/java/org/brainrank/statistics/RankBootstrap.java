package org.brainrank.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.brainrank.linalg.Matrix;

/**
 * Ranks methods by their mean over subjects, and says how sure the ranks are.
 *
 * <p>Subjects are resampled with replacement, the same draw for all methods, so that comparisons are paired. Rank 1 is
 * the highest mean; a rank is 1 + the number of methods with a strictly higher mean. The interval spans the 2.5 % to
 * 97.5 % quantiles of a method's bootstrap ranks. The probability of being best is the share of resamples that a method
 * leads, a shared lead counting in equal parts.
 *
 * <h2>Tiers</h2>
 * The method with the highest mean leads tier 1, which holds every method whose paired difference to the leader is not
 * significant: the 95 % bootstrap interval of (leader − method) reaches 0. The best of the rest leads tier 2, and so on.
 * A method of lower mean and larger spread may so stand in a better tier than one above it; that is what the data say.
 *
 * <h2>One subject</h2>
 * has no spread to resample. All ranks are then possible, all methods share tier 1, and the probability is NaN.
 */
public final class RankBootstrap {
    private static final double TAIL = 0.025;

    private RankBootstrap() {}

    /**
     * One method's place.
     *
     * @param mean over subjects
     * @param rank 1 for the highest mean; equal means share a rank
     * @param lowestRank 2.5 % quantile of bootstrap ranks, rounded down
     * @param highestRank 97.5 % quantile of bootstrap ranks, rounded up
     * @param probabilityBest share of resamples led
     * @param tier 1 for the leader and those not told apart from it
     */
    public record Place(double mean, int rank, int lowestRank, int highestRank, double probabilityBest, int tier) {}

    /**
     * Ranks methods.
     *
     * @param scores shape (methods, subjects), higher is better
     * @param resamples how many, 2000 or more
     * @return one place a method, in the order of the rows
     */
    public static List<Place> rank(Matrix scores, int resamples, long seed) {
        int methods = scores.rows();
        int subjects = scores.columns();
        if (methods == 0 || subjects == 0 || resamples < 1) {
            throw new IllegalArgumentException("ranking needs methods, subjects and resamples >= 1: got " + methods
                    + ", " + subjects + " and " + resamples);
        }
        Moments.requireFinite("score", scores.values());
        double[] means = IntStream.range(0, methods)
                .mapToDouble(m -> Moments.mean(scores.row(m)))
                .toArray();
        return places(means, resample(scores, resamples, RandomStream.of(seed, "rank-bootstrap")), subjects == 1);
    }

    /** Places from means, and from means in each resample, shape [methods][resamples]; {@code alone}: nothing to resample. */
    static List<Place> places(double[] means, double[][] resampled, boolean alone) {
        int methods = means.length;
        int resamples = resampled[0].length;
        double[][] ranks = new double[methods][resamples];
        double[] best = new double[methods];
        for (int i = 0; i < resamples; i++) {
            count(resampled, i, ranks, best);
        }
        int[] tiers = tiers(means, resampled, alone);
        List<Place> places = new ArrayList<>();
        for (int method = 0; method < methods; method++) {
            places.add(new Place(
                    means[method],
                    rank(means, means[method]),
                    alone ? 1 : (int) Math.floor(Resamples.quantile(ranks[method], TAIL)),
                    alone ? methods : (int) Math.ceil(Resamples.quantile(ranks[method], 1 - TAIL)),
                    alone ? Double.NaN : best[method] / resamples,
                    tiers[method]));
        }
        return List.copyOf(places);
    }

    /** Means of each method in each resample of subjects, shape [methods][resamples]. */
    private static double[][] resample(Matrix scores, int resamples, SplittableRandom random) {
        double[][] rows = new double[scores.rows()][];
        Arrays.setAll(rows, scores::row);
        double[][] means = new double[scores.rows()][resamples];
        for (int i = 0; i < resamples; i++) {
            int[] drawn = Resamples.draw(scores.columns(), random);
            for (int method = 0; method < rows.length; method++) {
                means[method][i] = Resamples.mean(rows[method], drawn);
            }
        }
        return means;
    }

    private static void count(double[][] resampled, int i, double[][] ranks, double[] best) {
        double[] means = new double[resampled.length];
        Arrays.setAll(means, method -> resampled[method][i]);
        int leaders = 0;
        for (int method = 0; method < means.length; method++) {
            ranks[method][i] = rank(means, means[method]);
            leaders += ranks[method][i] == 1 ? 1 : 0;
        }
        for (int method = 0; method < means.length; method++) {
            best[method] += ranks[method][i] == 1 ? 1.0 / leaders : 0;
        }
    }

    private static int rank(double[] means, double mean) {
        int rank = 1;
        for (double other : means) {
            rank += other > mean ? 1 : 0;
        }
        return rank;
    }

    private static int[] tiers(double[] means, double[][] resampled, boolean alone) {
        int[] tiers = new int[means.length];
        List<Integer> rest =
                new ArrayList<>(IntStream.range(0, means.length).boxed().toList());
        rest.sort(Comparator.comparingDouble((Integer method) -> means[method]).reversed());
        for (int tier = 1; !rest.isEmpty(); tier++) {
            int leader = rest.get(0);
            List<Integer> told = new ArrayList<>();
            for (int method : rest) {
                if (alone || method == leader || !differs(resampled[leader], resampled[method])) {
                    tiers[method] = tier;
                } else {
                    told.add(method);
                }
            }
            rest = told;
        }
        return tiers;
    }

    private static boolean differs(double[] leader, double[] method) {
        double[] differences = new double[leader.length];
        Arrays.setAll(differences, i -> leader[i] - method[i]);
        return Resamples.quantile(differences, TAIL) > 0;
    }
}
