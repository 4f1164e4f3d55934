package org.brainrank.formats.atlas;

import java.util.OptionalDouble;
import org.brainrank.formats.TimeSeries;

/** Two series of equal scans as one, such as those of two hemispheres: targets of the first come first. */
public final class SideBySide implements TimeSeries {
    private final TimeSeries first;
    private final TimeSeries second;

    /**
     * Joins two.
     *
     * @param first closed with this
     * @param second closed with this
     * @throws IllegalArgumentException if they have not as many scans, or differ in what they say of time
     */
    public SideBySide(TimeSeries first, TimeSeries second) {
        if (first.scans() != second.scans() || !first.repetitionTime().equals(second.repetitionTime())) {
            throw new IllegalArgumentException("series of " + first.scans() + " and " + second.scans() + " scans, "
                    + first.repetitionTime() + " and " + second.repetitionTime() + " apart");
        }
        this.first = first;
        this.second = second;
    }

    @Override
    public int scans() {
        return first.scans();
    }

    @Override
    public int targets() {
        return Math.addExact(first.targets(), second.targets());
    }

    @Override
    public OptionalDouble repetitionTime() {
        return first.repetitionTime();
    }

    @Override
    public void read(int firstScan, int count, Receiver receiver) {
        int shift = first.targets();
        first.read(firstScan, count, receiver);
        second.read(firstScan, count, (scan, target, value) -> receiver.accept(scan, target + shift, value));
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }
}
