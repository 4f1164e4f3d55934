package org.brainrank.pipeline;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.brainrank.alignment.Standardisation;
import org.brainrank.encoding.Fold;
import org.brainrank.encoding.FoldPlan;
import org.brainrank.encoding.RidgeResult;
import org.brainrank.linalg.Matrix;
import org.brainrank.statistics.TimeNull;

/** Whether a cell's predictions belong to their moments: p-values of one subject's regions. */
final class CellNull {
    private static final Matrix NOTHING = Matrix.zeros(0, 0);

    private final FoldPlan plan;
    private final Optional<TimeNull> times;

    /**
     * Tests cells, or none.
     *
     * @param times how predictions are moved in time; empty for no test
     */
    CellNull(FoldPlan plan, Optional<TimeNull> times) {
        this.plan = plan;
        this.times = times;
    }

    /** Rotations of every stretch of test scans. */
    static CellNull circularShifts(Brains brains, int permutations, long seed) {
        List<int[]> tests =
                brains.folds().outer().folds().stream().map(Fold::test).toList();
        return new CellNull(
                brains.folds().outer(),
                Optional.of(TimeNull.circularShifts(brains.runLengths(), tests, permutations, seed)));
    }

    /** No tests. */
    static CellNull none(Brains brains) {
        return new CellNull(brains.folds().outer(), Optional.empty());
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
            return new Tested(times, NOTHING, NOTHING, NOTHING, NOTHING);
        }
        Matrix withControls = joint.predictions().orElseThrow();
        return new Tested(
                times,
                measured(responses),
                alone.predictions().orElseThrow(),
                withControls,
                floor.map(result -> result.predictions().orElseThrow())
                        .orElseGet(() -> Matrix.zeros(withControls.rows(), withControls.columns())));
    }

    /** Responses in the units of predictions: standardised by the training part of the fold that tests the scan. */
    private Matrix measured(Matrix responses) {
        Matrix measured = Matrix.zeros(responses.rows(), responses.columns());
        for (Fold fold : plan.folds()) {
            int[] test = fold.test();
            Matrix scored = Standardisation.learn(responses.rows(fold.train())).apply(responses.rows(test));
            for (int i = 0; i < test.length; i++) {
                measured.copyRow(test[i], 0, scored, i);
            }
        }
        return measured;
    }

    /** One subject's predictions and responses, all of shape (scans, targets). */
    record Tested(Optional<TimeNull> times, Matrix measured, Matrix alone, Matrix joint, Matrix floor) {

        /** p of the mean correlation over some targets; NaN without a test. */
        double ofCorrelation(int[] targets) {
            return times.map(shifts -> shifts.products()
                            .addCorrelations(alone.columns(targets), measured.columns(targets))
                            .p())
                    .orElse(Double.NaN);
        }

        /** p of the mean gain in R² over the floor; NaN without a test, and for the floor itself, which gains nothing. */
        double ofGain(int[] targets) {
            if (Arrays.equals(joint.values(), floor.values())) {
                return Double.NaN;
            }
            return times.map(shifts -> shifts.products()
                            .addGains(joint.columns(targets), floor.columns(targets), measured.columns(targets))
                            .p())
                    .orElse(Double.NaN);
        }
    }
}
