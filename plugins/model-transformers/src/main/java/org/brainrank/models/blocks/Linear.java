package org.brainrank.models.blocks;

import ai.djl.ndarray.NDArray;
import org.brainrank.engine.BlockArithmetic;
import org.jspecify.annotations.Nullable;

/**
 * y = x·W + b.
 *
 * @param matrix W, or its transpose
 * @param byRows whether the matrix has one row per output: it is Wᵀ then
 * @param bias b, shape (out), or null
 */
public record Linear(
        Matrix matrix, boolean byRows, @Nullable NDArray bias) {
    /**
     * As GPT-2 stores it: one column per output.
     *
     * @param weight shape (in, out)
     * @param bias shape (out), or null
     * @return the layer
     */
    public static Linear ofColumns(Matrix weight, @Nullable NDArray bias) {
        return new Linear(weight, false, bias);
    }

    /**
     * As {@code torch.nn.Linear} stores it: one row per output.
     *
     * @param weight shape (out, in)
     * @param bias shape (out), or null
     * @return the layer
     */
    public static Linear ofRows(Matrix weight, @Nullable NDArray bias) {
        return new Linear(weight, true, bias);
    }

    /** W, shape (in, out), made ready: to be asked for once where it is used twice. */
    NDArray weight() {
        return byRows ? matrix.transposed() : matrix.array();
    }

    /**
     * Applies it.
     *
     * @param x shape (…, in)
     * @return shape (…, out)
     */
    public NDArray apply(NDArray x) {
        return apply(x, weight(), BlockArithmetic.DERIVATIVE);
    }

    /**
     * Applies it.
     *
     * @param x shape (…, in)
     * @param arithmetic sees what comes out
     * @return shape (…, out)
     */
    NDArray apply(NDArray x, BlockArithmetic arithmetic) {
        return apply(x, weight(), arithmetic);
    }

    /** The same with the weight at hand. */
    NDArray apply(NDArray x, NDArray weight, BlockArithmetic arithmetic) {
        NDArray y = Products.of(x, weight);
        return arithmetic.projected(bias == null ? y : y.add(bias));
    }

    /**
     * One output of each row; of a layer that is stored by rows.
     *
     * @param x shape (B, in)
     * @param which int64, shape (B), from 0 to out − 1
     * @return shape (B)
     */
    NDArray chosen(NDArray x, NDArray which) {
        NDArray y = x.mul(matrix.rows(which)).sum(new int[] {1});
        return bias == null ? y : y.add(bias.gather(which, 0));
    }
}
