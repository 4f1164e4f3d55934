package org.brainrank.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.brainrank.linalg.Matrix;

/**
 * Do regions prefer layers of different depth, and do subjects agree on the order?
 *
 * <p>Each target v of subject s has a score q(l, v) at every layer l. Its preferred layer is the one of the highest
 * score, the lower of equals. A region's preference is the mean over its targets; a subject gives one number a region.
 *
 * <h2>The null</h2>
 * Layers differ in strength everywhere: a layer may simply be the best for every region. And where there is little
 * signal the best layer is chance, so its mean drifts towards the middle: regions of different signal to noise then
 * differ in mean preferred layer without any hierarchy. The test therefore keeps the layers' overall strength out of the
 * preference. With q̄(l) the mean over regions of the regions' mean scores, centred over layers, and q(l, v) centred too,
 *
 * <pre>
 * β(v) = Σ q(l, v) q̄(l) / Σ q̄(l)²,     e(l, v) = q(l, v) − β(v) q̄(l),
 * </pre>
 *
 * and the tested preference is the layer of the highest e. It does not change if scores of a target are scaled, so noise
 * prefers the same layers in a strong region as in a weak one. Per subject, D(ρ) is a region's tested preference minus
 * the mean over regions. Under the null that all regions have the same expected preference D is zero on average, and a
 * subject's whole vector could as well have had the other sign: signs are flipped subject by subject, for all regions
 * at once, which keeps differences in spread between large and small regions, and their correlations. The statistic is
 * Σ_ρ (mean over subjects of D(ρ))². All patterns are enumerated up to {@value #EXACT_UP_TO} subjects, above it p = (b +
 * 1) / (flips + 1).
 *
 * <p>With fewer than two regions or three layers nothing is left to test, and p is NaN. The residual takes two of the
 * layers' degrees of freedom, so with three layers it has one left.
 *
 * @param regions in the order of the caller
 * @param preferred mean preferred layer of the raw scores, shape (subjects, regions), as positions from 0
 * @param residual the tested preference, shape (subjects, regions)
 * @param agreement by subject: correlation over regions of the subject's residual preferences with the mean of the other
 *     subjects'; NaN with fewer than three regions, for a single subject, or where nothing varies
 * @param p of the sign-flip test, NaN if there is nothing to test
 * @param exact whether all patterns were enumerated
 */
