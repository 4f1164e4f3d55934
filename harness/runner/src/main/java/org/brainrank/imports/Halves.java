package org.brainrank.imports;

/** IEEE 754 half precision. */
final class Halves {
    private Halves() {}

    /** Its value: 2^(e − 15) (1 + m / 1024), subnormal where e is 0, infinite or no number where it is 31. */
    static double widen(short bits) {
        int exponent = (bits >> 10) & 0x1f;
        int mantissa = bits & 0x3ff;
        double sign = bits < 0 ? -1 : 1;
        if (exponent == 31) {
            return mantissa == 0 ? sign * Double.POSITIVE_INFINITY : Double.NaN;
        }
        return exponent == 0
                ? sign * Math.scalb((double) mantissa, -24)
                : sign * Math.scalb(1024.0 + mantissa, exponent - 25);
    }
}
