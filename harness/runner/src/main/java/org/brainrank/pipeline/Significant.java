package org.brainrank.pipeline;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/** Numbers for readers: four significant digits. */
final class Significant {
    private static final MathContext DIGITS = new MathContext(4);

    private Significant() {}

    static double rounded(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value;
    }

    static double[] rounded(double[] values) {
        return Arrays.stream(values).map(Significant::rounded).toArray();
    }
}
