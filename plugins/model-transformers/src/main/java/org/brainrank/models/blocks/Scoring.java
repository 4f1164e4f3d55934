package org.brainrank.models.blocks;

import ai.djl.ndarray.NDArray;
import org.brainrank.engine.BlockArithmetic;
import org.brainrank.engine.Scalars;
import org.jspecify.annotations.Nullable;

/**
 * How attention compares queries with keys: norms, turning by position, scale, cap, bias, mask, in this order.
 *
 * @param queryNorm over each head's queries; {@link Norm#NONE} for none
 * @param keyNorm over each head's keys
 * @param rotary turns queries and keys by position, or null
 * @param scale multiplies products; 0 for 1/√d
 * @param cap scores become cap·tanh(score/cap); 0 for none
 * @param bias grows with the key's position, or null
 * @param mask hides the future
 */
public record Scoring(
        Norm queryNorm,
        Norm keyNorm,
        @Nullable Rotary rotary,
        double scale,
        double cap,
        @Nullable DistanceBias bias,
        CausalMask mask) {
    /**
     * Scaled products alone. Vaswani et al. 2017.
     *
     * @param mask hides the future
     * @return the scoring
     */
    public static Scoring of(CausalMask mask) {
        return new Scoring(Norm.NONE, Norm.NONE, null, 0, 0, null, mask);
    }

    /**
     * The same with positions.
     *
     * @param turned by position, or null
     * @return a copy
     */
    public Scoring with(@Nullable Rotary turned) {
        return new Scoring(queryNorm, keyNorm, turned, scale, cap, bias, mask);
    }

    /**
     * The same with norms. Henry et al. 2020.
     *
     * @param query over each head's queries
     * @param key over each head's keys
     * @return a copy
     */
    public Scoring with(Norm query, Norm key) {
        return new Scoring(query, key, rotary, scale, cap, bias, mask);
    }

    /**
     * The same with a bias.
     *
     * @param distance grows with the key's position
     * @return a copy
     */
    public Scoring with(@Nullable DistanceBias distance) {
        return new Scoring(queryNorm, keyNorm, rotary, scale, cap, distance, mask);
    }

    /**
     * The same at another scale.
     *
     * @param factor multiplies products
     * @param limit cap, 0 for none
     * @return a copy
     */
    public Scoring scaled(double factor, double limit) {
        return new Scoring(queryNorm, keyNorm, rotary, factor, limit, bias, mask);
    }

    NDArray query(NDArray x, int tokens, BlockArithmetic arithmetic) {
        return turn(queryNorm.apply(x, arithmetic), tokens);
    }

    NDArray key(NDArray x, int tokens, BlockArithmetic arithmetic) {
        return turn(keyNorm.apply(x, arithmetic), tokens);
    }

    /** Queries ready to be multiplied with keys. */
    NDArray scaled(NDArray query) {
        double width = query.getShape().get(3);
        return Scalars.times(query, scale == 0 ? 1 / Math.sqrt(width) : scale);
    }

    /**
     * From products to what the softmax sees.
     *
     * @param scores shape (B, H, n, T)
     * @return the same shape
     */
    NDArray finish(NDArray scores, BlockArithmetic arithmetic) {
        int rows = (int) scores.getShape().get(2);
        int tokens = (int) scores.getShape().get(3);
        NDArray capped = capped(scores, cap, arithmetic);
        NDArray biased = bias == null ? capped : capped.add(bias.at(tokens));
        return biased.add(mask.at(rows, tokens));
    }

    /** cap·tanh(x/cap); x itself for a cap of 0. */
    static NDArray capped(NDArray x, double cap, BlockArithmetic arithmetic) {
        return cap == 0
                ? x
                : arithmetic.activated(
                        x, any -> Scalars.times(Scalars.times(any, 1 / cap).tanh(), cap));
    }

    /** Whether keys of a window of one length are those of the same places in a window of another. */
    boolean sameAt(int tokens, int others) {
        return rotary == null || rotary.sameAt(tokens, others);
    }

    private NDArray turn(NDArray x, int tokens) {
        return rotary == null ? x : rotary.apply(x, tokens);
    }
}
