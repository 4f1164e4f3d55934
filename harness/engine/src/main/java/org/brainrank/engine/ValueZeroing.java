package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.brainrank.spi.model.Quantity;

/**
 * How far a block's output moves at each position when one token gives no value to its attention. Mohebbi et al. 2023.
 *
 * <p>Each block starts from the states of the unchanged window, and positions before the token do not see it.
 *
 * @param batch the windows
 * @param rows how many windows run together at most
 */
@SuppressWarnings("try") // a scope acts by being open
record ValueZeroing(Batch batch, int rows) {
    void run(NDArray embeddings) {
        SortedSet<Integer> blocks = new TreeSet<>(batch.request().layers().tailSet(1));
        boolean wanted = batch.request().quantities().contains(Quantity.ZEROED) && !blocks.isEmpty();
        // The states that enter the blocks stand one layer below.
        SortedSet<Integer> below = new TreeSet<>(Batch.NO_LAYERS);
        if (wanted) {
            below.add(blocks.first() - 1);
        }
        Unchanged unchanged = Unchanged.of(batch, embeddings, below);
        for (int block : wanted ? blocks : Batch.NO_LAYERS) {
            unchanged
                    .frame()
                    .put(
                            Quantity.ZEROED,
                            block,
                            new Frame.Copy(distances(block, unchanged), batch.tokens(), batch.tokens()));
        }
        batch.show(new Batch.Step(unchanged.frame(), unchanged.aim()), 1, 1);
    }

    /** B × T positions × T tokens. */
    private float[] distances(int block, Unchanged unchanged) {
        int tokens = batch.tokens();
        NDArray into = Objects.requireNonNull(unchanged.states().get(block - 1));
        NDList memory = unchanged.memories().getOrDefault(block, new NDList());
        float[] distances = new float[batch.size() * tokens * tokens];
        for (int from = 0; from < batch.size(); from += rows) {
            NDIndex some = new NDIndex().addSliceDim(from, Math.min(batch.size(), from + rows));
            try (ArrayScope scope = ArrayScope.open()) {
                NDArray state = into.get(some);
                NDList known = new NDList();
                memory.forEach(part -> known.add(part.get(some)));
                NDArray output = batch.network().block(block, state, false).hidden();
                for (int token = 0; token < tokens; token++) {
                    float[] moved = moved(block, token, state, known, output);
                    for (int i = 0; i < moved.length; i++) {
                        int window = from + i / (tokens - token);
                        int position = token + i % (tokens - token);
                        distances[(window * tokens + position) * tokens + token] = moved[i];
                    }
                }
            }
        }
        return distances;
    }

    /** 1 − cosine at the positions from the token on, windows × (T − token). */
    private float[] moved(int block, int token, NDArray state, NDList memory, NDArray output) {
        try (ArrayScope scope = ArrayScope.open()) {
            int tokens = batch.tokens();
            NDIndex onwards = new NDIndex().addAllDim().addSliceDim(token, tokens);
            NDArray zeroed = batch.network().resumeWithoutValue(block, state.get(onwards), memory, tokens);
            NDArray whole = output.get(onwards);
            // 1 − cos = ½|a − b|² of unit vectors: no digits are lost where they nearly agree.
            NDArray apart = unit(zeroed).sub(unit(whole)).square().sum(new int[] {2});
            return apart.mul(0.5f).toFloatArray();
        }
    }

    private static NDArray unit(NDArray vectors) {
        return vectors.div(vectors.square().sum(new int[] {2}, true).sqrt());
    }
}
