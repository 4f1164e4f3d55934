package org.brainrank.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.brainrank.golden.Random;
import org.brainrank.linalg.Matrix;
import org.brainrank.linalg.Products;
import org.junit.jupiter.api.Test;

class ReductionTest {
    private final int[] train = IntStream.range(20, 100).toArray();

    @Test
    void findsTheDirectionThatTheFeaturesShare() {
        Matrix shared = Random.normal(100, 1, 1);
        Matrix features = Random.add(
                Products.multiply(shared, Matrix.of(1, 4, new double[] {1, -1, 1, 1})), 0.05, Random.normal(100, 4, 2));
        double[] first =
                Reduction.principalComponents(1, 1).apply(features, train).column(0);
        assertThat(Math.abs(org.brainrank.statistics.Pearson.correlation(first, shared.column(0))))
                .isGreaterThan(0.99);
    }

    /** Wide features take the other Gram matrix, and must find the same directions. */
    @Test
    void tallAndWideAgreeUpToScale() {
        Matrix narrow = Random.normal(100, 60, 3);
        Matrix wide = Matrix.hstack(List.of(narrow, narrow)); // the same components, on twice the columns
        Matrix fromTall = Reduction.principalComponents(3, 1).apply(narrow, train);
        Matrix fromWide = Reduction.principalComponents(3, 1).apply(wide, train);
        for (int component = 0; component < 3; component++) {
            assertThat(Math.abs(org.brainrank.statistics.Pearson.correlation(
                            fromTall.column(component), fromWide.column(component))))
                    .isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void componentsAreTheSameAtEveryDelay() {
        Matrix now = Random.normal(100, 10, 4);
        Matrix reduced = Reduction.principalComponents(2, 2).apply(Matrix.hstack(List.of(now, now)), train);
        assertThat(reduced.columns()).isEqualTo(4);
        assertThat(reduced.columns(0, 2).values())
                .containsExactly(reduced.columns(2, 4).values());
    }

    @Test
    void learnsNothingFromTestScans() {
        Matrix features = Random.normal(100, 10, 5);
        Matrix wild = features.rows(0, 100);
        IntStream.range(0, 20).forEach(scan -> wild.set(scan, 0, 1e6 * scan));
        assertThat(Reduction.principalComponents(2, 1)
                        .apply(wild, train)
                        .rows(train)
                        .values())
                .containsExactly(Reduction.principalComponents(2, 1)
                        .apply(features, train)
                        .rows(train)
                        .values());
    }

    @Test
    void narrowFeaturesStay() {
        Matrix features = Random.normal(100, 10, 6);
        assertThat(Reduction.principalComponents(10, 1).apply(features, train)).isSameAs(features);
        assertThatThrownBy(() -> new Band("x", features, Reduction.principalComponents(2, 3)))
                .hasMessageContaining("x has 10 columns, which are not 3 blocks");
    }

    @Test
    void aReducedBandIsScoredAsItsComponentsWouldBe() {
        FoldPlan plan = FoldPlan.contiguousBlocks(new int[] {100}, 4, 0);
        RidgeCrossValidation ridge = RidgeCrossValidation.of(plan, new InnerFolds(3, 0), AlphaGrid.of(1, 100));
        Matrix features = Random.normal(100, 12, 7);
        Matrix y = Random.add(Products.multiply(features, Random.normal(12, 3, 8)), 1, Random.normal(100, 3, 9));
        Reduction reduction = Reduction.principalComponents(4, 1);
        RidgeResult reduced = ridge.solve(List.of(new Band("x", features, reduction)), y);
        for (int fold = 0; fold < 4; fold++) {
            Matrix components = reduction.apply(features, plan.folds().get(fold).train());
            assertThat(reduced.correlations().row(fold))
                    .containsExactly(ridge.solve(components, y).correlations().row(fold), within(1e-9));
        }
    }
}
