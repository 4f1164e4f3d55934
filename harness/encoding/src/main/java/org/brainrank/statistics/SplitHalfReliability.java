package org.brainrank.statistics;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.brainrank.linalg.Matrix;

/**
 * What a model that knows all that subjects share could reach in one subject, from random halves of the subjects.
 *
 * <p>The subjects are split in two groups of m = ⌊n / 2⌋ (one left out at random if n is odd), the groups' mean responses
 * are correlated, and that is averaged over splits: ρ(m), the reliability of a mean of m. Spearman and Brown's formula
 * (1910) goes from m subjects to any number, here to one, ρ(1) = ρ(m) / (m − (m − 1) ρ(m)), and the correlation of one
 * subject with the shared response is its root. The root of a negative reliability is reported negative: − sqrt(−ρ).
 * Nothing is clipped.
 */
public final class SplitHalfReliability {
    private SplitHalfReliability() {}

    /**
     * Ceilings for the held-out correlation of one subject.
     *
     * @param subjects at least two, each of shape (scans, targets)
     * @param splits random ones, 20 or more
     * @param seed of the run
     * @return shape (splits, targets), each split by itself; take {@link #ofMean} for the estimate. NaN where a half does
     *     not vary
     */
    public static Matrix correlations(List<Matrix> subjects, int splits, long seed) {
        if (subjects.size() < 2 || splits < 1) {
            throw new IllegalArgumentException(
                    "split halves need at least 2 subjects and 1 split: got " + subjects.size() + " and " + splits);
        }
        Matrix first = subjects.get(0);
        subjects.forEach(subject -> Moments.requireSameShape(first, subject));
        SplittableRandom random = RandomStream.of(seed, "split-half");
        int[] order = IntStream.range(0, subjects.size()).toArray();
        int half = subjects.size() / 2;
        Matrix correlations = Matrix.zeros(splits, first.columns());
        for (int split = 0; split < splits; split++) {
            RandomStream.shuffle(order, random);
            double[] r = Pearson.columns(sum(subjects, order, 0, half), sum(subjects, order, half, 2 * half));
            System.arraycopy(r, 0, correlations.values(), split * r.length, r.length);
        }
        return correlations;
    }

    /**
     * From the mean correlation of halves to the ceiling in one subject.
     *
     * @param correlation of the means of two halves
     * @param half subjects in each
     * @return at most 1, negative where halves disagree
     */
    public static double ofMean(double correlation, int half) {
        double one = correlation / (half - (half - 1) * correlation);
        return Math.signum(one) * Math.sqrt(Math.abs(one));
    }

    private static Matrix sum(List<Matrix> subjects, int[] order, int from, int to) {
        Matrix sum = Matrix.zeros(subjects.get(0).rows(), subjects.get(0).columns());
        for (int i = from; i < to; i++) {
            double[] values = subjects.get(order[i]).values();
            for (int j = 0; j < values.length; j++) {
                sum.values()[j] += values[j];
            }
        }
        return sum;
    }
}
