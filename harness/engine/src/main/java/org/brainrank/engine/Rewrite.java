package org.brainrank.engine;

import java.util.Arrays;

/**
 * A window's tokens, rewritten.
 *
 * @param window which window of the batch
 * @param ids other tokens; {@link #STAND_IN} where the stand-in stands
 */
record Rewrite(int window, int... ids) implements Comparable<Rewrite> {
    /** No token's id. */
    static final int STAND_IN = -1;

    /** The first position at which it differs from the window; the shorter length if one starts with the other. */
    int start(int[] original) {
        int start = Arrays.mismatch(ids, original);
        return start < 0 ? ids.length : start;
    }

    /** How many first positions it shares with another; none with that of another window. */
    int shared(Rewrite other) {
        return window == other.window ? start(other.ids) : 0;
    }

    /** Its first positions alone. */
    Rewrite beginning(int length) {
        return new Rewrite(window, Arrays.copyOf(ids, length));
    }

    @Override
    public int compareTo(Rewrite other) {
        return window == other.window ? Arrays.compare(ids, other.ids) : Integer.compare(window, other.window);
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
