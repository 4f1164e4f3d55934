package org.brainrank.formats;

import java.nio.ByteOrder;

/**
 * Where the numbers of a series are in a file, one after the other.
 *
 * @param scans at least 1
 * @param targets at least 1
 * @param scanByScan true if all targets of a scan are side by side, false if all scans of a target are
 * @param type of each number
 * @param order of the bytes of each number
 * @param start of the first number, in bytes from the start of the file
 * @param slope what numbers are multiplied by
 * @param intercept what is then added
 */
public record Layout(
        int scans,
        int targets,
        boolean scanByScan,
        NumberType type,
        ByteOrder order,
        long start,
        double slope,
        double intercept) {
    /** Checks. */
    public Layout {
        if (scans < 1 || targets < 1 || start < 0) {
            throw new IllegalArgumentException(
                    "a series has scans and targets: was " + scans + " × " + targets + " at " + start);
        }
    }

    /**
     * Unscaled numbers.
     *
     * @param scans at least 1
     * @param targets at least 1
     * @param scanByScan which are side by side
     * @param type of each number
     * @param order of bytes
     * @param start in bytes
     * @return the layout
     */
    public static Layout unscaled(
            int scans, int targets, boolean scanByScan, NumberType type, ByteOrder order, long start) {
        return new Layout(scans, targets, scanByScan, type, order, start, 1, 0);
    }

    /**
     * How many there are.
     *
     * @return scans × targets
     */
    public long numbers() {
        return (long) scans * targets;
    }

    /**
     * Where the last number ends.
     *
     * @return bytes from the start of the file
     */
    public long end() {
        return Math.addExact(start, Math.multiplyExact(numbers(), (long) type.bytes()));
    }

    double scaled(double stored) {
        // As NumPy does: 1 and 0 change nothing, not even a negative zero.
        double product = slope == 1 ? stored : stored * slope;
        return intercept == 0 ? product : product + intercept;
    }
}
