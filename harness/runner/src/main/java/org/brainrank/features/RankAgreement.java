package org.brainrank.features;

import java.util.Arrays;
import java.util.List;
import org.brainrank.statistics.Spearman;

/** How alike two explanations of the same windows are: the mean over windows of Spearman's correlation over words. */
public final class RankAgreement {
    private RankAgreement() {}

    /**
     * The mean.
     *
     * @param first scores of explained words, one array a window
     * @param second the same windows
     * @return from −1 to 1; NaN if no window has two words with different scores on both sides
     */
    public static double of(List<float[]> first, List<float[]> second) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < first.size(); i++) {
            double[] one = doubles(first.get(i));
            double[] other = doubles(second.get(i));
            // A method may have said something that is no number: its cell fails elsewhere, with the reason.
            boolean finite = Arrays.stream(one).allMatch(Double::isFinite)
                    && Arrays.stream(other).allMatch(Double::isFinite);
            double rho = finite ? Spearman.correlation(one, other) : Double.NaN;
            if (!Double.isNaN(rho)) {
                sum += rho;
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    private static double[] doubles(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }
}
