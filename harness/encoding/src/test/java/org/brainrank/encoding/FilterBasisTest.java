package org.brainrank.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FilterBasisTest {
    private final double[] alphas = AlphaGrid.log10(-1, 8, 10).toArray();
    private final double[] eigenvalues = IntStream.range(0, 200)
            .mapToDouble(k -> Math.pow(10, -2 + k / 40.0))
            .toArray();

    @Test
    void mixesEveryFilterWithinItsTolerance() {
        double[] influence = Arrays.stream(eigenvalues).map(Math::sqrt).toArray();
        for (double tolerance : new double[] {1e-4, 1e-7, 1e-14}) {
            FilterBasis basis = FilterBasis.of(eigenvalues, influence, alphas, tolerance);
            for (int a = 0; a < alphas.length; a++) {
                double error = 0;
                double size = 0;
                for (int k = 0; k < eigenvalues.length; k++) {
                    double filter = 1 / (eigenvalues[k] + alphas[a]);
                    double mixed = 0;
                    for (int m = 0; m < basis.size(); m++) {
                        mixed += basis.mixture()[a][m] * basis.filters()[m][k];
                    }
                    error += Math.pow(influence[k] * (mixed - filter), 2);
                    size += Math.pow(influence[k] * filter, 2);
                }
                assertThat(Math.sqrt(error / size)).isLessThan(1.01 * tolerance + 1e-14);
            }
        }
    }

    @Test
    void needsFewFiltersForManyPenalties() {
        double[] narrow = Arrays.stream(eigenvalues).map(s -> 1000 + s).toArray();
        double[] ones = new double[narrow.length];
        Arrays.fill(ones, 1);
        assertThat(FilterBasis.of(narrow, ones, alphas, 1e-7).size()).isBetween(2, 6);
    }

    @Test
    void needsNoneWhereNothingMoves() {
        assertThat(FilterBasis.of(new double[3], new double[3], alphas, 1e-7).size())
                .isZero();
        assertThat(FilterBasis.of(new double[] {2}, new double[] {1}, new double[] {3}, 1e-7)
                        .mixture()[0][0])
                .isCloseTo(0.2, within(1e-15));
    }
}
