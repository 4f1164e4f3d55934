package org.brainrank.models.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import org.brainrank.engine.BlockArithmetic;
import org.brainrank.engine.BlockOutput;
import org.brainrank.engine.Network;

/** A decoder-only language model: embeddings, blocks in a row, and what makes logits of the last one's output. */
public final class Decoder implements Network {
    private final NDManager manager;
    private final boolean streamed;
    private final Matrix table;
    private final Entrance entrance;
    private final List<Block> blocks;
    private final Exit exit;
    private final int feedForward;
    private final NDArray meanEmbedding;

    /**
     * Puts a model together.
     *
     * @param weights all of them; their manager is closed with the model
     * @param table embedding table, shape (V, E)
     * @param entrance from embeddings to what enters block 1
     * @param blocks at least one
     * @param exit from the last block's output to logits
     * @param feedForward F
     */
    public Decoder(Weights weights, Matrix table, Entrance entrance, List<Block> blocks, Exit exit, int feedForward) {
        this.manager = weights.manager();
        this.streamed = weights.streamed();
        this.table = table;
        this.entrance = entrance;
        this.blocks = List.copyOf(blocks);
        this.exit = exit;
        this.feedForward = feedForward;
        this.meanEmbedding = mean(table, manager);
    }

    /** Of the widened table, whatever it is kept in. */
    @SuppressWarnings("try") // a scope acts by being open
    private static NDArray mean(Matrix table, NDManager manager) {
        try (NDScope scope = new NDScope()) {
            NDArray mean = table.array().toType(DataType.FLOAT32, false).mean(new int[] {0});
            mean.attach(manager);
            NDScope.unregister(mean);
            return mean;
        }
    }

    @Override
    public int layers() {
        return blocks.size();
    }

    @Override
    public int feedForward() {
        return feedForward;
    }

    @Override
    public NDArray embed(NDArray ids) {
        return table.rows(ids);
    }

    @Override
    public NDArray enter(NDArray embeddings) {
        return entrance.enter(embeddings, BlockArithmetic.DERIVATIVE);
    }

    @Override
    public NDArray enter(NDArray embeddings, BlockArithmetic arithmetic) {
        return entrance.enter(embeddings, arithmetic);
    }

    @Override
    public BlockOutput block(int layer, NDArray hidden, boolean wantAttention) {
        return block(layer, hidden, BlockArithmetic.DERIVATIVE);
    }

    @Override
    public BlockOutput block(int layer, NDArray hidden, BlockArithmetic arithmetic) {
        return blocks.get(layer - 1).apply(hidden, arithmetic);
    }

    @Override
    public NDList memory(int layer, NDArray hidden) {
        return blocks.get(layer - 1).memory(hidden);
    }

    @Override
    public NDArray resume(int layer, NDArray hidden, NDList memory, int tokens, int wanted) {
        return blocks.get(layer - 1).resume(hidden, memory, tokens, wanted);
    }

    @Override
    public boolean remembersAcross(int tokens, int others) {
        return blocks.stream().allMatch(block -> block.sameAt(tokens, others));
    }

    @Override
    public NDArray resumeWithoutValue(int layer, NDArray hidden, NDList memory, int tokens) {
        return blocks.get(layer - 1).resumeWithoutValue(hidden, memory, tokens);
    }

    @Override
    public NDArray logits(NDArray last) {
        return exit.logits(last, BlockArithmetic.DERIVATIVE);
    }

    @Override
    public NDArray logits(NDArray last, BlockArithmetic arithmetic) {
        return exit.logits(last, arithmetic);
    }

    @Override
    public int vocabulary() {
        return (int) table.height();
    }

    @Override
    public NDArray logit(NDArray last, NDArray targets) {
        return exit.logit(last, targets);
    }

    @Override
    public NDArray meanEmbedding() {
        return meanEmbedding;
    }

    @Override
    public boolean streamsWeights() {
        return streamed;
    }

    @Override
    public void close() {
        manager.close();
    }
}
