package org.brainrank.models.blocks;

import ai.djl.ndarray.NDArray;
import org.brainrank.engine.BlockArithmetic;

/** The part of a block that works on each position alone. */
@FunctionalInterface
public interface FeedForward {
    /**
     * Applies it.
     *
     * @param x shape (B, T, D)
     * @param arithmetic of its steps
     * @return the same shape
     */
    NDArray apply(NDArray x, BlockArithmetic arithmetic);

    /**
     * down(activation(up(x))).
     *
     * @param up D → F
     * @param activation element-wise
     * @param down F → D
     * @return the part
     */
    static FeedForward plain(Linear up, Activation activation, Linear down) {
        return (x, arithmetic) ->
                down.apply(arithmetic.activated(up.apply(x, arithmetic), activation::apply), arithmetic);
    }

    /**
     * down(activation(gate(x)) ⊙ up(x)). Shazeer 2020 (SwiGLU with SiLU).
     *
     * @param gate D → F
     * @param activation element-wise
     * @param up D → F
     * @param down F → D
     * @return the part
     */
    static FeedForward gated(Linear gate, Activation activation, Linear up, Linear down) {
        return (x, arithmetic) -> {
            NDArray open = arithmetic.activated(gate.apply(x, arithmetic), activation::apply);
            return down.apply(arithmetic.gated(open, up.apply(x, arithmetic)), arithmetic);
        };
    }
}
