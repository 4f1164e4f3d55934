package org.brainrank.engine;

import java.util.Arrays;

/**
 * A window's tokens, rewritten.
 *
 * @param window which window of the batch
 * @param ids other tokens; {@link #STAND_IN} where the stand-in stands
 */
record Rewrite(int window, int... ids) {
    /** No token's id. */
    static final int STAND_IN = -1;

    /** The first position at which it differs from the window; the shorter length if one starts with the other. */
    int start(int[] original) {
        int start = Arrays.mismatch(ids, original);
        return start < 0 ? ids.length : start;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rewrite rewrite && window == rewrite.window && Arrays.equals(ids, rewrite.ids);
    }

    @Override
    public int hashCode() {
        return 31 * window + Arrays.hashCode(ids);
    }

    @Override
    public String toString() {
        return "window " + window + " as " + Arrays.toString(ids);
    }
}
