package org.brainrank.formats;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Numbers of shape (scans, targets) in a file: opened by its header, read in pieces. What is read twice is decoded twice.
 * One thread at a time.
 *
 * <h2>Appropriate use</h2>
 * Ask for scans in ascending order, many at a time, and name the targets that you keep: {@code series.read(0,
 * series.scans(), mask, into)} needs no more memory than {@code into}.
 */
public interface TimeSeries extends AutoCloseable {
    /**
     * Rows.
     *
     * @return number of scans, at least 1
     */
    int scans();

    /**
     * Columns.
     *
     * @return number of targets, at least 1
     */
    int targets();

    /**
     * From one scan to the next.
     *
     * @return in seconds, above 0; empty if the file does not say, or not in which unit
     */
    OptionalDouble repetitionTime();

    /**
     * Shows every number of some scans, in the order of the file.
     *
     * @param firstScan from 0
     * @param count how many scans
     * @param receiver gets scans from 0, the first asked for
     * @throws org.brainrank.spi.UserException if the file is broken
     */
    void read(int firstScan, int count, Receiver receiver);

    /**
     * Reads scans of all targets.
     *
     * @param firstScan from 0
     * @param count how many scans
     * @param into shape (count, targets), row-major; beyond single precision the numbers become infinite
     * @throws org.brainrank.spi.UserException if the file is broken
     */
    default void read(int firstScan, int count, float[] into) {
        int targets = targets();
        checkRoom(count, targets, into.length);
        read(firstScan, count, (scan, target, value) -> into[scan * targets + target] = (float) value);
    }

    /**
     * Reads scans of all targets.
     *
     * @param firstScan from 0
     * @param count how many scans
     * @param into shape (count, targets), row-major
     * @throws org.brainrank.spi.UserException if the file is broken
     */
    default void read(int firstScan, int count, double[] into) {
        int targets = targets();
        checkRoom(count, targets, into.length);
        read(firstScan, count, (scan, target, value) -> into[scan * targets + target] = value);
    }

    /**
     * Reads scans of some targets.
     *
     * @param firstScan from 0
     * @param count how many scans
     * @param targets which, each once, in the order wanted
     * @param into shape (count, chosen targets), row-major; beyond single precision the numbers become infinite
     * @throws org.brainrank.spi.UserException if the file is broken
     */
    default void read(int firstScan, int count, int[] targets, float[] into) {
        checkRoom(count, targets.length, into.length);
        int[] columns = new int[targets()];
        Arrays.fill(columns, -1);
        for (int i = 0; i < targets.length; i++) {
            if (columns[targets[i]] >= 0) {
                throw new IllegalArgumentException("target " + targets[i] + " is asked for twice");
            }
            columns[targets[i]] = i;
        }
        read(firstScan, count, (scan, target, value) -> {
            if (columns[target] >= 0) {
                into[scan * targets.length + columns[target]] = (float) value;
            }
        });
    }

    private static void checkRoom(int count, int targets, int room) {
        if ((long) count * targets != room) {
            throw new IllegalArgumentException(
                    count + " scans of " + targets + " targets do not fit " + room + " numbers");
        }
    }

    @Override
    void close();

    /** Takes numbers as they are read. */
    @FunctionalInterface
    interface Receiver {
        /**
         * Takes one.
         *
         * @param scan from 0, the first asked for
         * @param target from 0
         * @param value scaled as the file says
         */
        void accept(int scan, int target, double value);
    }
}
