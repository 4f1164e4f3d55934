package org.brainrank.models.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import org.brainrank.engine.BlockArithmetic;

/**
 * softmax(scores)·v per head. Vaswani et al. 2017; several query heads may share one key head (Ainslie et al. 2023).
 *
 * @param projection makes queries, keys and values
 * @param output H·d → D
 * @param heads H
 * @param keyHeads divides H; query head h reads key head h·keyHeads/H
 * @param scoring compares queries with keys
 */
public record SelfAttention(Projection projection, Linear output, int heads, int keyHeads, Scoring scoring) {
    /**
     * Applies it.
     *
     * @param x shape (B, T, D)
     * @param arithmetic of its steps
     * @return shape (B, T, D), with weights, values and the heads' outputs
     */
    Attended apply(NDArray x, BlockArithmetic arithmetic) {
        NDList heads = heads(x, (int) x.getShape().get(1), arithmetic);
        return attend(heads.get(0), heads.get(1), heads.get(2), arithmetic);
    }

    /**
     * Keys and values.
     *
     * @param x shape (B, T, D)
     * @return two arrays of shape (B, key heads, T, d)
     */
    NDList memory(NDArray x) {
        NDList heads = heads(x, (int) x.getShape().get(1), BlockArithmetic.DERIVATIVE);
        return new NDList(heads.get(1), heads.get(2));
    }

    /**
     * Applies it to the last n positions.
     *
     * @param x shape (B, n, D)
     * @param memory keys and values, of which the first T − n are read
     * @param tokens T
     * @param wanted how many last positions are wanted
     * @return shape (B, wanted, D)
     */
    NDArray resume(NDArray x, NDList memory, int tokens, int wanted) {
        NDList heads = heads(x, tokens, BlockArithmetic.DERIVATIVE);
        return resume(heads.get(0), heads.get(1), heads.get(2), memory, tokens, wanted);
    }

    /**
     * Applies it to the last n positions, the value of the first of them being zero.
     *
     * @param x shape (B, n, D)
     * @param memory keys and values, of which the first T − n are read
     * @param tokens T
     * @return shape (B, n, D)
     */
    NDArray resumeWithoutValue(NDArray x, NDList memory, int tokens) {
        int rows = (int) x.getShape().get(1);
        NDList heads = heads(x, tokens, BlockArithmetic.DERIVATIVE);
        NDArray value = heads.get(2);
        NDArray none = slice(value, 0, 1).zerosLike();
        NDArray rest = rows == 1 ? none : none.concat(slice(value, 1, rows), 2);
        return resume(heads.get(0), heads.get(1), rest, memory, tokens, rows);
    }

    private NDArray resume(NDArray queries, NDArray keys, NDArray values, NDList memory, int tokens, int wanted) {
        long rows = queries.getShape().get(2);
        NDArray query = slice(queries, rows - wanted, rows);
        NDArray key = behind(memory.get(0), tokens - rows, keys);
        NDArray value = behind(memory.get(1), tokens - rows, values);
        return attend(query, key, value, BlockArithmetic.DERIVATIVE).hidden();
    }

    /**
     * Mixes.
     *
     * @param query shape (B, H, n, d), the last n positions
     * @param key shape (B, key heads, T, d)
     * @param value the same
     * @param arithmetic of its steps
     */
    private Attended attend(NDArray query, NDArray key, NDArray value, BlockArithmetic arithmetic) {
        long windows = query.getShape().get(0);
        long rows = query.getShape().get(2);
        long width = query.getShape().get(3);
        long tokens = key.getShape().get(2);
        // Query heads that share a key head stand under each other: one product serves them all.
        NDArray grouped = scoring.scaled(query).reshape(windows, keyHeads, -1, width);
        NDArray scores = arithmetic.scores(grouped, key.transpose(0, 1, 3, 2)).reshape(windows, heads, rows, tokens);
        NDArray weights = arithmetic.weights(scoring.finish(scores, arithmetic));
        NDArray mixed = arithmetic
                .mixed(weights.reshape(windows, keyHeads, -1, tokens), value)
                .reshape(windows, heads, rows, width)
                .transpose(0, 2, 1, 3)
                .reshape(windows, rows, heads * width);
        NDArray weight = output.weight();
        return new Attended(output.apply(mixed, weight, arithmetic), weights, mixed, weight, value);
    }

    /** Queries, keys and values of the last positions, each (B, heads, n, d). */
    private NDList heads(NDArray x, int tokens, BlockArithmetic arithmetic) {
        NDList projected = projection.apply(x, arithmetic);
        return new NDList(
                scoring.query(split(projected.get(0), heads), tokens, arithmetic),
                scoring.key(split(projected.get(1), keyHeads), tokens, arithmetic),
                split(projected.get(2), keyHeads));
    }

    /** (B, n, heads·d) → (B, heads, n, d). */
    private static NDArray split(NDArray x, int parts) {
        long windows = x.getShape().get(0);
        long rows = x.getShape().get(1);
        return x.reshape(windows, rows, parts, -1).transpose(0, 2, 1, 3);
    }

    private static NDArray behind(NDArray known, long before, NDArray rest) {
        return before == 0 ? rest : slice(known, 0, before).concat(rest, 2);
    }

    private static NDArray slice(NDArray x, long from, long to) {
        return x.get(new NDIndex().addAllDim().addAllDim().addSliceDim(from, to));
    }
}
