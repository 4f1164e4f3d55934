package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.brainrank.config.StatisticsSettings;
import org.brainrank.config.StatisticsSettings.Correction;
import org.brainrank.encoding.Fold;
import org.brainrank.encoding.FoldPlan;
import org.brainrank.encoding.RidgeResult;
import org.brainrank.linalg.Matrix;
import org.brainrank.provenance.Seeds;
import org.brainrank.statistics.FalseDiscoveryRate;
import org.brainrank.statistics.TimeNull;
import org.brainrank.statistics.TimeProducts;

/** Whether a cell's predictions belong to their moments: p-values of one subject's regions. */
final class CellNull {
    private static final Matrix NOTHING = Matrix.zeros(0, 0);

    private static final double ROUNDING = 1e-12;
    private static final int BLOCK = 20;
    private static final int BLOCKS_IN_A_STRETCH = 3;
    private static final int MOST_COLUMNS = 5000;

    private final FoldPlan plan;
    private final Optional<TimeNull> times;
    private final Correction correction;
    private final boolean byTarget;

    private CellNull(FoldPlan plan, Optional<TimeNull> times, Correction correction, boolean byTarget) {
        this.plan = plan;
        this.times = times;
        this.correction = correction;
        this.byTarget = byTarget;
    }

    private CellNull(Brains brains, Optional<TimeNull> times, Correction correction) {
        this(
                brains.folds().outer(),
                times,
                correction,
                (long) brains.subjects().size() * brains.targets().size() <= MOST_COLUMNS);
    }

    /** The same for regions alone, target by target not. */
    CellNull ofRegions() {
        return new CellNull(plan, times, correction, false);
    }

    /** As the config says. */
    static CellNull of(Brains brains, StatisticsSettings settings, Seeds seeds) {
        if (settings.timeNull() == StatisticsSettings.TimeNull.NONE) {
            return none(brains);
        }
        List<int[]> tests = tests(brains);
        int permutations = settings.permutations();
        long seed = seeds.of("time-null");
        TimeNull times = settings.timeNull() == StatisticsSettings.TimeNull.CIRCULAR_SHIFT
                ? TimeNull.circularShifts(brains.runLengths(), tests, permutations, seed)
                : TimeNull.blockPermutations(
                        brains.runLengths(), tests, blockLength(brains, tests), permutations, seed);
        return new CellNull(brains, Optional.of(times), settings.correction());
    }

    /** Rotations of every stretch of test scans. */
    static CellNull circularShifts(Brains brains, int permutations, long seed) {
        return new CellNull(
                brains,
                Optional.of(TimeNull.circularShifts(brains.runLengths(), tests(brains), permutations, seed)),
                Correction.BH);
    }

    /** No tests. */
    static CellNull none(Brains brains) {
        return new CellNull(brains, Optional.empty(), Correction.BH);
    }

    private static List<int[]> tests(Brains brains) {
        return brains.folds().outer().folds().stream().map(Fold::test).toList();
    }

    // Long enough to keep the memory of the signal, short enough to leave something to permute.
    private static int blockLength(Brains brains, List<int[]> tests) {
        int shortest = Math.min(
                tests.stream().mapToInt(test -> test.length).min().orElse(BLOCK),
                Arrays.stream(brains.runLengths()).min().orElse(BLOCK));
        return Math.max(1, Math.min(BLOCK, shortest / BLOCKS_IN_A_STRETCH));
    }

    /** What this null cannot show, and what is left out. */
    List<String> cautions(double level) {
        List<String> cautions = new ArrayList<>();
        times.filter(drawn -> drawn.smallestP() >= level)
                .ifPresent(drawn -> cautions.add(String.format(
                        Locale.ROOT,
                        "the test scans are too few for a null in time: no cell can have a p below %.3g there, and the"
                                + " level is %.3g",
                        drawn.smallestP(),
                        level)));
        if (times.isPresent() && !byTarget) {
            cautions.add("no p-values by target: more than " + MOST_COLUMNS + " targets of all subjects together");
        }
        return cautions;
    }

    /** Whether predictions are needed at all. */
    boolean tests() {
        return times.isPresent();
    }

    /**
     * Gets ready to test one subject's regions.
     *
     * @param responses the subject's, shape (scans, targets)
     * @param alone the method's result, with predictions
     * @param joint with the controls
     * @param floor the controls' alone; empty if there are none
     */
    Tested of(Matrix responses, RidgeResult alone, RidgeResult joint, Optional<RidgeResult> floor) {
        if (times.isEmpty()) {
            return new Tested(this, NOTHING, NOTHING, NOTHING, NOTHING);
        }
        Matrix withControls = joint.predictions().orElseThrow();
        return new Tested(
                this,
                Measured.of(plan, responses),
                alone.predictions().orElseThrow(),
                withControls,
                floor.map(result -> result.predictions().orElseThrow())
                        .orElseGet(() -> Matrix.zeros(withControls.rows(), withControls.columns())));
    }

    /** One subject's predictions and responses, all of shape (scans, targets). */
    record Tested(CellNull by, Matrix measured, Matrix alone, Matrix joint, Matrix floor) {

        /** p of the mean correlation over some targets; NaN without a test. */
        double ofCorrelation(int[] targets) {
            return by.times
                    .map(shifts -> shifts.products()
                            .addCorrelations(alone.columns(targets), measured.columns(targets))
                            .pCrossValidated())
                    .orElse(Double.NaN);
        }

        /** p of what is added to the floor; NaN without a test, and for the floor itself, which adds nothing. */
        double ofGain(int[] targets) {
            return gains(targets).map(TimeProducts::pCrossValidated).orElse(Double.NaN);
        }

        private Optional<TimeProducts> gains(int[] targets) {
            if (Arrays.equals(joint.values(), floor.values())) {
                return Optional.empty();
            }
            return by.times.map(shifts -> shifts.products()
                    .addPartialCorrelations(joint.columns(targets), floor.columns(targets), measured.columns(targets)));
        }

        /** p by target: of r, of the gain, and of the gain corrected over targets; NaN where there is none. */
        double[][] byTarget(int targets) {
            double[][] p = new double[3][targets];
            for (double[] values : p) {
                Arrays.fill(values, Double.NaN);
            }
            if (!by.byTarget || by.times.isEmpty()) {
                return p;
            }
            double[] observed = new double[targets];
            double[] largest = new double[0];
            for (int target = 0; target < targets; target++) {
                int[] one = {target};
                p[0][target] = ofCorrelation(one);
                Optional<TimeProducts> gains = gains(one);
                p[1][target] = gains.map(TimeProducts::pCrossValidated).orElse(Double.NaN);
                observed[target] = gains.map(TimeProducts::observed).orElse(Double.NaN);
                if (by.correction == Correction.MAX && !Double.isNaN(p[1][target])) {
                    largest = larger(largest, gains.orElseThrow().drawnCrossValidated());
                }
            }
            p[2] = switch (by.correction) {
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
}
