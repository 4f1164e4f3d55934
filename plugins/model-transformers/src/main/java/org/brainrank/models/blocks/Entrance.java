package org.brainrank.models.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import org.brainrank.engine.BlockArithmetic;
import org.brainrank.engine.Scalars;

/** What becomes of token embeddings before block 1. No position sees another. */
@FunctionalInterface
public interface Entrance {
    /** Embeddings enter as they are. */
    Entrance PLAIN = (embeddings, arithmetic) -> embeddings;

    /**
     * Applies it.
     *
     * @param embeddings shape (B, T, E)
     * @param arithmetic of its steps
     * @return shape (B, T, D)
     */
    NDArray enter(NDArray embeddings, BlockArithmetic arithmetic);

    /**
     * Adds learned positions.
     *
     * @param table shape (any, D)
     * @param offset its row for the first position
     * @return the entrance
     */
    static Entrance positions(Matrix table, int offset) {
        return (embeddings, arithmetic) -> {
            long tokens = embeddings.getShape().get(1);
            NDArray rows = embeddings.getManager().arange(offset, offset + (int) tokens, 1, DataType.INT64);
            return embeddings.add(table.rows(rows));
        };
    }

    /**
     * Multiplies.
     *
     * @param factor by this
     * @return the entrance
     */
    static Entrance scaled(double factor) {
        return (embeddings, arithmetic) -> Scalars.times(embeddings, factor);
    }

    /**
     * Normalises.
     *
     * @param norm over the last axis
     * @return the entrance
     */
    static Entrance normed(Norm norm) {
        return norm::apply;
    }

    /**
     * Projects.
     *
     * @param projection E → D
     * @return the entrance
     */
    static Entrance projected(Linear projection) {
        return projection::apply;
    }

    /**
     * One after the other.
     *
     * @param next follows this
     * @return both
     */
    default Entrance then(Entrance next) {
        return (embeddings, arithmetic) -> next.enter(enter(embeddings, arithmetic), arithmetic);
    }
}
