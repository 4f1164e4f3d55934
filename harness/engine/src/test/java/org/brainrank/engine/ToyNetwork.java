package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import org.brainrank.spi.model.Capability;
import org.brainrank.spi.model.ModelInfo;

/** A small smooth causal network: each block adds tanh of a mixture of all tokens so far. */
class ToyNetwork implements Network {
    static final int LAYERS = 3;
    static final int WIDTH = 8;
    static final int VOCABULARY = 20;
    static final int MAX_TOKENS = 32;

    final NDManager manager;
    private final NDArray table;
    private final NDArray positions;
    final NDArray[] mixers = new NDArray[LAYERS];
    private final NDArray head;
    private final NDArray mean;

    ToyNetwork() {
        manager = EngineRuntime.newManager();
        Random random = new Random(5);
        table = matrix(random, VOCABULARY, 1);
        positions = matrix(random, MAX_TOKENS, 0.3);
        for (int i = 0; i < LAYERS; i++) {
            mixers[i] = matrix(random, WIDTH, 0.5);
        }
        head = matrix(random, VOCABULARY, 1).transpose();
        mean = table.mean(new int[] {0});
    }

    static NetworkModel model() {
        return model(EnumSet.complementOf(EnumSet.of(Capability.INTERNALS)));
    }

    static NetworkModel model(EnumSet<Capability> capabilities) {
        return NetworkModel.of(info(capabilities), new ToyNetwork(), Optional.empty());
    }

    static ModelInfo info(EnumSet<Capability> capabilities) {
        return new ModelInfo("toy", "toy", LAYERS, WIDTH, 1, VOCABULARY, MAX_TOKENS, 0, "00", false, capabilities);
    }

    private NDArray matrix(Random random, int rows, double scale) {
        float[] values = new float[rows * WIDTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (scale * random.nextGaussian());
        }
        return manager.create(values, new Shape(rows, WIDTH));
    }

    @Override
    public int layers() {
        return LAYERS;
    }

    @Override
    public int feedForward() {
        return WIDTH;
    }

    @Override
    public NDArray embed(NDArray ids) {
        return Embedding.embedding(ids, table, SparseFormat.DENSE).singletonOrThrow();
    }

    @Override
    public NDArray enter(NDArray embeddings) {
        return embeddings.add(positions.get("0:" + embeddings.getShape().get(1)));
    }

    @Override
    public BlockOutput block(int layer, NDArray hidden, boolean wantAttention) {
        int tokens = (int) hidden.getShape().get(1);
        NDArray attention = attention(hidden.getManager(), tokens);
        NDArray mixed = attention.matMul(hidden).matMul(mixers[layer - 1]).tanh();
        NDArray all = hidden.getManager()
                .zeros(new Shape(hidden.getShape().get(0), 1, tokens, tokens))
                .add(attention);
        return new BlockOutput(hidden.add(mixed), wantAttention ? all : null);
    }

    /** Each token looks at all tokens so far alike; shape (1, T, T). */
    static NDArray attention(NDManager manager, int tokens) {
        float[] weights = new float[tokens * tokens];
        for (int query = 0; query < tokens; query++) {
            for (int key = 0; key <= query; key++) {
                weights[query * tokens + key] = 1f / (query + 1);
            }
        }
        return manager.create(weights, new Shape(1, tokens, tokens));
    }

    @Override
    public NDArray resumeWithoutValue(int layer, NDArray hidden, NDList memory, int tokens) {
        long rows = hidden.getShape().get(1);
        NDIndex known = new NDIndex().addAllDim().addSliceDim(0, tokens - rows);
        NDIndex behind = new NDIndex().addAllDim().addSliceDim(1, rows);
        NDArray values = hidden.get("0:, 0:1").zerosLike();
        if (rows > 1) {
            values = values.concat(hidden.get(behind), 1);
        }
        if (rows < tokens) {
            values = whole(memory).get(known).concat(values, 1);
        }
        NDArray mixed = attention(hidden.getManager(), tokens)
                .matMul(values)
                .matMul(mixers[layer - 1])
                .tanh();
        return hidden.add(mixed.get(new NDIndex().addAllDim().addSliceDim(tokens - rows, tokens)));
    }

    /** The inputs that a block's memory was made of. */
    NDArray whole(NDList memory) {
        return memory.get(0);
    }

    @Override
    public NDArray logits(NDArray last) {
        return last.matMul(head);
    }

    @Override
    public NDArray meanEmbedding() {
        return mean;
    }

    @Override
    public void close() {
        manager.close();
    }
}
