package org.brainrank.models.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.LayerNorm;
import org.brainrank.engine.BlockArithmetic;
import org.jspecify.annotations.Nullable;

/** A normalisation over the last axis. */
@FunctionalInterface
public interface Norm {
    /** Leaves everything as it is. */
    Norm NONE = (x, arithmetic) -> x;

    /**
     * Applies it.
     *
     * @param x shape (…, D)
     * @param arithmetic takes the division by the deviation
     * @return the same shape
     */
    NDArray apply(NDArray x, BlockArithmetic arithmetic);

    /**
     * Applies it.
     *
     * @param x shape (…, D)
     * @return the same shape
     */
    default NDArray apply(NDArray x) {
        return apply(x, BlockArithmetic.DERIVATIVE);
    }

    /**
     * What it multiplies x by, where it does nothing else.
     *
     * @param x shape (…, D)
     * @return the same shape; null if it is 1 throughout
     */
    default @Nullable NDArray gain(NDArray x) {
        return null;
    }

    /**
     * (x − mean)/√(variance + ε)·scale + shift. Ba, Kiros and Hinton 2016.
     *
     * @param scale shape (D)
     * @param shift shape (D)
     * @param epsilon ε
     * @return the norm
     */
    static Norm layer(NDArray scale, NDArray shift, double epsilon) {
        Shape shape = scale.getShape();
        return (x, arithmetic) -> {
            NDArray whole =
                    LayerNorm.layerNorm(x, shape, scale, shift, (float) epsilon).singletonOrThrow();
            if (arithmetic.derivative()) {
                return whole;
            }
            NDArray steps =
                    arithmetic.normalised(centred(x), epsilon).mul(scale).add(shift);
            return BlockArithmetic.graft(whole, steps);
        };
    }

    /**
     * (x − mean)/√(variance + ε)·scale, with a scale for each head.
     *
     * @param scale shape (H, 1, d)
     * @param epsilon ε
     * @return the norm, for x of shape (B, H, n, d)
     */
    static Norm layerPerHead(NDArray scale, double epsilon) {
        return (x, arithmetic) -> arithmetic.normalised(centred(x), epsilon).mul(scale);
    }

    /**
     * x/√(mean(x²) + ε)·scale. Zhang and Sennrich 2019. Without a shift, its gradient grows without bound towards x = 0.
     *
     * @param scale shape (D)
     * @param epsilon ε
     * @return the norm
     */
    static Norm rootMeanSquare(NDArray scale, double epsilon) {
        return new RootMeanSquare(scale, epsilon);
    }

    private static NDArray centred(NDArray x) {
        return x.sub(x.mean(new int[] {x.getShape().dimension() - 1}, true));
    }
}
