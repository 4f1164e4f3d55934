package org.brainrank.statistics;

/**
 * The paired sign-flip (randomisation) test of a mean difference: under the null each subject's difference could as well
 * have had the other sign.
 *
 * <p>Up to {@value #EXACT_UP_TO} subjects all 2<sup>n</sup> sign patterns are enumerated and p is exact; above, p =
 * (b + 1) / (flips + 1) from seeded random patterns. With n subjects an exact p cannot be below 2<sup>−n</sup>
 * (two-sided 2<sup>1−n</sup>): five subjects can never reach 0.05 two-sided.
 */
public final class SignFlipTest {
    /** Subjects up to which all patterns are enumerated. */
    public static final int EXACT_UP_TO = 20;

    private SignFlipTest() {}

    /**
     * What the test found.
     *
     * @param mean the observed mean difference
     * @param p probability under the null of a mean as extreme
     * @param exact whether all patterns were enumerated
     */
    public record Result(double mean, double p, boolean exact) {}

    /** Extreme means large in absolute value. {@code flips} and {@code seed} matter only above the exact size. */
    public static Result twoSided(double[] differences, int flips, long seed) {
        return test(differences, true, flips, seed);
    }

    /** Extreme means large: the alternative is a mean greater than zero. */
    public static Result greater(double[] differences, int flips, long seed) {
        return test(differences, false, flips, seed);
    }

    private static Result test(double[] differences, boolean twoSided, int flips, long seed) {
        int subjects = differences.length;
        if (subjects == 0 || flips < 1) {
            throw new IllegalArgumentException(
                    "sign-flip test needs differences and flips >= 1: got " + subjects + " and " + flips);
        }
        Moments.requireFinite("difference of subject", differences);
        double sum = 0;
        double scale = 0;
        for (double difference : differences) {
            sum += difference;
            scale += Math.abs(difference);
        }
        // A pattern that equals the observed one but for rounding is as extreme as it.
        double threshold = (twoSided ? Math.abs(sum) : sum) - 1e-12 * scale;
        double p = subjects <= EXACT_UP_TO
                ? exact(differences, twoSided, threshold)
                : sampled(differences, twoSided, threshold, SignPatterns.of(subjects, flips, seed));
        return new Result(sum / subjects, p, subjects <= EXACT_UP_TO);
    }

    private static double exact(double[] differences, boolean twoSided, double threshold) {
        int half = differences.length / 2;
        double[] left = sums(differences, 0, half);
        double[] right = sums(differences, half, differences.length);
        long extreme = 0;
        for (double a : left) {
            for (double b : right) {
                extreme += (twoSided ? Math.abs(a + b) : a + b) >= threshold ? 1 : 0;
            }
        }
        return (double) extreme / ((long) left.length * right.length);
    }

    /** The sums of differences {@code from} to {@code to} under all their sign patterns. */
    private static double[] sums(double[] differences, int from, int to) {
        double[] sums = new double[1 << (to - from)];
        for (int pattern = 0; pattern < sums.length; pattern++) {
            for (int i = from; i < to; i++) {
                sums[pattern] += (pattern >> (i - from) & 1) == 0 ? differences[i] : -differences[i];
            }
        }
        return sums;
    }

    private static double sampled(double[] differences, boolean twoSided, double threshold, SignPatterns patterns) {
        int extreme = 0;
        for (double[] signs : patterns.signs()) {
            double sum = 0;
            for (int subject = 0; subject < differences.length; subject++) {
                sum += signs[subject] * differences[subject];
            }
            extreme += (twoSided ? Math.abs(sum) : sum) >= threshold ? 1 : 0;
        }
        return (extreme + 1.0) / (patterns.signs().length + 1.0);
    }
}
