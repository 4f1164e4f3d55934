package org.brainrank.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldPlanTest {
    @Test
    void blocksHaveKFoldSizes() {
        FoldPlan plan = FoldPlan.contiguousBlocks(new int[] {11}, 3, 0);
        assertThat(plan.folds()).extracting(fold -> fold.test().length).containsExactly(4, 4, 3);
        assertThat(plan.folds().get(1).train()).containsExactly(0, 1, 2, 3, 8, 9, 10);
    }

    @Test
    void gapsStopAtTheEdgeOfARun() {
        FoldPlan plan = FoldPlan.contiguousBlocks(new int[] {5, 5}, 2, 2);
        assertThat(plan.folds().get(0).train()).containsExactly(5, 6, 7, 8, 9);
        assertThat(FoldPlan.contiguousBlocks(new int[] {10}, 2, 2)
                        .folds()
                        .get(0)
                        .train())
                .containsExactly(7, 8, 9);
    }

    @Test
    void innerGapsAreMeasuredInTheRecording() {
        // Fold 1 tests 4..7 of 0..11; its training part is 0..3, 8..11; inner folds test positions 0..3 and 4..7.
        FoldPlan plan = FoldPlan.contiguousBlocks(new int[] {12}, 3, 0);
        List<Fold> near = plan.inner(1, new InnerFolds(2, 4));
        assertThat(near.get(0).test()).containsExactly(0, 1, 2, 3);
        assertThat(near.get(0).train()).containsExactly(4, 5, 6, 7); // scans 8..11 are 5 or more away from scan 3
        List<Fold> far = plan.inner(1, new InnerFolds(2, 6));
        assertThat(far.get(0).train()).containsExactly(6, 7); // scans 8 and 9 are within 6 of scan 3
    }

    @Test
    void leavesOutWholeRunsInsideAndOutside() {
        FoldPlan plan = FoldPlan.leaveOneRunOut(new int[] {2, 3, 4});
        assertThat(plan.folds().get(1)).isEqualTo(Fold.of(new int[] {0, 1, 5, 6, 7, 8}, new int[] {2, 3, 4}));
        List<Fold> inner = plan.inner(1, new InnerFolds(4, 0));
        assertThat(inner).hasSize(2);
        assertThat(inner.get(0)).isEqualTo(Fold.of(new int[] {2, 3, 4, 5}, new int[] {0, 1}));
        FoldPlan two = FoldPlan.leaveOneRunOut(new int[] {8, 8});
        assertThat(two.inner(0, new InnerFolds(4, 0))).hasSize(4); // one run is left: blocks of it
    }

    @Test
    void shuffledScansAreDealtAnewInsideAndAlikeForOneSeed() {
        FoldPlan plan = FoldPlan.shuffled(new int[] {50, 53}, 5, 7);
        assertThat(plan.folds()).extracting(fold -> fold.test().length).containsExactly(21, 21, 21, 20, 20);
        assertThat(plan.folds().get(0).test())
                .isNotEqualTo(IntStream.range(0, 21).toArray());
        assertThat(plan).isEqualTo(FoldPlan.shuffled(new int[] {50, 53}, 5, 7));
        assertThat(plan).isNotEqualTo(FoldPlan.shuffled(new int[] {50, 53}, 5, 8));
        assertThat(plan.inner(0, new InnerFolds(4, 9)))
                .extracting(fold -> fold.train().length + fold.test().length)
                .as("no gap could be kept")
                .containsExactly(82, 82, 82, 82);
    }

    @Test
    void stretchesEndWhereRunsOrOuterTestPartsEnd() {
        assertThat(FoldPlan.contiguousBlocks(new int[] {12}, 3, 1).stretches()).containsExactly(4, 4, 4);
        assertThat(FoldPlan.contiguousBlocks(new int[] {5, 7}, 3, 0).stretches())
                .containsExactly(4, 1, 3, 4);
        assertThat(FoldPlan.leaveOneRunOut(new int[] {5, 7}).stretches()).containsExactly(5, 7);
        assertThat(FoldPlan.shuffled(new int[] {5, 7}, 3, 1).stretches()).containsExactly(5, 7);
    }

    @Test
    void refusesPlansThatCannotBe() {
        assertThatThrownBy(() -> FoldPlan.shuffled(new int[] {4}, 5, 0)).hasMessageContaining("count 5, 4 scans");
        assertThatThrownBy(() -> FoldPlan.contiguousBlocks(new int[] {4}, 5, 0))
                .hasMessageContaining("count 5, 4 scans");
        assertThatThrownBy(() -> FoldPlan.contiguousBlocks(new int[] {10}, 2, 9))
                .hasMessageContaining("is empty");
        assertThatThrownBy(() -> FoldPlan.leaveOneRunOut(new int[] {10})).hasMessageContaining("at least 2 runs");
        assertThatThrownBy(() -> Fold.of(new int[] {0, 1}, new int[] {1, 2})).hasMessageContaining("scan 1");
        assertThatThrownBy(() -> Fold.of(new int[] {1, 0}, new int[] {2})).hasMessageContaining("ascend");
        Fold first = Fold.of(new int[] {0}, new int[] {1});
        Fold again = Fold.of(new int[] {2}, new int[] {1});
        assertThatThrownBy(() -> new FoldPlan(Scans.of(3), FoldPlan.Scheme.CONTIGUOUS_BLOCKS, List.of(first, again)))
                .hasMessageContaining("two folds");
        assertThatThrownBy(() -> new FoldPlan(Scans.of(1), FoldPlan.Scheme.CONTIGUOUS_BLOCKS, List.of(first)))
                .hasMessageContaining("names scan 1");
        assertThatThrownBy(() -> Scans.of(3, 0)).hasMessageContaining("[3, 0]");
    }
}
