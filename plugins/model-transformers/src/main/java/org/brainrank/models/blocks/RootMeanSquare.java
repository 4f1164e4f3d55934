package org.brainrank.models.blocks;

import ai.djl.ndarray.NDArray;
import org.brainrank.engine.BlockArithmetic;

/** As {@link Norm#rootMeanSquare}. */
record RootMeanSquare(NDArray scale, double epsilon) implements Norm {
    @Override
    public NDArray apply(NDArray x, BlockArithmetic arithmetic) {
        return arithmetic.normalised(x, epsilon).mul(scale);
    }

    @Override
    public NDArray gain(NDArray x) {
        return scale.div(BlockArithmetic.meanSquare(x).add(epsilon).sqrt());
    }
}
