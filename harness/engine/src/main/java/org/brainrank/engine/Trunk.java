package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * Beginnings that rewritten windows share, as every block knows them.
 *
 * @param states what enters block layer + 1, by layer from 0, shape (beginnings, positions, D)
 * @param memories what each block remembers, by block; the first axis counts beginnings
 * @param row which beginning a rewrite starts with
 */
@SuppressWarnings("try") // a scope acts by being open
record Trunk(Map<Integer, NDArray> states, Map<Integer, NDList> memories, ToIntFunction<Rewrite> row) {
    /** The unchanged windows, which every rewrite begins with up to its first changed position. */
    static Trunk of(Unchanged unchanged) {
        return new Trunk(unchanged.states(), unchanged.memories(), Rewrite::window);
    }

    /**
     * Longer beginnings.
     *
     * @param entered what enters block 1 at positions {@code start} to {@code cut} of them, shape (longer, cut − start, D)
     * @param from one rewrite for each
     * @param start as far as the beginnings here are valid for all of them
     * @param cut their length
     * @param longer which of them a rewrite starts with
     */
    Trunk grown(
            Network network, NDArray entered, List<Rewrite> from, int start, int cut, ToIntFunction<Rewrite> longer) {
        int[] rows = rows(from);
        Map<Integer, NDArray> grownStates = new TreeMap<>();
        Map<Integer, NDList> grownMemories = new TreeMap<>();
        NDArray hidden = entered;
        for (int block = 1; block <= network.layers(); block++) {
            try (ArrayScope scope = ArrayScope.open()) {
                NDArray state =
                        start == 0 ? hidden : known(block - 1, rows, start).concat(hidden, 1);
                NDList memory = network.memory(block, state);
                grownStates.put(block - 1, state);
                grownMemories.put(block, memory);
                if (state != hidden) {
                    scope.promote(state);
                }
                // A network may remember the state as it is.
                memory.stream().filter(part -> part != state).forEach(scope::promote);
                if (block < network.layers()) {
                    hidden = network.resume(block, hidden, memory, cut, cut - start);
                    scope.promote(hidden);
                }
            }
        }
        return new Trunk(grownStates, grownMemories, longer);
    }

    /** What a block remembers of the beginnings of some rewrites. */
    NDList memory(int block, List<Rewrite> rewrites) {
        NDList memory = new NDList();
        for (NDArray part : memories.getOrDefault(block, new NDList())) {
            memory.add(picked(part, rows(rewrites)));
        }
        return memory;
    }

    private NDArray known(int layer, int[] rows, int positions) {
        NDArray state = states.get(layer);
        if (state == null) {
            throw new IllegalStateException("the state of layer " + layer + " was not kept");
        }
        return picked(state.get(new NDIndex().addAllDim().addSliceDim(0, positions)), rows);
    }

    private int[] rows(List<Rewrite> rewrites) {
        return rewrites.stream().mapToInt(row).toArray();
    }

    private static NDArray picked(NDArray array, int[] rows) {
        return array.get(array.getManager().create(rows).toType(DataType.INT64, false));
    }
}
