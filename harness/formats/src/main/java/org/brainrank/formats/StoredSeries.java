package org.brainrank.formats;

import java.nio.ByteBuffer;
import java.util.OptionalDouble;

/** A series whose numbers lie in a row in a file. */
public final class StoredSeries implements TimeSeries {
    private static final int CHUNK = 1 << 18;

    private final ByteSource source;
    private final Layout layout;
    private final OptionalDouble repetitionTime;

    /**
     * Checks that the file can have all the numbers.
     *
     * @param source closed with the series
     * @param layout where the numbers are
     * @param repetitionTime in seconds
     * @throws org.brainrank.spi.UserException if the file is too short
     */
    public StoredSeries(ByteSource source, Layout layout, OptionalDouble repetitionTime) {
        source.require(layout.end(), "the header");
        this.source = source;
        this.layout = layout;
        this.repetitionTime = repetitionTime;
    }

    @Override
    public int scans() {
        return layout.scans();
    }

    @Override
    public int targets() {
        return layout.targets();
    }

    @Override
    public OptionalDouble repetitionTime() {
        return repetitionTime;
    }

    @Override
    public void read(int firstScan, int count, Receiver receiver) {
        java.util.Objects.checkFromIndexSize(firstScan, count, scans());
        if (count == 0) {
            return;
        }
        if (layout.scanByScan()) {
            long from = (long) firstScan * targets();
            numbers(from, from + (long) count * targets(), (index, value) -> {
                long relative = index - from;
                receiver.accept((int) (relative / targets()), (int) (relative % targets()), value);
            });
        } else {
            // Storage is walked once from end to end: skipping would save nothing in a compressed file.
            numbers(0, layout.numbers(), (index, value) -> {
                int scan = (int) (index % scans()) - firstScan;
                if (scan >= 0 && scan < count) {
                    receiver.accept(scan, (int) (index / scans()), value);
                }
            });
        }
    }

    private void numbers(long from, long to, Numbers taker) {
        int width = layout.type().bytes();
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(CHUNK, (to - from) * width));
        for (long index = from; index < to; ) {
            int numbers = (int) Math.min(buffer.capacity() / width, to - index);
            buffer.clear().limit(numbers * width).order(layout.order());
            source.read(layout.start() + index * width, buffer);
            for (int i = 0; i < numbers; i++) {
                taker.take(index + i, layout.scaled(layout.type().next(buffer)));
            }
            index += numbers;
        }
        if (to == layout.numbers()) {
            source.finish(layout.end());
        }
    }

    @Override
    public void close() {
        source.close();
    }

    @FunctionalInterface
    private interface Numbers {
        void take(long index, double value);
    }
}
