package org.brainrank.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.brainrank.linalg.Matrix;

/**
 * Sign-flip p-values that hold over a whole family of rows: the chance, under the null, that any row does as well as this
 * one (Westfall and Young 1993; Nichols and Holmes 2002, doi:10.1002/hbm.1058).
 *
 * <p>A subject's sign is flipped in all rows at once, so that rows keep their dependence: two spellings of one method cost
 * no more than one. The statistic of a row is Σ x / sqrt(Σ x²), which orders rows and sign patterns as the t statistic does
 * and does not favour rows of large spread. p of a row = share of patterns in which the largest statistic of all rows is at
 * least the row's own. All 2<sup>n</sup> patterns are enumerated if there are no more of them than flips; else p = (b + 1)
 * / (flips + 1). For one row it is the p of {@link SignFlipTest}.
 */
public final class MaxStatistic {
    private static final double ROUNDING = 1e-12;

    private MaxStatistic() {}

    /**
     * Tests whether means are above zero.
     *
     * @param rows shape (rows, subjects), finite
     * @param flips random patterns where there are too many to enumerate, 1000 or more
     * @param seed of the run
     * @return family-wise p, one a row; 1 for a row of zeros
     */
    public static double[] greater(Matrix rows, int flips, long seed) {
        return test(rows, false, flips, seed);
    }

    /** Tests whether means differ from zero, either way; otherwise as {@link #greater}. */
    public static double[] twoSided(Matrix rows, int flips, long seed) {
        return test(rows, true, flips, seed);
    }

    private static double[] test(Matrix rows, boolean twoSided, int flips, long seed) {
        int subjects = rows.columns();
        if (rows.rows() == 0 || subjects == 0 || flips < 1) {
            throw new IllegalArgumentException("a maximum needs rows, subjects and flips >= 1: got " + rows.rows()
                    + ", " + subjects + " and " + flips);
        }
        Moments.requireFinite("score", rows.values());
        double[][] scaled = new double[rows.rows()][];
        Arrays.setAll(scaled, row -> scaled(rows.row(row)));
        double[] signs = new double[subjects];
        Arrays.fill(signs, 1);
        double[] observed = new double[scaled.length];
        Arrays.setAll(observed, row -> statistic(scaled[row], signs, twoSided));
        boolean exact = subjects < 31 && 1L << subjects <= flips;
        int patterns = exact ? 1 << subjects : flips;
        SplittableRandom random = RandomStream.of(seed, "max-statistic");
        int[] extreme = new int[scaled.length];
        for (int pattern = 0; pattern < patterns; pattern++) {
            for (int subject = 0; subject < subjects; subject++) {
                boolean flipped = exact ? (pattern >> subject & 1) == 1 : random.nextBoolean();
                signs[subject] = flipped ? -1 : 1;
            }
            double largest = Double.NEGATIVE_INFINITY;
            for (double[] row : scaled) {
                largest = Math.max(largest, statistic(row, signs, twoSided));
            }
            for (int row = 0; row < extreme.length; row++) {
                extreme[row] += largest >= observed[row] - ROUNDING ? 1 : 0;
            }
        }
        double[] p = new double[extreme.length];
        Arrays.setAll(p, row -> exact ? (double) extreme[row] / patterns : (extreme[row] + 1.0) / (patterns + 1.0));
        return p;
    }

    private static double[] scaled(double[] row) {
        double largest = Arrays.stream(row).map(Math::abs).max().orElseThrow();
        if (largest == 0) {
            return row;
        }
        double squares = 0;
        for (double value : row) {
            squares += value / largest * (value / largest);
        }
        double scale = largest * Math.sqrt(squares);
        return Arrays.stream(row).map(value -> value / scale).toArray();
    }

    private static double statistic(double[] row, double[] signs, boolean twoSided) {
        double sum = 0;
        for (int subject = 0; subject < signs.length; subject++) {
            sum += signs[subject] * row[subject];
        }
        return twoSided ? Math.abs(sum) : sum;
    }
}
