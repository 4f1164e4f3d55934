package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import org.brainrank.spi.model.Quantity;

/**
 * The vectors t_ij = Σ_h α^h_ij v^h_j W_O^h that the heads of a block move from key j to query i, of which only lengths leave
 * the engine. Kobayashi, Kuribayashi, Yokoi and Inui 2020, arXiv 2004.10102 (norms); Ferrando, Gállego and Costa-jussà 2022,
 * arXiv 2203.04212 (how near they bring the outcome).
 *
 * <p>There are T² of them, each D wide; queries are taken in slices, so that no more than {@link #SLICE} numbers of a window
 * are alive in one array.
 *
 * @param weights α, shape (B, H, T, T)
 * @param internals of the same block
 * @param residual the block's input, shape (B, T, D)
 */
@SuppressWarnings("try") // a scope acts by being open
record MovedVectors(NDArray weights, BlockInternals internals, NDArray residual) {
    /** Most numbers of one window in one array. */
    static final long SLICE = 1 << 21;

    /** How many queries are looked at together. */
    static int queries(long tokens, long width) {
        return (int) Math.max(1, Math.min(tokens, SLICE / (tokens * width)));
    }

    /** Copies out what the frame wants of a block. */
    void record(Frame frame, int layer) {
        record(
                frame,
                layer,
                queries(residual.getShape().get(1), residual.getShape().get(2)));
    }

    /** The same with a number of queries that are looked at together. */
    void record(Frame frame, int layer, int step) {
        boolean norms = frame.wants(Quantity.TRANSFORMED_NORMS, layer);
        boolean proximities = frame.wants(Quantity.PROXIMITIES, layer);
        if (!norms && !proximities) {
            return;
        }
        try (GradientMode mode = GradientMode.of(false);
                ArrayScope scope = ArrayScope.open()) {
            NDArray projected = projected();
            NDArray outcome = residual.add(internals.attended());
            NDList lengths = new NDList();
            NDList nearness = new NDList();
            long tokens = projected.getShape().get(1);
            for (long from = 0; from < tokens; from += step) {
                long to = Math.min(tokens, from + step);
                try (ArrayScope slice = ArrayScope.open()) {
                    NDArray moved = moved(projected, from, to);
                    if (norms) {
                        keep(moved.mul(moved).sum(new int[] {3}).sqrt(), lengths, slice);
                    }
                    if (proximities) {
                        keep(proximities(moved, outcome, from, to), nearness, slice);
                    }
                }
            }
            if (norms) {
                frame.record(Quantity.TRANSFORMED_NORMS, layer, NDArrays.concat(lengths, 1));
            }
            if (proximities) {
                frame.record(Quantity.PROXIMITIES, layer, NDArrays.concat(nearness, 1));
            }
        }
    }

    /** v_j W_O of every head, shape (B, T keys, H, D). */
    private NDArray projected() {
        long heads = weights.getShape().get(1);
        NDArray values = internals.values();
        long repeats = heads / values.getShape().get(1);
        NDArray each = repeats == 1 ? values : values.repeat(1, repeats);
        // Computed in the states' precision, whatever the weights are kept in.
        NDArray output = internals.output().toType(values.getDataType(), false);
        NDArray byHead = output.reshape(heads, -1, output.getShape().get(1)); // (H, d, D)
        return each.matMul(byHead).transpose(0, 2, 1, 3);
    }

    /** t_ij of some queries, shape (B, T keys, queries, D). */
    private NDArray moved(NDArray projected, long from, long to) {
        NDIndex rows = new NDIndex().addAllDim().addAllDim().addSliceDim(from, to);
        NDArray moved = weights.get(rows).transpose(0, 3, 2, 1).matMul(projected);
        NDArray gain = internals.gain();
        return gain == null
                ? moved
                : moved.mul(gain.get(new NDIndex().addAllDim().addSliceDim(from, to))
                        .expandDims(1));
    }

    /** ‖y_i‖₁ − ‖y_i − t_ij − [i = j] residual_i‖₁, shape (B, T keys, queries). */
    private NDArray proximities(NDArray moved, NDArray outcome, long from, long to) {
        int keys = (int) moved.getShape().get(1);
        int queries = (int) (to - from);
        float[] own = new float[keys * queries];
        for (int query = 0; query < queries; query++) {
            own[((int) from + query) * queries + query] = 1;
        }
        NDArray itself = moved.getManager().create(own, new Shape(keys, queries, 1));
        NDIndex rows = new NDIndex().addAllDim().addSliceDim(from, to);
        NDArray stays = residual.get(rows).expandDims(1).mul(itself);
        NDArray wanted = outcome.get(rows).expandDims(1);
        NDArray missing = wanted.sub(moved.add(stays)).abs().sum(new int[] {3});
        return wanted.abs().sum(new int[] {3}).sub(missing);
    }

    private static void keep(NDArray keysByQueries, NDList rows, ArrayScope slice) {
        NDArray queriesByKeys = keysByQueries.transpose(0, 2, 1);
        slice.promote(queriesByKeys);
        rows.add(queriesByKeys);
    }
}
