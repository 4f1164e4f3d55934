package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.brainrank.spi.model.Quantity;

/**
 * The output without each token in turn; later tokens move up, and their positions with them.
 *
 * @param batch the windows
 * @param rows how many shortened windows run together at most
 */
record Removing(Batch batch, int rows) {
    void run(NDArray embeddings) {
        boolean wanted = batch.request().quantities().contains(Quantity.REMOVED);
        Unchanged unchanged = Unchanged.of(batch, embeddings, wanted ? new TreeSet<>(List.of(0)) : Batch.NO_LAYERS);
        if (wanted) {
            int tokens = batch.tokens();
            // Nothing is left of a window of one token.
            float[] removed = tokens == 1 ? unchanged.outputs() : removed(unchanged);
            unchanged.frame().put(Quantity.REMOVED, 0, new Frame.Copy(removed, tokens));
        }
        batch.show(new Batch.Step(unchanged.frame(), unchanged.aim()), 1, 1);
    }

    private float[] removed(Unchanged unchanged) {
        List<Rewrite> rewrites = new ArrayList<>();
        for (int window = 0; window < batch.size(); window++) {
            int[] ids = batch.windows().get(window).ids();
            for (int token = 0; token < ids.length; token++) {
                int[] rest = Arrays.copyOf(ids, ids.length - 1);
                System.arraycopy(ids, token + 1, rest, token, ids.length - 1 - token);
                rewrites.add(new Rewrite(window, rest));
            }
        }
        NDArray noStandIn = batch.network().zeroEmbedding();
        return new Rewriting(batch, unchanged, unchanged.aim(), noStandIn, rows).outputs(rewrites);
    }
}
