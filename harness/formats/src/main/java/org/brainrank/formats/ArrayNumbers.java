package org.brainrank.formats;

/**
 * Numbers in memory.
 *
 * @param values not copied
 */
public record ArrayNumbers(double[] values) implements Numbers {
    @Override
    public long count() {
        return values.length;
    }

    @Override
    public void each(long from, long to, Taker taker) {
        for (int index = (int) from; index < to; index++) {
            taker.take(index, values[index]);
        }
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
