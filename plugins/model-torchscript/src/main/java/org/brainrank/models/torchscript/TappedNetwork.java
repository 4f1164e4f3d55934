package org.brainrank.models.torchscript;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.brainrank.engine.WholeNetwork;
import org.brainrank.engine.WholeRun;
import org.jspecify.annotations.Nullable;

/**
 * A file that adds a tap to every state. To run from a state s of layer l on, token 0 is fed everywhere, and the tap of layer l
 * is s less the state that token 0 leads to there: what comes behind layer l depends on its state alone.
 */
final class TappedNetwork implements WholeNetwork {
    private static final int ROWS = 1024;

    private final Script script;
    private final Roles roles;
    private final NDManager manager;
    private final int embeddingWidth;
    private final int width;
    private final int vocabulary;
    private final NDArray zero;
    /** Embeddings that were looked up so far, by token. */
    private final Map<Long, float[]> known = new ConcurrentHashMap<>();

    private @Nullable NDArray mean;

    TappedNetwork(Script script, Roles roles, NDManager manager, Sizes sizes) {
        this.script = script;
        this.roles = roles;
        this.manager = manager;
        this.embeddingWidth = sizes.embedding();
        this.width = sizes.width();
        this.vocabulary = sizes.vocabulary();
        this.zero = manager.zeros(new Shape(embeddingWidth));
    }

    /**
     * What a run needs to know.
     *
     * @param embedding E
     * @param width D
     * @param vocabulary V
     */
    record Sizes(int embedding, int width, int vocabulary) {}

    @Override
    public int layers() {
        return roles.layers();
    }

    /** Not told by a file; four times the width, as most models have it. */
    @Override
    public int feedForward() {
        return 4 * width;
    }

    @Override
    public int width(int layer) {
        return layer == 0 ? embeddingWidth : width;
    }

    @Override
    public WholeRun run(int layer, NDArray state, SortedMap<Integer, NDArray> taps) {
        Shape shape = state.getShape();
        int windows = (int) shape.get(0);
        int tokens = (int) shape.get(1);
        NDManager owner = state.getManager();
        NDList inputs = new NDList(owner.zeros(new Shape(windows, tokens), DataType.INT64));
        for (int at = 0; at <= layers(); at++) {
            NDArray given = taps.get(at);
            if (at == layer) {
                inputs.add(state.sub(base(layer, windows, tokens, owner)));
            } else {
                inputs.add(given != null ? given : owner.zeros(new Shape(windows, tokens, width(at))));
            }
        }
        NDList outputs = script.run(inputs);
        SortedMap<Integer, NDArray> hidden = new TreeMap<>(roles.hidden(outputs).tailMap(layer + 1));
        SortedMap<Integer, NDArray> attention =
                new TreeMap<>(roles.attention(outputs).tailMap(layer + 1));
        return new WholeRun(last(roles.logits(outputs)), roles.entered(outputs), hidden, attention);
    }

    /** The last position's logits, of all or of that one. */
    static NDArray last(NDArray logits) {
        return logits.getShape().dimension() == 3 ? logits.get(":, -1") : logits;
    }

    /**
     * Where token 0 leads to. Embeddings are the same wherever it stands; other states are computed in the very shape that they
     * are taken off in, or else they would differ in the last bits, which a norm of almost nothing would make large.
     */
    @SuppressWarnings("try") // a scope acts by being open
    private NDArray base(int layer, int windows, int tokens, NDManager owner) {
        if (layer == 0) {
            return embed(owner.create(new long[1]));
        }
        try (NDScope scope = new NDScope()) {
            NDList outputs = script.run(untapped(owner, new long[windows * tokens], windows, tokens));
            NDArray state = Objects.requireNonNull(roles.hidden(outputs).get(layer));
            NDScope.unregister(state);
            return state;
        }
    }

    /** Inputs with taps of nothing. */
    private NDList untapped(NDManager owner, long[] ids, int windows, int tokens) {
        return untapped(owner, ids, windows, tokens, script.taps(), embeddingWidth, width);
    }

    static NDList untapped(
            NDManager owner, long[] ids, int windows, int tokens, int taps, int embeddingWidth, int width) {
        NDList inputs = new NDList(owner.create(ids, new Shape(windows, tokens)));
        for (int layer = 0; layer < taps; layer++) {
            inputs.add(owner.zeros(new Shape(windows, tokens, layer == 0 ? embeddingWidth : width)));
        }
        return inputs;
    }

    @Override
    public NDArray embed(NDArray ids) {
        long[] tokens = ids.toLongArray();
        look(Arrays.stream(tokens)
                .distinct()
                .filter(id -> !known.containsKey(id))
                .toArray());
        float[] rows = new float[tokens.length * embeddingWidth];
        for (int i = 0; i < tokens.length; i++) {
            System.arraycopy(known.getOrDefault(tokens[i], new float[0]), 0, rows, i * embeddingWidth, embeddingWidth);
        }
        return ids.getManager().create(rows, ids.getShape().add(embeddingWidth));
    }

    /** Looks tokens up, each in a window of its own. */
    @SuppressWarnings("try") // a scope acts by being open
    private void look(long... ids) {
        for (int from = 0; from < ids.length; from += ROWS) {
            long[] some = Arrays.copyOfRange(ids, from, Math.min(ids.length, from + ROWS));
            try (NDManager own = manager.newSubManager();
                    NDScope scope = new NDScope()) {
                NDList outputs = script.run(untapped(own, some, some.length, 1));
                float[] rows =
                        Objects.requireNonNull(roles.hidden(outputs).get(0)).toFloatArray();
                for (int i = 0; i < some.length; i++) {
                    known.put(some[i], Arrays.copyOfRange(rows, i * embeddingWidth, (i + 1) * embeddingWidth));
                }
            }
        }
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
            look(LongStream.range(0, vocabulary)
                    .filter(id -> !known.containsKey(id))
                    .toArray());
            float[] means = new float[embeddingWidth];
            for (int i = 0; i < embeddingWidth; i++) {
                double sum = 0;
                for (long id = 0; id < vocabulary; id++) {
                    sum += known.getOrDefault(id, means)[i];
                }
                means[i] = (float) (sum / vocabulary);
            }
            NDArray made = manager.create(means);
            NDScope.unregister(made);
            mean = made;
        }
        return mean;
    }

    @Override
    public void close() {
        script.close();
        manager.close();
    }
}
