package org.brainrank.models.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import org.brainrank.engine.BlockArithmetic;
import org.brainrank.engine.BlockInternals;
import org.brainrank.engine.BlockOutput;

/**
 * h ← x + attention(norm₁(x)); y = h + feedForward(norm₂(h)).
 *
 * @param attentionNorm norm₁
 * @param attention mixes positions
 * @param feedForwardNorm norm₂
 * @param feedForward works on each position
 */
public record Block(Norm attentionNorm, SelfAttention attention, Norm feedForwardNorm, FeedForward feedForward) {
    /**
     * Applies it.
     *
     * @param x shape (B, T, D)
     * @param arithmetic of its steps
     * @return shape (B, T, D), the attention weights (B, H, T, T), and what went on inside
     */
    BlockOutput apply(NDArray x, BlockArithmetic arithmetic) {
        Attended attended = attention.apply(attentionNorm.apply(x, arithmetic), arithmetic);
        NDArray middle = x.add(attended.hidden());
        NDArray added = added(middle, arithmetic);
        return new BlockOutput(
                middle.add(added),
                attended.weights(),
                new BlockInternals(
                        attended.heads(), attended.values(), attention.output().weight(), attended.hidden(), added));
    }

    /**
     * What later positions read: keys and values.
     *
     * @param x shape (B, T, D)
     * @return for {@link #resume}
     */
    NDList memory(NDArray x) {
        return attention.memory(attentionNorm.apply(x));
    }

    /**
     * Applies it to the last n of T positions.
     *
     * @param x shape (B, n, D)
     * @param memory of the positions before
     * @param tokens T
     * @param wanted how many last positions are wanted
     * @return shape (B, wanted, D)
     */
    NDArray resume(NDArray x, NDList memory, int tokens, int wanted) {
        long rows = x.getShape().get(1);
        NDArray attended = attention.resume(attentionNorm.apply(x), memory, tokens, wanted);
        NDArray last = x.get(new NDIndex().addAllDim().addSliceDim(rows - wanted, rows));
        NDArray middle = last.add(attended);
        return middle.add(added(middle, BlockArithmetic.DERIVATIVE));
    }

    /**
     * Applies it to the last n of T positions, the first of which gives no value to the attention.
     *
     * @param x shape (B, n, D)
     * @param memory of the positions before
     * @param tokens T
     * @return shape (B, n, D)
     */
    NDArray resumeWithoutValue(NDArray x, NDList memory, int tokens) {
        NDArray middle = x.add(attention.resumeWithoutValue(attentionNorm.apply(x), memory, tokens));
        return middle.add(added(middle, BlockArithmetic.DERIVATIVE));
    }

    private NDArray added(NDArray middle, BlockArithmetic arithmetic) {
        return feedForward.apply(feedForwardNorm.apply(middle, arithmetic), arithmetic);
    }
}
