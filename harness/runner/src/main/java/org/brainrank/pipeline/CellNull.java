package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.brainrank.config.StatisticsSettings;
import org.brainrank.config.StatisticsSettings.Correction;
import org.brainrank.encoding.Fold;
import org.brainrank.encoding.FoldPlan;
import org.brainrank.encoding.RidgeResult;
import org.brainrank.linalg.Matrix;
import org.brainrank.provenance.Seeds;
import org.brainrank.statistics.TimeNull;

/** Whether a cell's predictions belong to their moments: p-values of one subject's regions. */
final class CellNull {
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

    /** Begins the tests of one subject. */
    SubjectNull ofSubject() {
        return new SubjectNull(times, byTarget ? Optional.of(correction) : Optional.empty());
    }

    /**
     * Adds some of one subject's targets to its tests; nothing if there are none.
     *
     * @param tests of the subject
     * @param rois of the targets
     * @param responses of the targets, shape (scans, targets)
     * @param alone the method's result, with predictions
     * @param joint with the controls
     * @param floor the controls' alone; empty if there are none
     * @param itself whether this is the controls' own result
     */
    void add(
            SubjectNull tests,
            List<String> rois,
            Supplier<Matrix> responses,
            RidgeResult alone,
            RidgeResult joint,
            Optional<RidgeResult> floor,
            boolean itself) {
        if (times.isEmpty()) {
            return;
        }
        Matrix withControls = joint.predictions().orElseThrow();
        tests.add(
                rois,
                Measured.of(plan, responses.get()),
                alone.predictions().orElseThrow(),
                withControls,
                itself
                        ? Optional.empty()
                        : floor.map(result -> result.predictions().orElseThrow())
                                .or(() -> Optional.of(Matrix.zeros(withControls.rows(), withControls.columns()))));
    }
}
