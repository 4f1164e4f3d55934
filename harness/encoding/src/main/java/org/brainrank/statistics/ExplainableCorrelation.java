package org.brainrank.statistics;

import java.util.List;
import org.brainrank.linalg.Matrix;

/**
 * What a perfect model could reach where a subject heard a stimulus several times: the correlation of the mean over
 * repeats with the response that would be there without noise, CC<sub>max</sub> = sqrt(SP / Var(ȳ)) (Schoppe et al. 2016,
 * doi:10.3389/fncom.2016.00010). A held-out r divided by it is CC<sub>norm</sub> of {@link NormalisedCorrelation}.
 *
 * <p>A negative signal power, as noise alone gives in half of all targets, is reported as − sqrt(|SP| / Var(ȳ)), so that
 * means over targets are not biased upwards. Nothing is clipped.
 */
public final class ExplainableCorrelation {
    private ExplainableCorrelation() {}

    /**
     * One ceiling a target, for predictions of the mean over repeats.
     *
     * @param repeats at least two, each of shape (scans, targets)
     * @return NaN where the mean over repeats does not vary
     */
    public static double[] of(List<Matrix> repeats) {
        return of(repeats, NormalisedCorrelation.mean(repeats));
    }

    /**
     * One ceiling a target, for predictions of what was regressed: sqrt(SP / Var(y)). Of a single presentation it is lower
     * than of a mean, and as an estimate may exceed 1.
     *
     * @param repeats at least two, each of shape (scans, targets)
     * @param regressed shape (scans, targets): one presentation, or the mean over some, in the same units
     * @return NaN where what was regressed does not vary
     */
    public static double[] of(List<Matrix> repeats, Matrix regressed) {
        double[] power = NormalisedCorrelation.signalPower(repeats);
        double[] squares = Moments.squares(regressed, Moments.means(regressed));
        for (int target = 0; target < power.length; target++) {
            double share = power[target] / (squares[target] / (regressed.rows() - 1));
            power[target] = squares[target] == 0 ? Double.NaN : Math.signum(share) * Math.sqrt(Math.abs(share));
        }
        return power;
    }
}
