package org.brainrank.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;

/**
 * A causal language model as arithmetic on engine arrays; what an architecture implements.
 *
 * <p>B windows of T tokens each run together; D is the width of a hidden state, E that of a token embedding (usually the
 * same), V the vocabulary. Every method is differentiable with respect to its array argument, changes no argument in
 * place, and may be called from several threads at once. Weights do not require gradients. An array over Java memory
 * must live as long as what is computed from it, because a recorded graph does not keep it: multiply by numbers with
 * {@link Scalars}, and make other constants once, with the weights.
 */
public interface Network extends AutoCloseable {
    /**
     * The number of blocks.
     *
     * @return L ≥ 1
     */
    int layers();

    /**
     * The inner width of a block's feed-forward part; memory is estimated from it.
     *
     * @return F
     */
    int feedForward();

    /**
     * Looks tokens up in the embedding table (Hugging Face's {@code inputs_embeds}).
     *
     * @param ids int64, shape (B, T)
     * @return shape (B, T, E), before position is added and before any scaling
     */
    NDArray embed(NDArray ids);

    /**
     * Turns token embeddings into what enters block 1: adds positions from 0 on, scales, projects. No position sees
     * another.
     *
     * @param embeddings shape (B, T, E)
     * @return shape (B, T, D)
     */
    NDArray enter(NDArray embeddings);

    /**
     * What enters block 1, to be looked at: {@link #enter}, but where a network does that only inside of block 1.
     *
     * @param embeddings shape (B, T, E)
     * @return shape (B, T, D)
     */
    default NDArray entered(NDArray embeddings) {
        return enter(embeddings);
    }

    /**
     * The same with another arithmetic; what a network overrides that normalises embeddings.
     *
     * @param embeddings shape (B, T, E)
     * @param arithmetic takes every step that is not linear in the embeddings
     * @return the same numbers as {@link #enter(NDArray)}
     */
    default NDArray enter(NDArray embeddings, BlockArithmetic arithmetic) {
        return enter(embeddings);
    }

    /**
     * Runs one block.
     *
     * @param layer from 1 to L
     * @param hidden its input, shape (B, T, D)
     * @param wantAttention whether attention weights are looked at; an implementation may skip forming them otherwise
     * @return its output, before any final norm
     */
    BlockOutput block(int layer, NDArray hidden, boolean wantAttention);

    /**
     * Runs one block with another arithmetic; what a network overrides that offers {@link
     * org.brainrank.spi.model.Capability#ATTENTION_GRADIENTS} or {@link org.brainrank.spi.model.Capability#RELEVANCE}.
     *
     * @param layer from 1 to L
     * @param hidden its input, shape (B, T, D)
     * @param arithmetic takes every step that is not linear in the hidden state
     * @return the same numbers as {@link #block(int, NDArray, boolean)}, with attention weights
     */
    default BlockOutput block(int layer, NDArray hidden, BlockArithmetic arithmetic) {
        throw new UnsupportedOperationException("this network has one arithmetic alone; leave attention-gradients and"
                + " relevance out of its capabilities, or override block(int, NDArray, BlockArithmetic)");
    }

    /**
     * The final norm and the output matrix with another arithmetic; as {@link #block(int, NDArray, BlockArithmetic)}.
     *
     * @param last the last position's output of block L, shape (B, D)
     * @param arithmetic takes the norm and the output matrix
     * @return the same numbers as {@link #logits(NDArray)}
     */
    default NDArray logits(NDArray last, BlockArithmetic arithmetic) {
        if (arithmetic.derivative()) {
            return logits(last);
        }
        throw new UnsupportedOperationException("this network has one arithmetic alone; leave relevance out of its"
                + " capabilities, or override logits(NDArray, BlockArithmetic)");
    }

    /**
     * What later positions read of every position of some windows in one block, so that {@link #resume} need not run them
     * again; where attention mixes positions, keys and values. As it stands, the block's whole input.
     *
     * @param layer from 1 to L
     * @param hidden the block's input, shape (B, T, D)
     * @return arrays whose first axis is B; nothing but {@code resume} looks into them
     */
    default NDList memory(int layer, NDArray hidden) {
        return new NDList(hidden);
    }

