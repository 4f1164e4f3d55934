package org.brainrank.models.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
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

    /**
     * As {@link #gated}, gate and up in one matrix.
     *
     * @param both D → 2·F, the gate first
     * @param activation element-wise
     * @param down F → D
     * @return the part
     */
    static FeedForward joined(Linear both, Activation activation, Linear down) {
        return (x, arithmetic) -> {
            NDArray whole = both.apply(x, arithmetic);
            NDList halves = whole.split(2, whole.getShape().dimension() - 1);
            NDArray open = arithmetic.activated(halves.get(0), activation::apply);
            return down.apply(arithmetic.gated(open, halves.get(1)), arithmetic);
        };
    }
}
