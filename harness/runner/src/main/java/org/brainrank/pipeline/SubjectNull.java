package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.brainrank.config.StatisticsSettings.Correction;
import org.brainrank.linalg.Matrix;
import org.brainrank.statistics.FalseDiscoveryRate;
import org.brainrank.statistics.TimeNull;
import org.brainrank.statistics.TimeProducts;

/** p-values of one subject's regions and targets, from predictions of a part of the targets at a time. */
final class SubjectNull {
    private static final double ROUNDING = 1e-12;

    private final Optional<TimeNull> times;
    private final Optional<Correction> byTarget;
    private final Map<String, TimeProducts> correlations = new LinkedHashMap<>();
    private final Map<String, TimeProducts> gains = new LinkedHashMap<>();
    private final List<double[]> pByTarget = new ArrayList<>();
    private double[] observed = new double[0];
    private double[] largest = new double[0];
    private boolean adds;

    /**
     * Begins.
     *
     * @param times what moves predictions; empty for no test
     * @param byTarget how p-values of targets are corrected; empty if targets are not tested one by one
     */
    SubjectNull(Optional<TimeNull> times, Optional<Correction> byTarget) {
        this.times = times;
        this.byTarget = byTarget;
    }

    /**
     * Adds targets, in order.
     *
     * @param rois of these targets
     * @param measured their responses, as predictions are standardised; all matrices have shape (scans, targets)
     * @param alone predictions of the method
     * @param joint with the controls
     * @param floor of the controls alone, zeros where there are none; empty for the controls themselves, which add nothing
     */
    void add(List<String> rois, Matrix measured, Matrix alone, Matrix joint, Optional<Matrix> floor) {
        TimeNull moves = times.orElseThrow();
        adds |= floor.isPresent() && !Arrays.equals(joint.values(), floor.get().values());
        for (String roi : rois.stream().distinct().toList()) {
            int[] own = IntStream.range(0, rois.size())
                    .filter(target -> rois.get(target).equals(roi))
                    .toArray();
            correlations
                    .computeIfAbsent(roi, name -> moves.products())
                    .addCorrelations(alone.columns(own), measured.columns(own));
            floor.ifPresent(below -> gains.computeIfAbsent(roi, name -> moves.products())
                    .addPartialCorrelations(joint.columns(own), below.columns(own), measured.columns(own)));
        }
        byTarget.ifPresent(correction -> addByTarget(correction, moves, measured, alone, joint, floor));
    }

    private void addByTarget(
            Correction correction,
            TimeNull moves,
            Matrix measured,
            Matrix alone,
            Matrix joint,
            Optional<Matrix> floor) {
        int before = observed.length;
        observed = Arrays.copyOf(observed, before + measured.columns());
        boolean same =
                floor.isEmpty() || Arrays.equals(joint.values(), floor.get().values());
        for (int target = 0; target < measured.columns(); target++) {
            int[] one = {target};
            double pOfCorrelation = moves.products()
                    .addCorrelations(alone.columns(one), measured.columns(one))
                    .pCrossValidated();
            double pOfGain = Double.NaN;
            observed[before + target] = Double.NaN;
            if (!same) {
                TimeProducts gain = moves.products()
                        .addPartialCorrelations(joint.columns(one), floor.get().columns(one), measured.columns(one));
                pOfGain = gain.pCrossValidated();
                observed[before + target] = gain.observed();
                if (correction == Correction.MAX && !Double.isNaN(pOfGain)) {
                    largest = larger(largest, gain.drawnCrossValidated());
                }
            }
            pByTarget.add(new double[] {pOfCorrelation, pOfGain});
        }
    }

    /** p of the mean correlation over a region; NaN without a test. */
    double ofCorrelation(String roi) {
        return times.isEmpty() ? Double.NaN : correlations.get(roi).pCrossValidated();
    }

    /** p of what is added to the floor; NaN without a test, and for the floor itself, which adds nothing. */
    double ofGain(String roi) {
        return times.isEmpty() || !adds ? Double.NaN : gains.get(roi).pCrossValidated();
    }

    /** p by target: of r, of the gain, and of the gain corrected over targets; NaN where there is none. */
    double[][] byTarget(int targets) {
        double[][] p = new double[3][targets];
        if (byTarget.isEmpty() || times.isEmpty()) {
            for (double[] values : p) {
                Arrays.fill(values, Double.NaN);
            }
            return p;
        }
        for (int target = 0; target < targets; target++) {
            p[0][target] = pByTarget.get(target)[0];
            p[1][target] = pByTarget.get(target)[1];
        }
        p[2] = switch (byTarget.get()) {
            case BH -> FalseDiscoveryRate.benjaminiHochberg(p[1]);
            case BY -> FalseDiscoveryRate.benjaminiYekutieli(p[1]);
            case MAX -> familyWise(observed, largest);
        };
        return p;
    }

    private static double[] larger(double[] largest, double[] drawn) {
        for (int i = 0; i < largest.length; i++) {
            drawn[i] = Math.max(drawn[i], largest[i]);
        }
        return drawn;
    }

    // How often the largest of all targets does as well under the same draw.
    private static double[] familyWise(double[] observed, double[] largest) {
        return Arrays.stream(observed)
                .map(value -> Double.isNaN(value)
                        ? Double.NaN
                        : (Arrays.stream(largest)
                                                .filter(drawn -> drawn >= value - ROUNDING)
                                                .count()
                                        + 1.0)
                                / (largest.length + 1.0))
                .toArray();
    }
}
