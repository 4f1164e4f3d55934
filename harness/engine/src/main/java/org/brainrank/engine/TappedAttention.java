package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;

/** Derivatives as they are, with a tap at the attention weights. */
record TappedAttention(UnaryOperator<NDArray> tap) implements BlockArithmetic {
    @Override
    public NDArray weights(NDArray scores) {
        return tap.apply(BlockArithmetic.super.weights(scores));
    }
}
