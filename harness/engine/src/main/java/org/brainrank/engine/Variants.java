package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import java.util.Map;

/**
 * Windows with one token replaced at one layer. Positions before the token do not see it, so only those from it on are run.
 *
 * @param network the model
 * @param layer where the token is replaced
 * @param states the unchanged windows there, shape (B, T, D)
 * @param standIn what replaces the token of each position, shape (1, T, D)
 * @param memories of the unchanged windows, by block
 */
@SuppressWarnings("try") // a scope acts by being open
record Variants(Network network, int layer, NDArray states, NDArray standIn, Map<Integer, NDList> memories) {
    /**
     * The last position's output of the last block with one token replaced.
     *
     * @param token its position
     * @param from first window, inclusive
     * @param to last window, exclusive
     * @return shape (windows, D)
     */
    NDArray last(int token, int from, int to) {
        if (network instanceof WholeNetwork whole) {
            return whole.last(layer, replaced(token, 0, from, to));
        }
        NDArray hidden = replaced(token, token, from, to);
        for (int block = layer + 1; block <= network.layers(); block++) {
            try (ArrayScope scope = ArrayScope.open()) {
                hidden = run(block, hidden, from, to);
                scope.promote(hidden);
            }
        }
        return hidden.get(new NDIndex(":, -1"));
    }

    /** The positions from the first one wanted on, shape (windows, T − first, D). */
    private NDArray replaced(int token, int first, int from, int to) {
        long tokens = states.getShape().get(1);
        NDIndex here = new NDIndex().addAllDim().addSliceDim(token, token + 1L);
        NDList parts = new NDList();
        if (first < token) {
            parts.add(states.get(new NDIndex().addSliceDim(from, to).addSliceDim(first, token)));
        }
        parts.add(standIn.get(here).repeat(0, to - from));
        if (token + 1 < tokens) {
            parts.add(states.get(new NDIndex().addSliceDim(from, to).addSliceDim(token + 1L, tokens)));
        }
        return parts.size() == 1 ? parts.get(0) : NDArrays.concat(parts, 1);
    }

    private NDArray run(int block, NDArray hidden, int from, int to) {
        NDList memory = new NDList();
        for (NDArray part : memories.getOrDefault(block, new NDList())) {
            memory.add(part.get(new NDIndex().addSliceDim(from, to)));
        }
        int tokens = (int) states.getShape().get(1);
        // f reads the last position of the last block alone.
        int wanted = block == network.layers() ? 1 : (int) hidden.getShape().get(1);
        return network.resume(block, hidden, memory, tokens, wanted);
    }
}
