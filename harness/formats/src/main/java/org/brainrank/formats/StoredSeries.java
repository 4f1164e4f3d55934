package org.brainrank.formats;

import java.util.OptionalDouble;

/** A series over numbers in a fixed order. */
public final class StoredSeries implements TimeSeries {
    private final Numbers numbers;
    private final int scans;
    private final int targets;
    private final boolean scanByScan;
    private final OptionalDouble repetitionTime;

    /**
     * Over numbers side by side in a file; checks that the file can have them all.
     *
     * @param source closed with the series
     * @param layout where the numbers are
     * @param repetitionTime in seconds
     * @throws org.brainrank.spi.UserException if the file is too short
     */
    public StoredSeries(ByteSource source, Layout layout, OptionalDouble repetitionTime) {
        this(new StoredNumbers(source, layout), layout.scans(), layout.targets(), layout.scanByScan(), repetitionTime);
    }

    /**
     * Over any numbers.
     *
     * @param numbers closed with the series
     * @param scans at least 1
     * @param targets at least 1; times scans, as many as there are numbers
     * @param scanByScan true if all targets of a scan are side by side, false if all scans of a target are
     * @param repetitionTime in seconds
     */
    public StoredSeries(Numbers numbers, int scans, int targets, boolean scanByScan, OptionalDouble repetitionTime) {
        if (scans < 1 || targets < 1 || (long) scans * targets != numbers.count()) {
            throw new IllegalArgumentException(scans + " scans of " + targets + " are not " + numbers.count());
        }
        this.numbers = numbers;
        this.scans = scans;
        this.targets = targets;
        this.scanByScan = scanByScan;
        this.repetitionTime = repetitionTime;
    }

    @Override
    public int scans() {
        return scans;
    }

    @Override
    public int targets() {
        return targets;
    }

    @Override
    public OptionalDouble repetitionTime() {
        return repetitionTime;
    }

    @Override
    public void read(int firstScan, int count, Receiver receiver) {
        java.util.Objects.checkFromIndexSize(firstScan, count, scans);
        if (count == 0) {
            return;
        }
        if (scanByScan) {
            long from = (long) firstScan * targets;
            numbers.each(from, from + (long) count * targets, (index, value) -> {
                long relative = index - from;
                receiver.accept((int) (relative / targets), (int) (relative % targets), value);
            });
        } else {
            // Walked once from end to end: skipping would save nothing in a compressed file.
            numbers.each(0, numbers.count(), (index, value) -> {
                int scan = (int) (index % scans) - firstScan;
                if (scan >= 0 && scan < count) {
                    receiver.accept(scan, (int) (index / scans), value);
                }
            });
        }
    }

    @Override
    public void close() {
        numbers.close();
    }
}
