package org.brainrank.engine;

/**
 * How many rewritten windows run together, and how many beginnings are remembered, in the memory that some whole windows need.
 *
 * <p>Counted in arrays of a position's width, a whole window needs, per position, about 52 while a block runs, one for
 * every block's input and three for what every block remembers: see {@link MemoryEstimate}.
 *
 * @param rows whole windows that fit
 * @param layers L
 * @param trunks how many trunks are remembered at once, one growing from the other
 */
record Room(int rows, int layers, int trunks) {
    private static final int BLOCK = 52;

    /** Beginnings in a trunk: input, keys and values of every block. All trunks together take half of the room. */
    int ofATrunk() {
        return atLeastOne(rows / (2.0 * trunks) * whole() / (3.0 * layers));
    }

    /**
     * Rewrites that run together: all of the room where there are no trunks, else the other half, of which each takes what its
     * positions that are run need, and the memory of one block.
     *
     * @param tokens T
     * @param run positions that are run
     */
    int ofLeaves(int tokens, int run) {
        return trunks == 0 ? rows : atLeastOne(rows / 2.0 * tokens * whole() / (BLOCK * run + 4.0 * tokens));
    }

    private double whole() {
        return BLOCK + 4.0 * layers;
    }

    private static int atLeastOne(double count) {
        return Math.max(1, (int) count);
    }
}
