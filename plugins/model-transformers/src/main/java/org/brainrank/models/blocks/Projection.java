package org.brainrank.models.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import org.brainrank.engine.BlockArithmetic;

/** Makes queries, keys and values. */
@FunctionalInterface
public interface Projection {
    /**
     * Applies it.
     *
     * @param x shape (B, T, D)
     * @param arithmetic of its linear layers
     * @return queries (B, T, H·d), keys and values (B, T, key heads·d)
     */
    NDList apply(NDArray x, BlockArithmetic arithmetic);

    /**
     * Three matrices.
     *
     * @param query D → H·d
     * @param key D → key heads·d
     * @param value D → key heads·d
     * @return the projection
     */
    static Projection separate(Linear query, Linear key, Linear value) {
        return (x, arithmetic) ->
                new NDList(query.apply(x, arithmetic), key.apply(x, arithmetic), value.apply(x, arithmetic));
    }

    /**
     * One matrix, its columns being one key head after the other: its query heads, then its key, then its value.
     *
     * @param all D → key heads·(query heads of each + 2)·d
     * @param keyHeads how many
     * @param width d
     * @return the projection
     */
    static Projection grouped(Linear all, int keyHeads, int width) {
        return (x, arithmetic) -> {
            NDArray whole = all.apply(x, arithmetic);
            long windows = whole.getShape().get(0);
            long rows = whole.getShape().get(1);
            NDArray groups = whole.reshape(windows, rows, keyHeads, -1, width);
            long members = groups.getShape().get(3);
            return new NDList(
                    members(groups, 0, members - 2),
                    members(groups, members - 2, members - 1),
                    members(groups, members - 1, members));
        };
    }

    /**
     * One matrix, its columns being all queries, then all keys, then all values.
     *
     * @param all D → H·d + 2·key heads·d
     * @param queries H·d
     * @param keys key heads·d
     * @return the projection
     */
    static Projection joined(Linear all, long queries, long keys) {
        return (x, arithmetic) -> {
            NDArray whole = all.apply(x, arithmetic);
            return whole.split(new long[] {queries, queries + keys}, 2);
        };
    }

    private static NDArray members(NDArray groups, long from, long to) {
        NDArray some =
                groups.get(new NDIndex().addAllDim().addAllDim().addAllDim().addSliceDim(from, to));
        return some.reshape(groups.getShape().get(0), groups.getShape().get(1), -1);
    }
}
