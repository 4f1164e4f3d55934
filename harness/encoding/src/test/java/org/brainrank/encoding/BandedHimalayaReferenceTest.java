package org.brainrank.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.brainrank.golden.Npy;
import org.brainrank.linalg.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * himalaya's GroupRidgeCV and MultipleKernelRidgeCV, given the candidates that {@link BandSearch} tries: per target the same
 * penalty and the same predictions, so the same band weights.
 */
class BandedHimalayaReferenceTest {
    private static final Offset<Double> DOUBLE = within(1e-8);
    private static final Offset<Double> SINGLE = within(1e-4);
    private static final BandSearch TWO = new BandSearch(9, 0, 0);
    private static final BandSearch THREE = new BandSearch(25, 0, 20261127);

    @ParameterizedTest
    @CsvSource({"two-bands, 110, 3", "two-bands-wide, 70, 0"})
    void twoBandsEqualHimalaya(String name, int scans, int gap) {
        requireEqual(name, ridge(name, scans, gap).withBands(TWO), 2, DOUBLE);
        requireEqual(name, ridge(name, scans, gap).withBands(TWO).withPrecision(Precision.SINGLE), 2, SINGLE);
    }

    @Test
    void threeBandsEqualHimalaya() {
        RidgeCrossValidation ridge = ridge("three-bands", 80, 0).withBands(THREE);
        requireEqual("three-bands", ridge, 3, DOUBLE);
        requireEqual("three-bands", ridge.withPrecision(Precision.SINGLE), 3, SINGLE);
    }

    @Test
    void triesTheCandidatesThatHimalayaWasGiven() {
        requireCandidates("two-bands", TWO.first(2));
        requireCandidates("three-bands", THREE.first(3));
    }

    private static void requireCandidates(String name, List<BandWeights> tried) {
        Matrix gammas = golden(name + ".gammas");
        assertThat(tried).hasSize(gammas.rows());
        for (int i = 0; i < gammas.rows(); i++) {
            for (int band = 0; band < gammas.columns(); band++) {
                assertThat(tried.get(i).exponents().get(band))
                        .isCloseTo(Math.log10(gammas.get(i, band)), within(1e-12));
            }
        }
    }

    private static RidgeCrossValidation ridge(String name, int scans, int gap) {
        return RidgeCrossValidation.of(
                        FoldPlan.contiguousBlocks(new int[] {scans}, 5, gap),
                        new InnerFolds(4, gap),
                        AlphaGrid.of(Npy.vector("himalaya/" + name + ".alphas")))
                .withPredictions();
    }

    private static void requireEqual(String name, RidgeCrossValidation ridge, int count, Offset<Double> tolerance) {
        List<Band> bands = new ArrayList<>();
        for (int band = 1; band <= count; band++) {
            bands.add(Band.of("band " + band, golden(name + ".x" + band)));
        }
        RidgeResult result = ridge.solve(bands, golden(name + ".y"));
        assertThat(result.alphas().values())
                .containsExactly(golden(name + ".best_alphas").values());
        assertThat(result.correlations().values())
                .containsExactly(golden(name + ".r").values(), tolerance);
        assertThat(result.rSquared().values())
                .containsExactly(golden(name + ".r2").values(), tolerance);
        assertThat(result.predictions().orElseThrow().values())
                .containsExactly(golden(name + ".predictions").values(), tolerance);
    }

    private static Matrix golden(String name) {
        return Npy.matrix("himalaya/" + name);
    }
}
