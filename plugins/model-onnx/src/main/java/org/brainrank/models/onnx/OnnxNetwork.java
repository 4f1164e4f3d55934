package org.brainrank.models.onnx;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Objects;
import org.brainrank.engine.BlockOutput;
import org.brainrank.engine.Network;
import org.jspecify.annotations.Nullable;

/** A model whose parts were cut out of one graph, each run by ONNX Runtime; it has no gradients. */
final class OnnxNetwork implements Network {
    /** Looked up together for the mean embedding. */
    private static final int ROWS = 4096;

    private final NDManager manager;
    private final Parts parts;
    private final int vocabulary;
    private final NDArray zero;
    private @Nullable NDArray mean;

    /**
     * A network.
     *
     * @param manager owns what lives as long as the model
     * @param parts of the graph
     * @param width E
     * @param vocabulary V
     */
    OnnxNetwork(NDManager manager, Parts parts, int width, int vocabulary) {
        this.manager = manager;
        this.parts = parts;
        this.vocabulary = vocabulary;
        this.zero = manager.zeros(new Shape(width));
    }

    @Override
    public int layers() {
        return parts.blocks().size();
    }

    /** Not told by a graph; four times the width, as most models have it. */
    @Override
    public int feedForward() {
        return 4 * (int) zero.size();
    }

    @Override
    public NDArray embed(NDArray ids) {
        Shape shape = ids.getShape();
        NDArray flat = parts.embed().ofIds(ids.toLongArray(), 1, (int) shape.size(), ids.getManager());
        return flat.reshape(shape.add(zero.size()));
    }

    @Override
    public NDArray enter(NDArray embeddings) {
        return parts.enter().map(part -> part.of(embeddings).get(0)).orElse(embeddings);
    }

    @Override
    public BlockOutput block(int layer, NDArray hidden, boolean wantAttention) {
        List<NDArray> results = parts.blocks().get(layer - 1).of(hidden, wantAttention ? 2 : 1);
        return new BlockOutput(results.get(0), results.size() > 1 ? results.get(1) : null);
    }

    @Override
    public NDArray logits(NDArray last) {
        NDArray logits =
                parts.exit().map(part -> part.of(last.expandDims(1)).get(0)).orElse(last);
        return logits.getShape().dimension() == 3 ? logits.squeeze(1) : logits;
    }

    @Override
    public int vocabulary() {
        return vocabulary;
    }

    @Override
    public Device device() {
        return zero.getDevice();
    }

    @Override
    public NDArray zeroEmbedding() {
        return zero;
    }

    @Override
    public synchronized NDArray meanEmbedding() {
        if (mean == null) {
            double[] sums = new double[(int) zero.size()];
            try (NDManager rows = manager.newSubManager()) {
                for (int from = 0; from < vocabulary; from += ROWS) {
                    long[] ids = java.util.stream.LongStream.range(from, Math.min(vocabulary, from + ROWS))
                            .toArray();
                    float[] values =
                            parts.embed().ofIds(ids, 1, ids.length, rows).toFloatArray();
                    for (int i = 0; i < values.length; i++) {
                        sums[i % sums.length] += values[i];
                    }
                }
            }
            float[] means = new float[sums.length];
            for (int i = 0; i < means.length; i++) {
                means[i] = (float) (sums[i] / vocabulary);
            }
            mean = manager.create(means);
            ai.djl.ndarray.NDScope.unregister(mean);
        }
        return Objects.requireNonNull(mean);
    }

    @Override
    public void close() {
        parts.close();
        manager.close();
    }
}
