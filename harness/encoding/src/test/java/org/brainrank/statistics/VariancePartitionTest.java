package org.brainrank.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.brainrank.golden.Random;
import org.brainrank.linalg.Matrix;
import org.junit.jupiter.api.Test;

class VariancePartitionTest {
    /** A Venn diagram drawn by hand: only A .10, only B .07, only C .05, AB .04, AC .03, BC .02, ABC .01. */
    private static final VariancePartition.Models DRAWN =
            new VariancePartition.Models(0.18, 0.14, 0.11, 0.27, 0.25, 0.22, 0.32);

    @Test
    void findsTheRegionsOfAKnownDiagram() {
        VariancePartition partition = VariancePartition.of(DRAWN);

        assertThat(partition.parts()).hasSize(7);
        assertThat(partition.first()).isCloseTo(0.10, within(1e-12));
        assertThat(partition.second()).isCloseTo(0.07, within(1e-12));
        assertThat(partition.third()).isCloseTo(0.05, within(1e-12));
        assertThat(partition.firstAndSecond()).isCloseTo(0.04, within(1e-12));
        assertThat(partition.firstAndThird()).isCloseTo(0.03, within(1e-12));
        assertThat(partition.secondAndThird()).isCloseTo(0.02, within(1e-12));
        assertThat(partition.all()).isCloseTo(0.01, within(1e-12));
    }

    @Test
    void partsSumToTheFullModel() {
        double[] r2 = Random.normal(1, 7, 5).values();

        VariancePartition partition =
                VariancePartition.of(new VariancePartition.Models(r2[0], r2[1], r2[2], r2[3], r2[4], r2[5], r2[6]));

        assertThat(partition.total()).isCloseTo(r2[6], within(1e-12));
    }

    @Test
    void doesNotClip() {
        // Two copies of the same noise: jointly worse than alone.
        VariancePartition partition =
                VariancePartition.of(new VariancePartition.Models(-0.1, -0.1, 0.2, -0.3, 0.1, 0.1, 0.05));

        assertThat(partition.first()).isCloseTo(-0.05, within(1e-12));
        assertThat(partition.all()).isCloseTo(0.15, within(1e-12));
    }

    @Test
    void aTargetWithoutAScoreHasNoParts() {
        double nan = Double.NaN;

        assertThat(VariancePartition.of(new VariancePartition.Models(nan, nan, nan, nan, nan, nan, nan))
                        .parts())
                .containsOnly(nan);
    }

    /**
     * y = a + b + s + noise of equal variance, where A sees a and s, B sees b and s, C sees nothing. With many samples R² is
     * the share of variance, found here by projecting y on orthonormal columns.
     */
    @Test
    void findsPlantedShares() {
        int scans = 20_000;
        Matrix sources = Random.normal(scans, 5, 7); // a, b, s, noise, c
        double[] y = new double[scans];
        for (int scan = 0; scan < scans; scan++) {
            y[scan] = sources.get(scan, 0) + sources.get(scan, 1) + sources.get(scan, 2) + sources.get(scan, 3);
        }
        double[] share = new double[5];
        for (int source = 0; source < 5; source++) {
            share[source] = Math.pow(Pearson.correlation(sources.column(source), y), 2);
        }
        double a = share[0] + share[2];
        double b = share[1] + share[2];
        double c = share[4];
        double ab = share[0] + share[1] + share[2];
        VariancePartition partition =
                VariancePartition.of(new VariancePartition.Models(a, b, c, ab, a + c, b + c, ab + c));

        assertThat(partition.first()).isCloseTo(0.25, within(0.02));
        assertThat(partition.second()).isCloseTo(0.25, within(0.02));
        assertThat(partition.firstAndSecond()).isCloseTo(0.25, within(0.02));
        assertThat(partition.third()).isCloseTo(0, within(0.001));
        assertThat(partition.all()).isCloseTo(0, within(0.001));
        assertThat(partition.firstAndThird()).isCloseTo(0, within(0.001));
    }
}
