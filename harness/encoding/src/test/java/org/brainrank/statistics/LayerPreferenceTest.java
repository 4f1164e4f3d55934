package org.brainrank.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.brainrank.golden.Random;
import org.brainrank.linalg.Matrix;
import org.junit.jupiter.api.Test;

class LayerPreferenceTest {
    private static final int LAYERS = 6;
    /** One small region, two larger ones: their means vary by different amounts. */
    private static final List<String> REGIONS = List.of("A", "B", "B", "B", "B", "C", "C", "C", "C", "C", "C", "C");

    @Test
    void prefersTheBestLayerAndTheLowerOfEquals() {
        Matrix scores = Matrix.of(3, 2, new double[] {0.1, 0.3, 0.5, 0.3, 0.5, 0.1});

        LayerPreference found = LayerPreference.of(List.of(scores), List.of("A", "B"), 10, 1);

        assertThat(found.regions()).containsExactly("A", "B");
        assertThat(found.preferred().values()).containsExactly(1, 0);
    }

    @Test
    void findsAPlantedOrder() {
        List<Matrix> subjects = new ArrayList<>();
        for (int subject = 0; subject < 10; subject++) {
            subjects.add(scores(subject, new double[] {1, 1, 1}, new int[] {1, 3, 4}));
        }

        LayerPreference found = LayerPreference.of(subjects, REGIONS, 999, 1);

        assertThat(found.exact()).isTrue();
        assertThat(found.p()).isEqualTo(1.0 / 512); // the smallest that ten subjects can give
        assertThat(mean(found.preferred(), 0)).isLessThan(mean(found.preferred(), 1));
        assertThat(mean(found.preferred(), 1)).isLessThan(mean(found.preferred(), 2));
        assertThat(Moments.mean(found.agreement())).isGreaterThan(0.8);
    }

    /**
     * All regions follow one profile of layers, of which region A has five times as much as C. Raw preferences differ, as
     * those of a weak region are noise; the test must not be deceived in more than its five per cent.
     */
    @Test
    void isNotDeceivedByDifferencesInSignal() {
        int rejected = 0;
        double rawA = 0;
        double rawC = 0;
        int studies = 400;
        for (int study = 0; study < studies; study++) {
            List<Matrix> subjects = new ArrayList<>();
            for (int subject = 0; subject < 14; subject++) {
                subjects.add(scores(1000L * study + subject, new double[] {5, 2, 1}, new int[] {5, 5, 5}));
            }
            LayerPreference found = LayerPreference.of(subjects, REGIONS, 199, study);
            rejected += found.p() <= 0.05 ? 1 : 0;
            rawA += mean(found.preferred(), 0) / studies;
            rawC += mean(found.preferred(), 2) / studies;
        }
        assertThat(rawA - rawC).isGreaterThan(0.5);
        assertThat((double) rejected / studies).isBetween(0.02, 0.08);
    }

    @Test
    void doesNotDependOnTheScaleOfATarget() {
        Matrix scores = scores(3, new double[] {1, 1, 1}, new int[] {1, 3, 4});
        Matrix scaled = Matrix.of(LAYERS, REGIONS.size(), scores.values());
        for (int layer = 0; layer < LAYERS; layer++) {
            scaled.set(layer, 2, 7 + 0.5 * scaled.get(layer, 2));
        }

        assertThat(LayerPreference.of(List.of(scaled), REGIONS, 9, 1)
                        .preferred()
                        .values())
                .isEqualTo(LayerPreference.of(List.of(scores), REGIONS, 9, 1)
                        .preferred()
                        .values());
    }

    @Test
    void leavesOutTargetsWithoutAScore() {
        Matrix scores = scores(3, new double[] {1, 1, 1}, new int[] {1, 3, 4});
        scores.set(2, 1, Double.NaN);

        assertThat(LayerPreference.of(List.of(scores), REGIONS, 9, 1)
                        .preferred()
                        .values())
                .doesNotContain(Double.NaN);
        scores.set(2, 0, Double.NaN);
        assertThatThrownBy(() -> LayerPreference.of(List.of(scores), REGIONS, 9, 1))
                .hasMessageContaining("no target of region 'A'");
    }

    @Test
    void hasNothingToTestWithOneRegionOrTwoLayers() {
        Matrix scores = Matrix.of(2, 2, new double[] {0.1, 0.3, 0.5, 0.3});

        assertThat(LayerPreference.of(List.of(scores, scores), List.of("A", "B"), 9, 1)
                        .p())
                .isNaN();
        assertThat(LayerPreference.of(List.of(scores(1, new double[] {1}, new int[] {2})), List.of("A"), 9, 1)
                        .p())
                .isNaN();
    }

    @Test
    void smallestPHasOneInTheNumerator() {
        List<Matrix> subjects = new ArrayList<>();
        for (int subject = 0; subject < 16; subject++) {
            subjects.add(scores(subject, new double[] {1, 1, 1}, new int[] {1, 3, 4}));
        }

        assertThat(LayerPreference.of(subjects, REGIONS, 999, 1).p()).isCloseTo(0.001, within(1e-12));
    }

    /** Scores that rise to a peak of each region's own layer and height, with noise; shape (layers, targets). */
    private static Matrix scores(long seed, double[] height, int[] peak) {
        List<String> of = REGIONS.stream()
                .filter(name -> name.charAt(0) - 'A' < peak.length)
                .toList();
        Matrix scores = Random.normal(LAYERS, of.size(), seed);
        for (int target = 0; target < of.size(); target++) {
            int region = of.get(target).charAt(0) - 'A';
            for (int layer = 0; layer < LAYERS; layer++) {
                double distance = layer - peak[region];
                scores.set(
                        layer,
                        target,
                        0.5 * scores.get(layer, target) + height[region] * Math.exp(-distance * distance / 4));
            }
        }
        return scores;
    }

    private static double mean(Matrix matrix, int column) {
        return Moments.mean(matrix.column(column));
    }
}
