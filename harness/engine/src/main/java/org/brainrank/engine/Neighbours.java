package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.stream.LongStream;

/**
 * The rows of the embedding table that are nearest to given ones.
 *
 * @param network the model
 * @param vocabulary V
 */
@SuppressWarnings("try") // a scope acts by being open
record Neighbours(Network network, int vocabulary) {
    /** Rows of the table that are looked at together; all at once would double a large table. */
    private static final int CHUNK = 8192;

    /**
     * The nearest tokens by Euclidean distance, the token itself first.
     *
     * @param ids U tokens
     * @param count how many, at most V
     * @return U × count token ids, nearest first
     */
    long[] of(NDManager manager, long[] ids, int count) {
        try (ArrayScope scope = ArrayScope.open()) {
            NDArray words = network.embed(manager.create(ids));
            NDList parts = new NDList();
            for (int from = 0; from < vocabulary; from += CHUNK) {
                try (ArrayScope inner = ArrayScope.open()) {
                    NDArray part = nearness(manager, words, from, Math.min(vocabulary, from + CHUNK));
                    inner.promote(part);
                    parts.add(part);
                }
            }
            return NDArrays.concat(parts, 1).topK(count, 1, true, true).get(1).toLongArray();
        }
    }

    /** 2 w·e − ‖e‖², which falls with the distance from w to e; shape (U, rows). */
    private NDArray nearness(NDManager manager, NDArray words, int from, int to) {
        NDArray rows = network.embed(manager.create(LongStream.range(from, to).toArray()));
        NDArray squares = rows.mul(rows).sum(new int[] {1});
        return words.matMul(rows.transpose()).mul(2).sub(squares);
    }
}
