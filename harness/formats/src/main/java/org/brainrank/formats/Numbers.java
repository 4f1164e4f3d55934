package org.brainrank.formats;

/** Numbers in a fixed order, decoded as they are walked through. */
public interface Numbers extends AutoCloseable {
    /**
     * How many there are.
     *
     * @return at least 1
     */
    long count();

    /**
     * Shows some of them, each once, in the order of the file.
     *
     * @param from index of the first, in the fixed order
     * @param to index behind the last
     * @param taker gets them with their indices
     * @throws org.brainrank.spi.UserException if the file is broken
     */
    void each(long from, long to, Taker taker);

    @Override
    void close();

    /** Takes numbers as they are read. */
    @FunctionalInterface
    interface Taker {
        /**
         * Takes one.
         *
         * @param index in the fixed order
         * @param value scaled as the file says
         */
        void take(long index, double value);
    }
}
