package org.brainrank.encoding;

import java.util.Collections;
import java.util.List;

/**
 * How strongly each band counts: its columns are multiplied by 10<sup>exponent / 2</sup>, which divides its penalty by
 * 10<sup>exponent</sup>.
 *
 * @param exponents one a band, decades, summing to 0
 */
record BandWeights(List<Double> exponents) {
    BandWeights {
        exponents = List.copyOf(exponents);
    }

    static BandWeights equal(int bands) {
        return new BandWeights(Collections.nCopies(bands, 0.0));
    }

    /** One factor a column. */
    double[] factors(List<Integer> widths) {
        double[] factors =
                new double[widths.stream().mapToInt(Integer::intValue).sum()];
        int column = 0;
        for (int band = 0; band < widths.size(); band++) {
            double factor = Math.pow(10, exponents.get(band) / 2);
            for (int i = 0; i < widths.get(band); i++) {
                factors[column++] = factor;
            }
        }
        return factors;
    }
}
