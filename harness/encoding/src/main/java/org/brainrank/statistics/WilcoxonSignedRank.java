package org.brainrank.statistics;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.ranking.NaturalRanking;

/**
 * Wilcoxon's signed-rank test: are paired differences symmetric about zero?
 *
 * <p>W = min(sum of ranks of positive differences, of negative ones) two-sided, the sum of ranks of positive differences
 * one-sided, ranks of |difference| with ties averaged. Zeros are
 * dropped first, Wilcoxon's own rule and scipy's default. Exact up to {@value #EXACT_UP_TO} differences without ties and
 * without zeros, by counting the subsets of 1…n with each sum; else the normal approximation with tie correction and
 * without continuity correction, as {@code scipy.stats.wilcoxon(mode="approx")}. Source: Wilcoxon 1945,
 * doi:10.2307/3001968.
 */
public final class WilcoxonSignedRank {
    /** Differences up to which the distribution is counted out. */
    public static final int EXACT_UP_TO = 25;

    private WilcoxonSignedRank() {}

    /**
     * What the test found.
     *
     * @param statistic the smaller of the two rank sums; one-sided, the positive one
     * @param p of the test that was asked for
     * @param exact whether the distribution was counted out
     */
    public record Result(double statistic, double p, boolean exact) {}

    /** Tests differences, one a subject, against shifts either way; with nothing but zeros p is 1. */
    public static Result twoSided(double[] differences) {
        return test(differences, true);
    }

    /** The alternative is a shift above zero; with nothing but zeros p is 1. */
    public static Result greater(double[] differences) {
        return test(differences, false);
    }

    private static Result test(double[] differences, boolean twoSided) {
        if (differences.length == 0) {
            throw new IllegalArgumentException("signed-rank test needs at least one difference: got none");
        }
        Moments.requireFinite("difference of subject", differences);
        double[] nonZero = Arrays.stream(differences).filter(d -> d != 0).toArray();
        int count = nonZero.length;
        if (count == 0) {
            return new Result(0, 1, true);
        }
        double[] ranks =
                new NaturalRanking().rank(Arrays.stream(nonZero).map(Math::abs).toArray());
        double positive = 0;
        for (int i = 0; i < count; i++) {
            positive += nonZero[i] > 0 ? ranks[i] : 0;
        }
        double negative = count * (count + 1) / 2.0 - positive;
        // The chance of a positive sum this large is that of a negative one this small.
        double smaller = twoSided ? Math.min(positive, negative) : negative;
        double ties = ties(ranks);
        boolean exact = count <= EXACT_UP_TO && ties == 0 && count == differences.length;
        double tail = exact ? exact(count, (int) smaller) : normal(count, smaller, ties);
        return new Result(twoSided ? smaller : positive, Math.min(1, twoSided ? 2 * tail : tail), exact);
    }

    /** P(rank sum ≤ sum), counted. */
    private static double exact(int count, int sum) {
        double[] subsets = new double[count * (count + 1) / 2 + 1]; // at most 2^25, exact in a double
        subsets[0] = 1;
        for (int rank = 1; rank <= count; rank++) {
            for (int total = subsets.length - 1; total >= rank; total--) {
                subsets[total] += subsets[total - rank];
            }
        }
        double tail = 0;
        for (int total = 0; total <= sum; total++) {
            tail += subsets[total];
        }
        return tail / Math.pow(2, count);
    }

    private static double normal(int count, double sum, double ties) {
        double mean = count * (count + 1) / 4.0;
        double variance = (count * (count + 1.0) * (2.0 * count + 1) - ties / 2) / 24;
        NormalDistribution standard = new NormalDistribution(null, 0, 1);
        return standard.cumulativeProbability((sum - mean) / Math.sqrt(variance));
    }

    /** Σ t³ − t over groups of t equal ranks. */
    private static double ties(double[] ranks) {
        double[] sorted = ranks.clone();
        Arrays.sort(sorted);
        double ties = 0;
        for (int from = 0, to = 0; from < sorted.length; from = to) {
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            double size = to - from;
            ties += size * size * size - size;
        }
        return ties;
    }
}
