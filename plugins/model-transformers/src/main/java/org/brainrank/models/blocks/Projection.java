package org.brainrank.models.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
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
     * One matrix, its columns being all queries, then all keys, then all values.
     *
     * @param all D → 3·D
     * @return the projection
     */
    static Projection fused(Linear all) {
        return (x, arithmetic) -> all.apply(x, arithmetic).split(3, 2);
    }

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
}
