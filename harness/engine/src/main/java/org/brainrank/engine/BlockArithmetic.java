package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;

/**
 * The steps of a block and of the output matrix that are not linear in the hidden state, or that join two arrays made from
 * it. A network that offers {@link org.brainrank.spi.model.Capability#RELEVANCE} takes them through here, so that a pass can
 * change how the backward goes through them. The numbers of the forward stay what they are.
 *
 * <p>As it stands, every step is the plain one, and its derivative is the usual one. In shapes B is windows, T tokens.
 */
public interface BlockArithmetic {
    /** Every step with its derivative. */
    BlockArithmetic DERIVATIVE = new BlockArithmetic() {};

    /**
     * Whether norms have their usual derivative, so that one step of the engine may do all of one.
     *
     * @return true unless {@link #normalised} is overridden
     */
    default boolean derivative() {
        return true;
    }

    /**
     * f(x), element by element.
     *
     * @param x shape (B, …)
     * @param function f
     * @return the same shape
     */
    default NDArray activated(NDArray x, UnaryOperator<NDArray> function) {
        return function.apply(x);
    }

    /**
     * gate ⊙ up.
     *
     * @param gate shape (B, T, F), after its activation function
     * @param up the same shape
     * @return the same shape
     */
    default NDArray gated(NDArray gate, NDArray up) {
        return gate.mul(up);
    }

    /**
     * Queries · keysᵀ.
     *
     * @param queries shape (B, heads, n, d)
     * @param keys transposed, shape (B, heads, d, T)
     * @return shape (B, heads, n, T)
     */
    default NDArray scores(NDArray queries, NDArray keys) {
        return queries.matMul(keys);
    }

    /**
     * Attention weights.
     *
     * @param scores shape (B, heads, queries, keys), −∞ where a query does not see a key
     * @return the same shape; rows sum to 1
     */
    default NDArray weights(NDArray scores) {
        return scores.softmax(3);
    }

    /**
     * Weights · values.
     *
     * @param weights shape (B, heads, n, T)
     * @param values shape (B, heads, T, d)
     * @return shape (B, heads, n, d)
     */
    default NDArray mixed(NDArray weights, NDArray values) {
        return weights.matMul(values);
    }

    /**
     * c/√(mean(c²) + ε) over the last axis.
     *
     * @param c shape (B, …, D), the mean already taken off where the norm does so
     * @param epsilon ε
     * @return the same shape
     */
    default NDArray normalised(NDArray c, double epsilon) {
        return c.div(meanSquare(c).add(epsilon).sqrt());
    }

    /**
     * What a linear layer gave.
     *
     * @param z = xW + b, shape (B, …)
     * @return the same numbers
     */
    default NDArray projected(NDArray z) {
        return z;
    }

    /**
     * The mean of squares over the last axis.
     *
     * @param c shape (…, D)
     * @return shape (…, 1)
     */
    static NDArray meanSquare(NDArray c) {
        return c.mul(c).mean(new int[] {c.getShape().dimension() - 1}, true);
    }

    /**
     * The numbers of one array with the derivative of another.
     *
     * @param value what the result is, bit for bit
     * @param surrogate whose derivative it has; finite, of the same shape
     * @return the same shape
     */
    static NDArray graft(NDArray value, NDArray surrogate) {
        // (s − s) is exactly zero, and recorded as s.
        return surrogate.sub(surrogate.stopGradient()).add(value.stopGradient());
    }
}
