package org.brainrank.models.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import org.brainrank.engine.BlockArithmetic;
import org.jspecify.annotations.Nullable;

/**
 * y = x·W + b.
 *
 * @param weight W, shape (in, out)
 * @param bias b, shape (out), or null
 */
public record Linear(NDArray weight, @Nullable NDArray bias) {
    /**
     * As {@code torch.nn.Linear} stores it: one row per output.
     *
     * @param weight shape (out, in)
     * @param bias shape (out), or null
     * @return the layer
     */
    public static Linear ofRows(NDArray weight, @Nullable NDArray bias) {
        return new Linear(weight.transpose(), bias);
    }

    /**
     * Applies it.
     *
     * @param x shape (…, in)
     * @return shape (…, out)
     */
    public NDArray apply(NDArray x) {
        NDArray y = x.matMul(weight);
        return bias == null ? y : y.add(bias);
    }

    /**
     * Applies it.
     *
     * @param x shape (…, in)
     * @param arithmetic sees what comes out
     * @return shape (…, out)
     */
    NDArray apply(NDArray x, BlockArithmetic arithmetic) {
        return arithmetic.projected(apply(x));
    }

    /**
     * One output of each row.
     *
     * @param x shape (B, in)
     * @param which int64, shape (B), from 0 to out − 1
     * @return shape (B)
     */
    NDArray apply(NDArray x, NDArray which) {
        NDArray columns = Embedding.embedding(which, weight.transpose(), SparseFormat.DENSE)
                .singletonOrThrow();
        NDArray y = x.mul(columns).sum(new int[] {1});
        return bias == null ? y : y.add(bias.gather(which, 0));
    }
}
