package org.brainrank.formats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.DoubleUnaryOperator;

/** Numbers side by side in a file. */
public final class StoredNumbers implements Numbers {
    private static final int CHUNK = 1 << 18;

    private final ByteSource source;
    private final long count;
    private final NumberType type;
    private final ByteOrder order;
    private final long start;
    private final DoubleUnaryOperator scaling;

    StoredNumbers(ByteSource source, Layout layout) {
        this(source, layout.start(), layout.numbers(), layout.type(), layout.order(), layout::scaled);
        source.require(layout.end(), "the header");
    }

    /**
     * Unscaled numbers; that the file has them is {@link ByteSource#require required} before.
     *
     * @param source closed with them
     * @param start of the first, in bytes
     * @param count how many
     * @param type of each
     * @param order of bytes
     */
    public StoredNumbers(ByteSource source, long start, long count, NumberType type, ByteOrder order) {
        this(source, start, count, type, order, value -> value);
    }

    private StoredNumbers(
            ByteSource source, long start, long count, NumberType type, ByteOrder order, DoubleUnaryOperator scaling) {
        this.source = source;
        this.start = start;
        this.count = count;
        this.type = type;
        this.order = order;
        this.scaling = scaling;
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public void each(long from, long to, Taker taker) {
        int width = type.bytes();
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(CHUNK, (to - from) * width));
        for (long index = from; index < to; ) {
            int numbers = (int) Math.min(buffer.capacity() / width, to - index);
            buffer.clear().limit(numbers * width).order(order);
            source.read(start + index * width, buffer);
            for (int i = 0; i < numbers; i++) {
                taker.take(index + i, scaling.applyAsDouble(type.next(buffer)));
            }
            index += numbers;
        }
        if (to == count) {
            source.finish(start + count * width);
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
