package org.brainrank.models.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import org.brainrank.engine.BlockArithmetic;
import org.brainrank.engine.BlockInternals;
import org.brainrank.engine.BlockOutput;

/**
 * One block: attention over positions, then a feed-forward part on each position, both added to what came in.
 *
 * <pre>
 * sequential  h = outer₁(x + after₁(attention(before₁(x))));  y = outer₂(h + after₂(feedForward(before₂(h))))
 * parallel    y = x + attention(before₁(x)) + feedForward(before₂(x))
 * </pre>
 *
 * Few of the six norms are there in any one model; the others are {@link Norm#NONE}.
 */
public final class Block {
    private final Wiring wiring;
    private final Norms attending;
    private final SelfAttention attention;
    private final Norms feeding;
    private final FeedForward feedForward;

    /**
     * The norms around one part.
     *
     * @param before what the part reads
     * @param after what it gives
     * @param outer the sum of that and what came in
     */
    private record Norms(Norm before, Norm after, Norm outer) {
        static Norms before(Norm norm) {
            return new Norms(norm, Norm.NONE, Norm.NONE);
        }
    }

    private Block(Wiring wiring, Norms attending, SelfAttention attention, Norms feeding, FeedForward feedForward) {
        this.wiring = wiring;
        this.attending = attending;
        this.attention = attention;
        this.feeding = feeding;
        this.feedForward = feedForward;
    }

    /**
     * Norms before each part, as GPT-2 and Llama.
     *
     * @param attentionNorm before the attention
     * @param attention mixes positions
     * @param feedForwardNorm before the feed-forward part
     * @param feedForward works on each position
     * @return the block
     */
    public static Block sequential(
            Norm attentionNorm, SelfAttention attention, Norm feedForwardNorm, FeedForward feedForward) {
        return new Block(
                Wiring.SEQUENTIAL, Norms.before(attentionNorm), attention, Norms.before(feedForwardNorm), feedForward);
    }

    /**
     * Both parts read the block's input, as GPT-J and GPT-NeoX.
     *
     * @param attentionNorm before the attention
     * @param attention mixes positions
     * @param feedForwardNorm before the feed-forward part; may be the very same norm
     * @param feedForward works on each position
     * @return the block
     */
    public static Block parallel(
            Norm attentionNorm, SelfAttention attention, Norm feedForwardNorm, FeedForward feedForward) {
        return new Block(
                Wiring.PARALLEL, Norms.before(attentionNorm), attention, Norms.before(feedForwardNorm), feedForward);
    }

    /**
     * Norms over the sums, as the first transformer and OPT-350m.
     *
     * @param attention mixes positions
     * @param attentionNorm over input and attention
     * @param feedForward works on each position
     * @param feedForwardNorm over that and the feed-forward part
     * @return the block
     */
    public static Block normedAfter(
            SelfAttention attention, Norm attentionNorm, FeedForward feedForward, Norm feedForwardNorm) {
        return new Block(
                Wiring.SEQUENTIAL,
                new Norms(Norm.NONE, Norm.NONE, attentionNorm),
                attention,
                new Norms(Norm.NONE, Norm.NONE, feedForwardNorm),
                feedForward);
    }

    /**
     * The same block with norms over what each part gives, before it is added, as Gemma 2.
     *
     * @param attentionAfter over the attention's output
     * @param feedForwardAfter over the feed-forward part's output
     * @return the block
     */
    public Block sandwiched(Norm attentionAfter, Norm feedForwardAfter) {
        return new Block(
                wiring,
                new Norms(attending.before, attentionAfter, attending.outer),
                attention,
                new Norms(feeding.before, feedForwardAfter, feeding.outer),
                feedForward);
    }

    /**
     * Applies it.
     *
     * @param x shape (B, T, D)
     * @param arithmetic of its steps
     * @return shape (B, T, D), the attention weights (B, H, T, T), and what went on inside
     */
    BlockOutput apply(NDArray x, BlockArithmetic arithmetic) {
        Attended attended = attention.apply(attending.before.apply(x, arithmetic), arithmetic);
        Sums sums = sums(x, attended.hidden(), arithmetic);
        return new BlockOutput(
                sums.result(),
                attended.weights(),
                new BlockInternals(
                        attended.heads(),
                        attended.values(),
                        attended.output(),
                        sums.attended(),
                        attending.after.gain(attended.hidden()),
                        sums.fedForward()));
    }

    /**
     * What later positions read: keys and values.
     *
     * @param x shape (B, T, D)
     * @return for {@link #resume}
     */
    NDList memory(NDArray x) {
        return attention.memory(attending.before.apply(x));
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
        NDArray attended = attention.resume(attending.before.apply(x), memory, tokens, wanted);
        NDArray last = x.get(new NDIndex().addAllDim().addSliceDim(rows - wanted, rows));
        return sums(last, attended, BlockArithmetic.DERIVATIVE).result();
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
        NDArray attended = attention.resumeWithoutValue(attending.before.apply(x), memory, tokens);
        return sums(x, attended, BlockArithmetic.DERIVATIVE).result();
    }

    /** Whether what positions remember in a window of one length serves a window of another. */
    boolean sameAt(int tokens, int others) {
        return attention.scoring().sameAt(tokens, others);
    }

    /** Adds what attention gave, and the feed-forward part. */
    private Sums sums(NDArray x, NDArray attended, BlockArithmetic arithmetic) {
        NDArray first = attending.after.apply(attended, arithmetic);
        NDArray middle = attending.outer.apply(x.add(first), arithmetic);
        NDArray read = feeding.before.apply(wiring == Wiring.PARALLEL ? x : middle, arithmetic);
        NDArray second = feeding.after.apply(feedForward.apply(read, arithmetic), arithmetic);
        return new Sums(first, second, feeding.outer.apply(middle.add(second), arithmetic));
    }

    private record Sums(NDArray attended, NDArray fedForward, NDArray result) {}
}
