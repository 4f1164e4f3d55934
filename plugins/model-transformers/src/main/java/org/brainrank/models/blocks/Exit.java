package org.brainrank.models.blocks;

import ai.djl.ndarray.NDArray;
import org.brainrank.engine.BlockArithmetic;
import org.jspecify.annotations.Nullable;

/**
 * From the last block to logits: norm, projection, output matrix, cap.
 *
 * @param norm {@link Norm#NONE} for none
 * @param projection D → E, or null
 * @param head E → V
 * @param cap logits become cap·tanh(logit/cap); 0 for none
 */
public record Exit(Norm norm, @Nullable Linear projection, Linear head, double cap) {
    /**
     * A norm and a matrix.
     *
     * @param norm final norm
     * @param head D → V
     * @return the exit
     */
    public static Exit of(Norm norm, Linear head) {
        return new Exit(norm, null, head, 0);
    }

    /** Logits, shape (B, D) → (B, V). */
    NDArray logits(NDArray last, BlockArithmetic arithmetic) {
        return Scoring.capped(head.apply(read(last, arithmetic), arithmetic), cap, arithmetic);
    }

    /** One logit of each window; {@code which} is int64 of shape (B). */
    NDArray logit(NDArray last, NDArray which) {
        NDArray logit = head.chosen(read(last, BlockArithmetic.DERIVATIVE), which);
        return Scoring.capped(logit, cap, BlockArithmetic.DERIVATIVE);
    }

    private NDArray read(NDArray last, BlockArithmetic arithmetic) {
        NDArray normed = norm.apply(last, arithmetic);
        return projection == null ? normed : projection.apply(normed, arithmetic);
    }
}
