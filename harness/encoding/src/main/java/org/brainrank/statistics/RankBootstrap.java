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
        return places(means, resample(scores, resamples, stream(seed)), subjects == 1);
    }

    /**
     * How probable every rank is: over the same resamples, the share of them in which a method takes it. Methods of equal
     * mean share the ranks that they take together in equal parts, so that each row sums to 1 and so does each column; the
     * first column is {@link Place#probabilityBest}.
     *
     * @param scores shape (methods, subjects), higher is better, finite
     * @param resamples as in {@link #rank}
     * @param seed as in {@link #rank}
     * @return shape (methods, ranks), from rank 1; NaN for one subject
     */
    public static Matrix probabilities(Matrix scores, int resamples, long seed) {
        int methods = scores.rows();
        Matrix shares = Matrix.zeros(methods, methods);
        if (scores.columns() == 1) {
            Arrays.fill(shares.values(), Double.NaN);
            return shares;
        }
        double[][] resampled = resample(scores, resamples, stream(seed));
        double[] drawn = new double[methods];
        for (int i = 0; i < resamples; i++) {
            for (int method = 0; method < methods; method++) {
                drawn[method] = resampled[method][i];
            }
            share(drawn, shares);
        }
        Arrays.setAll(shares.values(), i -> shares.values()[i] / resamples);
        return shares;
    }

    /** Adds one resample; equal methods share their ranks. */
    private static void share(double[] drawn, Matrix shares) {
        double[] sorted = drawn.clone();
        Arrays.sort(sorted);
        for (int method = 0; method < drawn.length; method++) {
            int last = notAbove(sorted, drawn[method]);
            int first = last;
            while (first > 1 && sorted[first - 2] == drawn[method]) {
                first--;
            }
            int equal = last - first + 1;
            for (int rank = drawn.length - last; rank < drawn.length - last + equal; rank++) {
                shares.set(method, rank, shares.get(method, rank) + 1.0 / equal);
            }
        }
    }

    private static SplittableRandom stream(long seed) {
        return RandomStream.of(seed, "rank-bootstrap");
    }

    /** Places from means, and from means in each resample, shape [methods][resamples]; {@code alone}: nothing to resample. */
    static List<Place> places(double[] means, double[][] resampled, boolean alone) {
        int methods = means.length;
        int resamples = resampled[0].length;
        int[][] counts = new int[methods][methods + 1];
        double[] best = new double[methods];
        double[] drawn = new double[methods];
        for (int i = 0; i < resamples; i++) {
            for (int method = 0; method < methods; method++) {
                drawn[method] = resampled[method][i];
            }
            count(drawn, counts, best);
        }
        int[] tiers = tiers(means, resampled, alone);
        List<Place> places = new ArrayList<>();
        for (int method = 0; method < methods; method++) {
            places.add(new Place(
                    means[method],
                    rank(means, means[method]),
                    alone ? 1 : (int) Math.floor(quantile(counts[method], resamples, TAIL)),
                    alone ? methods : (int) Math.ceil(quantile(counts[method], resamples, 1 - TAIL)),
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

    /** Adds the ranks of one resample to how often each method had each rank, and to how often it led. */
    private static void count(double[] drawn, int[][] counts, double[] best) {
        double[] sorted = drawn.clone();
        Arrays.sort(sorted);
        int leaders = 0;
        for (int method = 0; method < drawn.length; method++) {
            int rank = 1 + drawn.length - notAbove(sorted, drawn[method]);
            counts[method][rank]++;
            leaders += rank == 1 ? 1 : 0;
        }
        for (int method = 0; method < drawn.length; method++) {
            best[method] += drawn[method] == sorted[sorted.length - 1] ? 1.0 / leaders : 0;
        }
    }

    /** How many ascending values are at most as large as one of them. */
    private static int notAbove(double[] sorted, double value) {
        int at = Arrays.binarySearch(sorted, value);
        while (at + 1 < sorted.length && sorted[at + 1] == value) {
            at++;
        }
        return at + 1;
    }

    /** The quantile of counted ranks, interpolated as {@link Resamples#quantile} does. */
    private static double quantile(int[] counts, int total, double share) {
        double position = share * (total - 1);
        int below = (int) Math.floor(position);
        int low = value(counts, below);
        int high = value(counts, Math.min(below + 1, total - 1));
        return low + (position - below) * (high - low);
    }

    private static int value(int[] counts, int index) {
        int value = 0;
        for (int seen = counts[0]; seen <= index; seen += counts[value]) {
            value++;
        }
        return value;
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
