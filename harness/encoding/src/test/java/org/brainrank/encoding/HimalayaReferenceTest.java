package org.brainrank.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.brainrank.golden.Npy;
import org.brainrank.linalg.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * himalaya's RidgeCV and KernelRidgeCV on random problems of our own: gaps, several runs, columns that never vary, scales
 * over twelve decades, fewer and more features than scans. The folder's README says how it was asked.
 */
class HimalayaReferenceTest {
    private static final Offset<Double> DOUBLE = within(1e-8);
    private static final Offset<Double> SINGLE = within(1e-4);

    @ParameterizedTest
    @CsvSource({
        "tall, 150, 5, 0, 0",
        "wide, 80, 4, 0, 0",
        "tall-gap, 90 70, 5, 5, 3",
        "scales, 150, 5, 0, 0",
        "wide-scales-gap, 50 40, 3, 4, 2",
        "square, 75, 5, 0, 0",
        "single, 100, 5, 0, 0"
    })
    void contiguousFoldsEqualHimalaya(String name, String runs, int innerFolds, int gap, int innerGap) {
        FoldPlan plan = FoldPlan.contiguousBlocks(lengths(runs), 5, gap);
        requireEqual(name, ridge(name, plan, new InnerFolds(innerFolds, innerGap)), name, DOUBLE);
    }

    @Test
    void leavingRunsOutEqualsHimalaya() {
        FoldPlan plan = FoldPlan.leaveOneRunOut(new int[] {40, 55, 35, 50});
        requireEqual("runs", ridge("runs", plan, new InnerFolds(5, 0)), "runs", DOUBLE);
    }

    @ParameterizedTest
    @CsvSource({"tall, tall-by-kernel, 150, 5", "wide, wide-by-svd, 80, 4"})
    void theOtherFormOfHimalayaGivesTheSame(String data, String answers, int scans, int innerFolds) {
        FoldPlan plan = FoldPlan.contiguousBlocks(new int[] {scans}, 5, 0);
        requireEqual(data, ridge(answers, plan, new InnerFolds(innerFolds, 0)), answers, DOUBLE);
    }

    @ParameterizedTest
    @CsvSource({"tall, tall-shared, 150, 5", "wide, wide-shared, 80, 4"})
    void onePenaltyForAllTargetsEqualsHimalaya(String data, String answers, int scans, int innerFolds) {
        FoldPlan plan = FoldPlan.contiguousBlocks(new int[] {scans}, 5, 0);
        RidgeCrossValidation ridge =
                ridge(answers, plan, new InnerFolds(innerFolds, 0)).withSharedAlpha();
        requireEqual(data, ridge, answers, DOUBLE);
    }

    @Test
    void selectionByRSquaredEqualsHimalaya() {
        FoldPlan plan = FoldPlan.contiguousBlocks(new int[] {150}, 5, 0);
        RidgeCrossValidation ridge =
                ridge("tall-by-r2", plan, new InnerFolds(5, 0)).withSelection(Selection.R_SQUARED);
        RidgeResult result = requireEqual("tall", ridge, "tall-by-r2", DOUBLE);
        assertThat(result.innerRSquared().values())
                .containsExactly(golden("tall-by-r2.inner_r2").values(), DOUBLE);
    }

    /** himalaya on torch in single precision, this project in either. */
    @ParameterizedTest
    @CsvSource({
        "tall, tall-float32, 150, 5, 0, 0",
        "wide, wide-float32, 80, 4, 0, 0",
        "tall-gap, tall-gap-float32, 90 70, 5, 5, 3",
        "scales, scales-float32, 150, 5, 0, 0"
    })
    void singlePrecisionIsCloseToHimalaya(
            String data, String answers, String runs, int innerFolds, int gap, int innerGap) {
        FoldPlan plan = FoldPlan.contiguousBlocks(lengths(runs), 5, gap);
        RidgeCrossValidation ridge = ridge(answers, plan, new InnerFolds(innerFolds, innerGap));
        requireEqual(data, ridge, answers, SINGLE);
        requireEqual(data, ridge.withPrecision(Precision.SINGLE), answers, SINGLE);
    }

    private static RidgeCrossValidation ridge(String answers, FoldPlan plan, InnerFolds inner) {
        AlphaGrid alphas = AlphaGrid.of(Npy.vector("himalaya/" + answers + ".alphas"));
        return RidgeCrossValidation.of(plan, inner, alphas).withPredictions();
    }

    private static RidgeResult requireEqual(
            String data, RidgeCrossValidation ridge, String answers, Offset<Double> tolerance) {
        RidgeResult result = ridge.solve(golden(data + ".x"), golden(data + ".y"));
        Matrix r = golden(answers + ".r");
        Matrix alphas = golden(answers + ".best_alphas");
        for (int i = 0; i < r.values().length; i++) {
            if (!Double.isNaN(r.values()[i])) { // any penalty is as good as another for a target that never varies
                assertThat(result.alphas().values()[i]).isEqualTo(alphas.values()[i]);
            }
        }
        assertThat(result.correlations().values()).containsExactly(r.values(), tolerance);
        assertThat(result.rSquared().values())
                .containsExactly(golden(answers + ".r2").values(), tolerance);
        assertThat(result.predictions().orElseThrow().values())
                .containsExactly(golden(answers + ".predictions").values(), tolerance);
        return result;
    }

    private static Matrix golden(String name) {
        return Npy.matrix("himalaya/" + name);
    }

    private static int[] lengths(String runs) {
        return Arrays.stream(runs.split(" ")).mapToInt(Integer::parseInt).toArray();
    }
}
