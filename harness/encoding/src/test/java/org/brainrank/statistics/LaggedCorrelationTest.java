package org.brainrank.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LaggedCorrelationTest {
    private static final int[] RUNS = {40, 25};

    private static double[] noise(long seed) {
        return new Random(seed).doubles(65).toArray();
    }

    /** The stimulus three scans later, run by run, with a level of each run's own. */
    private static double[] later(double[] stimulus, int lag) {
        double[] response = noise(9);
        for (int scan = 0; scan < 65; scan++) {
            int start = scan < 40 ? 0 : 40;
            response[scan] = 100 * start + (scan - lag >= start ? stimulus[scan - lag] : response[scan]);
        }
        return response;
    }

    @Test
    void findsHowLateAResponseIs() {
        double[] stimulus = noise(1);

        double[] r = LaggedCorrelation.of(stimulus, later(stimulus, 3), RUNS, -5, 10);

        assertThat(r).hasSize(16);
        assertThat(r[8]).as("at a lag of 3").isGreaterThan(0.95);
        for (int i = 0; i < r.length; i++) {
            if (i != 8) {
                assertThat(r[i]).as("lag " + (i - 5)).isLessThan(0.6);
            }
        }
    }

    @Test
    void isPearsonsOverThePairsOfOneRun() {
        double[] a = {1, 4, 2, 8, 5, 7};
        double[] b = {3, 1, 4, 1, 5, 9};

        double[] r = LaggedCorrelation.of(a, b, new int[] {6}, -2, 2);

        assertThat(r[0])
                .isCloseTo(
                        Pearson.correlation(new double[] {2, 8, 5, 7}, new double[] {3, 1, 4, 1}),
                        Offset.offset(1e-12));
        assertThat(r[2]).isCloseTo(Pearson.correlation(a, b), Offset.offset(1e-12));
        assertThat(r[4])
                .isCloseTo(
                        Pearson.correlation(new double[] {1, 4, 2, 8}, new double[] {4, 1, 5, 9}),
                        Offset.offset(1e-12));
    }

    @Test
    void hasNoValueWithoutPairsOrVariance() {
        assertThat(LaggedCorrelation.of(new double[4], new double[] {1, 2, 3, 4}, new int[] {4}, 0, 2))
                .containsOnly(Double.NaN);
        assertThat(LaggedCorrelation.of(new double[] {1, 2, 4}, new double[] {1, 2, 3}, new int[] {3}, 5, 5))
                .containsOnly(Double.NaN);
    }

    @Test
    void seriesOfOtherLengthsAreRefused() {
        assertThatThrownBy(() -> LaggedCorrelation.of(new double[3], new double[4], new int[] {4}, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
