package org.brainrank.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.brainrank.golden.Random;
import org.brainrank.linalg.Matrix;
import org.brainrank.linalg.Products;
import org.junit.jupiter.api.Test;

class BandSearchTest {
    private final FoldPlan plan = FoldPlan.contiguousBlocks(new int[] {200}, 4, 2);
    private final RidgeCrossValidation ridge =
            RidgeCrossValidation.of(plan, new InnerFolds(4, 2), AlphaGrid.log10(-1, 4, 6));

    @Test
    void twoBandsAreAnEvenGridWithEqualWeightsFirst() {
        List<BandWeights> grid = new BandSearch(5, 0, 0).first(2);
        assertThat(grid.stream().map(weights -> weights.exponents().get(0) * 2))
                .containsExactly(0.0, -3.0, -1.5, 1.5, 3.0);
        assertThat(grid)
                .allSatisfy(weights -> assertThat(weights.exponents().get(0))
                        .isEqualTo(-weights.exponents().get(1)));
        assertThat(new BandSearch(5, 1, 0)
                        .around(grid.get(3), 1).stream()
                                .map(weights -> weights.exponents().get(0) * 2))
                .containsExactly(0.75, 2.25);
    }

    @Test
    void moreBandsAreSpreadEvenlyAndRepeatably() {
        List<BandWeights> points = new BandSearch(9, 0, 4).first(3);
        assertThat(points)
                .hasSize(9)
                .isEqualTo(new BandSearch(9, 0, 4).first(3))
                .isNotEqualTo(new BandSearch(9, 0, 5).first(3));
        assertThat(points.get(0)).isEqualTo(BandWeights.equal(3));
        assertThat(points)
                .allSatisfy(weights -> assertThat(weights.exponents().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum())
                        .isCloseTo(0, within(1e-12)));
        assertThat(new BandSearch(9, 1, 4).around(points.get(1), 1)).hasSize(6);
    }

    @Test
    void oneBandHasNothingToSearch() {
        BandSearch search = new BandSearch(9, 3, 0);
        assertThat(search.first(1)).containsExactly(BandWeights.equal(1));
        assertThat(search.around(BandWeights.equal(1), 1)).isEmpty();
        assertThatThrownBy(() -> new BandSearch(0, 0, 0)).hasMessageContaining("candidates >= 1");
    }

    /** A wide band of noise beside a narrow one with all the signal: what banded ridge is for. */
    @Test
    void aPenaltyOfItsOwnKeepsNoiseAway() {
        Matrix signal = Random.normal(200, 5, 1);
        Matrix noise = Random.normal(200, 120, 2);
        Matrix y = Random.add(Products.multiply(signal, Random.normal(5, 20, 3)), 2, Random.normal(200, 20, 4));
        List<Band> bands = List.of(Band.of("signal", signal), Band.of("noise", noise));
        double alone = mean(ridge.solve(signal, y).meanRSquared());
        double together =
                mean(ridge.solve(Matrix.hstack(List.of(signal, noise)), y).meanRSquared());
        double banded =
                mean(ridge.withBands(new BandSearch(7, 1, 0)).solve(bands, y).meanRSquared());
        assertThat(banded).isGreaterThan(together + 0.05).isCloseTo(alone, within(0.05));
    }

    /** Whatever is tried more never has a worse inner score. */
    @Test
    void refinementAndMoreCandidatesOnlyImproveInnerScores() {
        Matrix x = Random.normal(200, 30, 1);
        Matrix y =
                Random.add(Products.multiply(x.columns(0, 10), Random.normal(10, 8, 3)), 3, Random.normal(200, 8, 4));
        List<Band> bands =
                List.of(Band.of("a", x.columns(0, 5)), Band.of("b", x.columns(5, 10)), Band.of("c", x.columns(10, 30)));
        RidgeCrossValidation byShare = ridge.withSelection(Selection.R_SQUARED);
        double[] one =
                byShare.withBands(new BandSearch(1, 0, 0)).solve(bands, y).meanInnerRSquared();
        double[] some =
                byShare.withBands(new BandSearch(5, 0, 0)).solve(bands, y).meanInnerRSquared();
        double[] refined =
                byShare.withBands(new BandSearch(5, 2, 0)).solve(bands, y).meanInnerRSquared();
        for (int target = 0; target < 8; target++) {
            assertThat(some[target]).isGreaterThanOrEqualTo(one[target]);
            assertThat(refined[target]).isGreaterThanOrEqualTo(some[target]);
        }
        assertThat(mean(refined)).isGreaterThan(mean(one));
        assertThat(one).containsExactly(byShare.solve(x, y).meanInnerRSquared(), within(1e-10));
    }

    private static double mean(double[] values) {
        return java.util.Arrays.stream(values).average().orElseThrow();
    }
}
