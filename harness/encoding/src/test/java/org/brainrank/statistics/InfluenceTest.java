package org.brainrank.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.brainrank.golden.Random;
import org.junit.jupiter.api.Test;

class InfluenceTest {
    @Test
    void isTheRankCorrelationOfEachSubject() {
        double[] size = {1, 10, 100, 1000};

        double[] found = Influence.of(
                size, new double[][] {{0.1, 0.2, 0.3, 0.4}, {4, 3, 2, 1}, {0.1, 0.3, 0.2, 0.4}, {0.1, 0.1, 0.2, 0.2}});

        assertThat(found[0]).isCloseTo(1, within(1e-12));
        assertThat(found[1]).isCloseTo(-1, within(1e-12));
        assertThat(found[2]).isCloseTo(0.8, within(1e-12)); // 1 − 6 · 2 / (4 · 15)
        assertThat(found[3]).isCloseTo(4 / Math.sqrt(5 * 4), within(1e-12)); // ranks 1.5, 1.5, 3.5, 3.5
    }

    @Test
    void sizesOfAnyScaleGiveTheSame() {
        double[][] alignment = {Random.normal(1, 8, 1).values()};
        double[] size = Random.normal(1, 8, 2).values();
        double[] exponential = size.clone();
        for (int i = 0; i < size.length; i++) {
            exponential[i] = Math.exp(9 * size[i]);
        }

        assertThat(Influence.of(exponential, alignment)).isEqualTo(Influence.of(size, alignment));
    }

    @Test
    void subjectsWithoutVariationOrScoresHaveNone() {
        double[] found = Influence.of(new double[] {1, 2, 3, 4}, new double[][] {
            {0.1, 0.1, 0.1, 0.1}, {0.1, Double.NaN, 0.2, 0.3}
        });

        assertThat(found).containsOnly(Double.NaN);
        assertThat(Influence.of(new double[] {2, 2, 2, 2}, new double[][] {{1, 2, 3, 4}}))
                .containsOnly(Double.NaN);
    }

    @Test
    void refusesTooFewLayers() {
        assertThatThrownBy(() -> Influence.of(new double[] {1, 2, 3}, new double[][] {{1, 2, 3}}))
                .hasMessageContaining("at least 4 layers: got 3");
    }
}
