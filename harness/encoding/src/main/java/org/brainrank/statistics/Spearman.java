package org.brainrank.statistics;

import org.apache.commons.math3.stat.ranking.NaNStrategy;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;

/** Spearman's rank correlation: Pearson's of ranks; ties share their mean rank. */
public final class Spearman {
    private Spearman() {}

    /**
     * Correlates.
     *
     * @param first finite numbers
     * @param second as many
     * @return from −1 to 1; NaN if either does not vary or there are fewer than two
     */
    public static double correlation(double[] first, double[] second) {
        return first.length < 2 ? Double.NaN : Pearson.correlation(ranks(first), ranks(second));
    }

    private static double[] ranks(double[] values) {
        return new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE).rank(values);
    }
}