    /**
     * Runs one block on the last n of T positions, when the positions before them are as they were: a position sees none
     * behind it. No graph is recorded. As it stands, runs the block on all T; a network that overrides one of this and
     * {@link #memory} overrides both.
     *
     * @param layer from 1 to L
     * @param hidden the block's input at the last n positions, shape (B, n, D)
     * @param memory of the block and of these windows, of at least the first T − n positions; those behind them are not
     *     read. Its first axis is B
     * @param tokens T ≥ n
     * @param wanted how many last positions of the output are wanted, from 1 to n
     * @return shape (B, wanted, D), up to rounding what {@link #block} gives there
     */
    default NDArray resume(int layer, NDArray hidden, NDList memory, int tokens, int wanted) {
        long before = tokens - hidden.getShape().get(1);
        NDIndex known = new NDIndex().addAllDim().addSliceDim(0, before);
        NDArray whole = before == 0 ? hidden : memory.get(0).get(known).concat(hidden, 1);
        return block(layer, whole, false)
                .hidden()
                .get(new NDIndex().addAllDim().addSliceDim((long) tokens - wanted, tokens));
    }

    /**
     * Whether what positions of a window of one length remember serves a window of another that begins alike. Not so where
     * a model turns keys by angles that depend on the length.
     *
     * @param tokens of one window
     * @param others of the other
     * @return whether {@link #resume} may be given the memory of the other
     */
    default boolean remembersAcross(int tokens, int others) {
        return true;
    }

    /**
     * As {@link #resume}, but the first of the n positions gives no value to the block's attention: its value vector is
     * zero, to itself and to the positions behind it, while its key and everything else stay.
     *
     * @param layer from 1 to L
     * @param hidden the block's input at the last n positions, shape (B, n, D)
     * @param memory of the block and of these windows
     * @param tokens T ≥ n
     * @return shape (B, n, D)
     * @throws UnsupportedOperationException as it stands; a network that overrides it offers {@code VALUE_ZEROING}
     */
    default NDArray resumeWithoutValue(int layer, NDArray hidden, NDList memory, int tokens) {
        throw new UnsupportedOperationException("this network cannot zero values, so its model must not offer "
                + org.brainrank.spi.model.Capability.VALUE_ZEROING);
    }

    /**
     * The final norm and the output matrix.
     *
     * @param last the last position's output of block L, shape (B, D)
     * @return logits, shape (B, V)
     */
    NDArray logits(NDArray last);

    /**
     * One logit of each window, where the others are not wanted.
     *
     * @param last the last position's output of block L, shape (B, D)
     * @param targets int64, shape (B)
     * @return shape (B), up to rounding what {@link #logits} gives there
     */
    default NDArray logit(NDArray last, NDArray targets) {
        return logits(last).gather(targets.expandDims(1), 1).squeeze(1);
    }

    /**
     * How many rows the embedding table has.
     *
     * @return V
     */
    default int vocabulary() {
        NDArray last = enter(embed(zeroEmbedding().getManager().create(new long[][] {{0}})));
        return (int) logits(last.squeeze(1)).getShape().get(1);
    }

    /**
     * The mean row of the embedding table.
     *
     * @return shape (E)
     */
    NDArray meanEmbedding();

    /**
     * The embedding of nothing.
     *
     * @return zeros, shape (E)
     */
    default NDArray zeroEmbedding() {
        return meanEmbedding().zerosLike();
    }

    /**
     * Where its arrays are.
     *
     * @return the device of its weights
     */
    default Device device() {
        return meanEmbedding().getDevice();
    }

    /**
     * Whether a block's weights are made ready when it runs, and are not worth keeping until a backward. Then no graph over
     * several blocks is recorded: the backward runs each block a second time, from the last to the first.
     *
     * @return false as it stands
     */
    default boolean streamsWeights() {
        return false;
    }

    /** Frees the weights. */
    @Override
    void close();
}
