package org.brainrank.method.paths;

/** Along which axis the numbers of a layer, (tokens, width), are kept apart; along the other they add up. */
sealed interface Axis {
    /** How many sums there are. */
    int length();

    /** Which sum a number belongs to. */
    int of(int index, int width);

    /**
     * One sum a token.
     *
     * @param length tokens of the window
     */
    record Tokens(int length) implements Axis {
        @Override
        public int of(int index, int width) {
            return index / width;
        }
    }

    /**
     * One sum a dimension.
     *
     * @param length width of the model
     */
    record Neurons(int length) implements Axis {
        @Override
        public int of(int index, int width) {
            return index % width;
        }
    }
}
