package org.brainrank.statistics;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How many subjects it takes to tell two methods apart.
 *
 * <p>For a paired, two-sided test at level α with the wanted power, n is the smallest whole number with
 *
 * <pre>n ≥ ((z(1 − α/2) + z(power)) / d)² + z(1 − α/2)² / 2</pre>
 *
 * where d is the mean difference divided by its standard deviation over subjects and z are quantiles of the standard normal
 * distribution. The second term corrects the first, which would hold for a known standard deviation, to the t test (Guenther
 * 1981, doi:10.2307/2683060); the result is within one subject of the one from the non-central t distribution. It is never
 * below the number of subjects whose sign-flip test can reach α at all, 1 − log₂ α.
 *
 * <h2>Limits</h2>
 * d is estimated from the subjects at hand and is as uncertain as they are few. The first of several methods is first partly
 * by luck, so the d between first and second is too large on average when many are close, and the number too small. It
 * holds for subjects like these who hear the same stories.
 */
public final class SampleSize {
    /** The largest number that is told; more is as good as never. */
    public static final int MOST = 1_000_000;

    private SampleSize() {}

    /**
     * The standardised mean difference of paired scores.
     *
     * @param differences one a subject
     * @return mean / standard deviation (n − 1); NaN for fewer than two subjects, infinite for equal differences that are
     *     not zero, NaN for none but zeros
     */
    public static double effect(double[] differences) {
        Moments.requireFinite("difference of subject", differences);
        double mean = Moments.mean(differences);
        double squares = 0;
        double largest = 0;
        for (double difference : differences) {
            squares += (difference - mean) * (difference - mean);
            largest = Math.max(largest, Math.abs(difference));
        }
        double deviation = Math.sqrt(squares / (differences.length - 1));
        return mean / (deviation <= 1e-14 * largest ? 0 : deviation);
    }

    /**
     * The smallest number of subjects.
     *
     * @param effect mean difference / standard deviation; its sign does not matter
     * @param level α of the two-sided test, for example 0.05
     * @param power wanted, for example 0.8
     * @return subjects, at most {@link #MOST}; 0 where the effect is zero or not known
     */
    public static int paired(double effect, double level, double power) {
        if (!(level > 0 && level < 1) || !(power > 0 && power < 1)) {
            throw new IllegalArgumentException(
                    "level and power must be between 0 and 1: were " + level + " and " + power);
        }
        if (Double.isNaN(effect) || effect == 0) {
            return 0;
        }
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        double critical = normal.inverseCumulativeProbability(1 - level / 2);
        double distance = (critical + normal.inverseCumulativeProbability(power)) / effect;
        double subjects = Math.ceil(distance * distance + critical * critical / 2);
        double reachable = Math.ceil(1 - Math.log(level) / Math.log(2));
        return (int) Math.min(MOST, Math.max(subjects, reachable));
    }
}
