package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.CoalitionTable;
import org.brainrank.spi.model.Coalitions;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.Replacements;

/**
 * The output of many coalitions of each window's tokens, absent tokens replaced by a stand-in or by drawn ones. The
 * coalitions' values are what Shapley values are made of: Shapley 1953; Lundberg and Lee 2017.
 *
 * @param batch the windows
 * @param rows how many coalitions run together at most
 */
record Subsetting(Batch batch, int rows) {
    void run(NDArray embeddings) {
        boolean any = batch.request().quantities().contains(Quantity.COALITIONS)
                || batch.request().quantities().contains(Quantity.COALITION_LOG_PROBABILITIES);
        Unchanged unchanged = Unchanged.of(batch, embeddings, any ? new TreeSet<>(List.of(0)) : Batch.NO_LAYERS);
        if (any) {
            List<CoalitionTable> tables = batch.windows().stream()
                    .map(window -> coalitions().of(window.ids()))
                    .toList();
            unchanged.frame().coalitions(tables);
            List<Rewrite> rewrites = rewrites(tables);
            Output output = batch.request().output();
            put(Quantity.COALITIONS, output, unchanged, rewrites);
            put(Quantity.COALITION_LOG_PROBABILITIES, Output.LOG_PROBABILITY, unchanged, rewrites);
        }
        batch.show(new Batch.Step(unchanged.frame(), unchanged.aim()), 1, 1);
    }

    private void put(Quantity quantity, Output output, Unchanged unchanged, List<Rewrite> rewrites) {
        if (batch.request().quantities().contains(quantity)) {
            Aim aim = new Aim(unchanged.aim().predictions(), output);
            float[] values = new Rewriting(batch, unchanged, aim, standIn(), rows).outputs(rewrites);
            unchanged.frame().put(quantity, 0, new Frame.Copy(values, rewrites.size() / batch.size()));
        }
    }

    private List<Rewrite> rewrites(List<CoalitionTable> tables) {
        List<Rewrite> rewrites = new ArrayList<>();
        for (int window = 0; window < tables.size(); window++) {
            int[] ids = batch.windows().get(window).ids();
            int[][] others = others(ids, tables.get(window));
            for (int[] row : others) {
                rewrites.add(new Rewrite(window, row));
            }
        }
        return rewrites;
    }

    private int[][] others(int[] ids, CoalitionTable table) {
        if (batch.request().pass() instanceof Pass.Replacements replacements) {
            return Replacements.of(replacements, ids, table);
        }
        int[][] rows = new int[table.rows()][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = ids.clone();
            for (int token = 0; token < ids.length; token++) {
                if (!table.has(row, token)) {
                    rows[row][token] = Rewrite.STAND_IN;
                }
            }
        }
        return rows;
    }

    private Coalitions coalitions() {
        return batch.request().pass() instanceof Pass.Subsets subsets
                ? subsets.coalitions()
                : ((Pass.Replacements) batch.request().pass()).coalitions();
    }

    private NDArray standIn() {
        Baseline baseline = batch.request().pass() instanceof Pass.Subsets subsets ? subsets.standIn() : Baseline.ZERO;
        NDArray zeros = batch.network().zeroEmbedding();
        return Batch.baseline(baseline, zeros.expandDims(0).expandDims(0), batch.network())
                .reshape(zeros.size());
    }
}
