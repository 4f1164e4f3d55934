package org.brainrank.statistics;

import java.util.List;
import org.brainrank.linalg.Matrix;

/**
 * Correlation normalised by what repeats of the same stimulus share: CC<sub>norm</sub> = Cov(ŷ, ȳ) / sqrt(Var(ŷ) SP).
 *
 * <p>Signal power SP = (N Var(ȳ) − mean over repeats of Var(y<sub>n</sub>)) / (N − 1), with ȳ the mean over N repeats and
 * variances over scans with n − 1. Source: Schoppe et al. 2016, doi:10.3389/fncom.2016.00010. Values may exceed 1, as an
 * estimate of SP may fall short; nothing is clipped.
 */
public final class NormalisedCorrelation {
    private NormalisedCorrelation() {}

    /**
     * The variance that repeats share, one a target; may be negative where there is only noise.
     *
     * @param repeats at least two, each of shape (scans, targets)
     */
    public static double[] signalPower(List<Matrix> repeats) {
        Matrix mean = mean(repeats);
        int scans = mean.rows();
        double[] power = Moments.squares(mean, Moments.means(mean));
        int count = repeats.size();
        for (int target = 0; target < power.length; target++) {
            power[target] *= count;
        }
        for (Matrix repeat : repeats) {
            double[] squares = Moments.squares(repeat, Moments.means(repeat));
            for (int target = 0; target < power.length; target++) {
                power[target] -= squares[target] / count;
            }
        }
        for (int target = 0; target < power.length; target++) {
            power[target] /= (scans - 1.0) * (count - 1);
        }
        return power;
    }

    /**
     * The normalised correlation, one a target; NaN where the signal power is not positive or the prediction does not vary.
     *
     * @param prediction shape (scans, targets)
     * @param repeats at least two, each of shape (scans, targets)
     */
    public static double[] of(Matrix prediction, List<Matrix> repeats) {
        double[] power = signalPower(repeats);
        Matrix mean = mean(repeats);
        double[] r = Pearson.columns(prediction, mean);
        double[] squares = Moments.squares(mean, Moments.means(mean));
        for (int target = 0; target < r.length; target++) {
            double variance = squares[target] / (mean.rows() - 1);
            r[target] = power[target] > 0 ? r[target] * Math.sqrt(variance / power[target]) : Double.NaN;
        }
        return r;
    }

    static Matrix mean(List<Matrix> repeats) {
        if (repeats.size() < 2 || repeats.get(0).rows() < 2) {
            throw new IllegalArgumentException("signal power needs at least 2 repeats of at least 2 scans: got "
                    + repeats.size() + " repeats" + (repeats.isEmpty() ? "" : " of " + repeats.get(0)));
        }
        Matrix mean = Matrix.zeros(repeats.get(0).rows(), repeats.get(0).columns());
        for (Matrix repeat : repeats) {
            Moments.requireSameShape(mean, repeat);
            for (int i = 0; i < mean.values().length; i++) {
                mean.values()[i] += repeat.values()[i] / repeats.size();
            }
        }
        return mean;
    }
}
