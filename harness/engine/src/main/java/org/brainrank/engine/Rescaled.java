package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.DataType;
import java.util.function.UnaryOperator;

/**
 * An array at windows and at the baseline, and steps whose derivative at the windows is a finite difference: Σ multiplier ×
 * (window − baseline) of what goes in equals (window − baseline) of what comes out. Shrikumar, Greenside and Kundaje 2017
 * (rescale rule); a product's difference is split by the midpoint rule, Δ(ab) = ā Δb + b̄ Δa, which is exact.
 *
 * @param window shape (B, …), recorded
 * @param baseline shape (1, …), held constant
 */
record Rescaled(NDArray window, NDArray baseline) {
    /** Relative differences below this lose too many digits: there the derivative in the middle takes over. */
    private static final double SMALL = 1e-3;

    /** f(x), element by element. */
    Rescaled bent(UnaryOperator<NDArray> function) {
        NDArray known = window.stopGradient();
        NDArray value = function.apply(known);
        NDArray start = function.apply(baseline);
        NDArray difference = known.sub(baseline);
        NDArray scale = known.abs().add(baseline.abs());
        NDArray small = difference.abs().lte(scale.mul(SMALL));
        NDArray divisor = NDArrays.where(small, difference.onesLike(), difference);
        NDArray slope = value.sub(start).div(divisor);
        NDArray middle = known.add(baseline).mul(0.5);
        NDArray smooth = function.apply(BlockArithmetic.graft(middle, window));
        return new Rescaled(BlockArithmetic.graft(value, NDArrays.where(small, smooth, window.mul(slope))), start);
    }

    /** a ⊙ b. */
    Rescaled times(Rescaled other) {
        NDArray value = window.stopGradient().mul(other.window.stopGradient());
        NDArray surrogate = window.mul(other.middle()).add(middle().mul(other.window));
        return new Rescaled(BlockArithmetic.graft(value, surrogate), baseline.mul(other.baseline));
    }

    /** Matrix product. */
    Rescaled matMul(Rescaled other) {
        NDArray value = window.stopGradient().matMul(other.window.stopGradient());
        NDArray surrogate = window.matMul(other.middle()).add(middle().matMul(other.window));
        return new Rescaled(BlockArithmetic.graft(value, surrogate), baseline.matMul(other.baseline));
    }

    /** Anything linear. */
    Rescaled linear(UnaryOperator<NDArray> function) {
        return new Rescaled(function.apply(window), function.apply(baseline));
    }

    /** Both less the same numbers, the larger of both maxima along an axis: exponentials stay small. */
    Rescaled belowZero(int axis) {
        NDArray known = window.stopGradient();
        NDArray top = NDArrays.maximum(known.max(new int[] {axis}, true), baseline.max(new int[] {axis}, true));
        return new Rescaled(window.sub(top), baseline.sub(top));
    }

    /** Finite instead of −∞: differences of infinities are no numbers. */
    Rescaled finite() {
        return linear(x -> {
            NDArray lowest = x.getManager().full(x.getShape(), LOWEST, DataType.FLOAT32);
            return NDArrays.where(x.gt(LOWEST), x, lowest);
        });
    }

    private static final float LOWEST = -1e4f;

    private NDArray middle() {
        return window.stopGradient().add(baseline).mul(0.5);
    }
}
