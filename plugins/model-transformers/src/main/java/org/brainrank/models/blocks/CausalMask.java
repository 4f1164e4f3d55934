package org.brainrank.models.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** Hides the future, and what is too long ago: 0 where query − reach ≤ key ≤ query, −∞ elsewhere. */
public final class CausalMask {
    private final PerLength masks;

    /**
     * A mask for any length that shows all of the past.
     *
     * @param manager owns the arrays
     */
    public CausalMask(NDManager manager) {
        this(manager, Integer.MAX_VALUE);
    }

    /**
     * A mask for any length.
     *
     * @param manager owns the arrays
     * @param reach how many positions back a query sees, besides itself ("sliding window")
     */
    public CausalMask(NDManager manager, int reach) {
        masks = new PerLength(manager, tokens -> values(tokens, reach));
    }

    /**
     * Added to attention scores.
     *
     * @param queries the last n positions
     * @param tokens T
     * @return shape (n, T)
     */
    NDArray at(int queries, int tokens) {
        return masks.last(queries, tokens);
    }

    private static float[] values(int tokens, int reach) {
        float[] values = new float[tokens * tokens];
        for (int query = 0; query < tokens; query++) {
            for (int key = 0; key < tokens; key++) {
                boolean seen = key <= query && query - key <= reach;
                values[query * tokens + key] = seen ? 0 : Float.NEGATIVE_INFINITY;
            }
        }
        return values;
    }
}
