package org.brainrank.models.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import java.util.List;
import org.brainrank.engine.BlockArithmetic;
import org.brainrank.engine.BlockOutput;
import org.brainrank.engine.Network;
import org.jspecify.annotations.Nullable;

/** A decoder-only language model: embeddings, blocks in a row, a final norm and an output matrix. */
public final class Decoder implements Network {
    private final NDManager manager;
    private final NDArray table;
    private final @Nullable NDArray positions;
    private final List<Block> blocks;
    private final Norm finalNorm;
    private final Linear head;
    private final int feedForward;
    private final NDArray meanEmbedding;

    /**
     * Puts a model together.
     *
     * @param manager owns all weights; closed with the model
     * @param table embedding table, shape (V, D)
     * @param positions position table, shape (most tokens, D), or null
     * @param blocks at least one
     * @param finalNorm before the output matrix
     * @param head D → V
     * @param feedForward F
     */
    public Decoder(
            NDManager manager,
            NDArray table,
            @Nullable NDArray positions,
            List<Block> blocks,
            Norm finalNorm,
            Linear head,
            int feedForward) {
        this.manager = manager;
        this.table = table;
        this.positions = positions;
        this.blocks = List.copyOf(blocks);
        this.finalNorm = finalNorm;
        this.head = head;
        this.feedForward = feedForward;
        this.meanEmbedding = table.mean(new int[] {0});
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
        return Embedding.embedding(ids, table, SparseFormat.DENSE).singletonOrThrow();
    }

    @Override
    public NDArray enter(NDArray embeddings) {
        if (positions == null) {
            return embeddings;
        }
        long tokens = embeddings.getShape().get(1);
        return embeddings.add(positions.get(new NDIndex().addSliceDim(0, tokens)));
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
    public NDArray resumeWithoutValue(int layer, NDArray hidden, NDList memory, int tokens) {
        return blocks.get(layer - 1).resumeWithoutValue(hidden, memory, tokens);
    }

    @Override
    public NDArray logits(NDArray last) {
        return head.apply(finalNorm.apply(last));
    }

    @Override
    public NDArray logits(NDArray last, BlockArithmetic arithmetic) {
        return head.apply(finalNorm.apply(last, arithmetic), arithmetic);
    }

    @Override
    public int vocabulary() {
        return (int) table.getShape().get(0);
    }

    @Override
    public NDArray logit(NDArray last, NDArray targets) {
        return head.apply(finalNorm.apply(last), targets);
    }

    @Override
    public NDArray meanEmbedding() {
        return meanEmbedding;
    }

    @Override
    public void close() {
        manager.close();
    }
}