public record LayerPreference(
        List<String> regions, Matrix preferred, Matrix residual, double[] agreement, double p, boolean exact) {
    /** Subjects up to which all patterns are enumerated. */
    public static final int EXACT_UP_TO = 12;

    private static final int LAYERS_TO_TEST = 3;

    /**
     * Finds and tests preferences.
     *
     * @param scores by subject, shape (layers, targets), layers from low to high; a target with a score that is not finite
     *     is left out for that subject
     * @param regionOfTarget one name a target; every region has a target with scores in every subject
     * @param flips of the sign-flip test above the exact size
     * @param seed of the flips
     * @return preferences and test
     */
    public static LayerPreference of(List<Matrix> scores, List<String> regionOfTarget, int flips, long seed) {
        if (scores.isEmpty() || flips < 1) {
            throw new IllegalArgumentException(
                    "layer preference needs subjects and flips >= 1: got " + scores.size() + " and " + flips);
        }
        List<String> regions = regionOfTarget.stream().distinct().toList();
        int layers = scores.get(0).rows();
        Matrix preferred = Matrix.zeros(scores.size(), regions.size());
        Matrix residual = Matrix.zeros(scores.size(), regions.size());
        for (int subject = 0; subject < scores.size(); subject++) {
            Matrix own = scores.get(subject);
            if (own.columns() != regionOfTarget.size() || own.rows() != layers) {
                throw new IllegalArgumentException("scores of subject " + subject + " must be (" + layers + " layers, "
                        + regionOfTarget.size() + " targets): were " + own);
            }
            List<List<double[]>> byRegion = byRegion(own, regions, regionOfTarget, subject);
            double[] strength = strength(byRegion, layers);
            for (int region = 0; region < regions.size(); region++) {
                double raw = 0;
                double rest = 0;
                for (double[] target : byRegion.get(region)) {
                    raw += highest(target);
                    rest += highest(residual(target, strength));
                }
                preferred.set(subject, region, raw / byRegion.get(region).size());
                residual.set(subject, region, rest / byRegion.get(region).size());
            }
        }
        boolean testable = regions.size() > 1 && layers >= LAYERS_TO_TEST;
        boolean exact = scores.size() <= EXACT_UP_TO;
        double[][] deviations = deviations(residual);
        double p = testable ? test(deviations, exact, flips, seed) : Double.NaN;
        return new LayerPreference(regions, preferred, residual, agreement(deviations), p, exact);
    }

    /** Centred scores of the targets that have them, by region. */
    private static List<List<double[]>> byRegion(Matrix own, List<String> regions, List<String> of, int subject) {
        List<List<double[]>> byRegion = new ArrayList<>();
        regions.forEach(region -> byRegion.add(new ArrayList<>()));
        for (int target = 0; target < own.columns(); target++) {
            double[] scores = own.column(target);
            if (Arrays.stream(scores).allMatch(Double::isFinite)) {
                byRegion.get(regions.indexOf(of.get(target))).add(centred(scores));
            }
        }
        for (int region = 0; region < regions.size(); region++) {
            if (byRegion.get(region).isEmpty()) {
                throw new IllegalArgumentException("no target of region '" + regions.get(region)
                        + "' has scores at every layer in subject " + subject + "; leave the region out");
            }
        }
        return byRegion;
    }

    /** Mean over regions of their targets' mean, so that a large region has no more say than a small one. */
    private static double[] strength(List<List<double[]>> byRegion, int layers) {
        double[] strength = new double[layers];
        for (List<double[]> targets : byRegion) {
            for (double[] target : targets) {
                for (int layer = 0; layer < layers; layer++) {
                    strength[layer] += target[layer] / targets.size() / byRegion.size();
                }
            }
        }
        return strength;
    }

    private static double[] residual(double[] target, double[] strength) {
        double product = 0;
        double square = 0;
        for (int layer = 0; layer < target.length; layer++) {
            product += target[layer] * strength[layer];
            square += strength[layer] * strength[layer];
        }
        double slope = square == 0 ? 0 : product / square;
        double[] rest = new double[target.length];
        Arrays.setAll(rest, layer -> target[layer] - slope * strength[layer]);
        return rest;
    }

    private static double[] centred(double[] values) {
        double mean = Moments.mean(values);
        return Arrays.stream(values).map(value -> value - mean).toArray();
    }

    private static int highest(double[] scores) {
        int highest = 0;
        for (int layer = 1; layer < scores.length; layer++) {
            highest = scores[layer] > scores[highest] ? layer : highest;
        }
        return highest;
    }

    private static double[][] deviations(Matrix residual) {
        double[][] deviations = new double[residual.rows()][];
        Arrays.setAll(deviations, subject -> centred(residual.row(subject)));
        return deviations;
    }

    private static double test(double[][] deviations, boolean exact, int flips, long seed) {
        int subjects = deviations.length;
        boolean[] signs = new boolean[subjects];
        // A pattern that equals the observed one but for rounding is as extreme as it.
        double observed = statistic(deviations, signs) * (1 - 1e-12);
        int extreme = 0;
        if (exact) {
            // A pattern and its opposite give the same statistic: the first subject keeps its sign.
            int patterns = 1 << (subjects - 1);
            for (int pattern = 0; pattern < patterns; pattern++) {
                for (int subject = 1; subject < subjects; subject++) {
                    signs[subject] = (pattern >> (subject - 1) & 1) == 1;
                }
                extreme += statistic(deviations, signs) >= observed ? 1 : 0;
            }
            return (double) extreme / patterns;
        }
        SplittableRandom random = RandomStream.of(seed, "layer-preference");
        for (int flip = 0; flip < flips; flip++) {
            for (int subject = 0; subject < subjects; subject++) {
                signs[subject] = random.nextBoolean();
            }
            extreme += statistic(deviations, signs) >= observed ? 1 : 0;
        }
        return (extreme + 1.0) / (flips + 1.0);
    }

    private static double statistic(double[][] deviations, boolean[] signs) {
        double statistic = 0;
        for (int region = 0; region < deviations[0].length; region++) {
            double sum = 0;
            for (int subject = 0; subject < deviations.length; subject++) {
                sum += signs[subject] ? -deviations[subject][region] : deviations[subject][region];
            }
            statistic += sum * sum;
        }
        return statistic;
    }

    private static double[] agreement(double[][] deviations) {
        double[] agreement = new double[deviations.length];
        Arrays.fill(agreement, Double.NaN);
        if (deviations.length > 1 && deviations[0].length > 2) {
            for (int left = 0; left < deviations.length; left++) {
                double[] others = new double[deviations[0].length];
                for (int subject = 0; subject < deviations.length; subject++) {
                    for (int region = 0; subject != left && region < others.length; region++) {
                        others[region] += deviations[subject][region];
                    }
                }
                agreement[left] = Pearson.correlation(deviations[left], others);
            }
        }
        return agreement;
    }
}
