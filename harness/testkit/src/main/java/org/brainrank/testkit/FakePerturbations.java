package org.brainrank.testkit;

import java.util.OptionalInt;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.CoalitionTable;
import org.brainrank.spi.model.Coalitions;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Replacements;
import org.brainrank.spi.model.TokenWindow;

/** What one window becomes when tokens are replaced or removed, or give no value; each variant run from the start. */
record FakePerturbations(Pass pass, FakeWindow window, FakeNetwork network) {
    CoalitionTable coalitions() {
        return scheme().of(window.ids());
    }

    /** The window with a coalition's absent tokens replaced, for each coalition. */
    FakeTrace[] coalitionRuns() {
        CoalitionTable table = coalitions();
        int[][] drawn = pass instanceof Pass.Replacements replacements
                ? Replacements.of(replacements, window.ids(), table)
                : new int[0][];
        FakeTrace[] runs = new FakeTrace[table.rows()];
        for (int row = 0; row < runs.length; row++) {
            double[][] inputs = window.embeddings().clone();
            for (int token = 0; token < inputs.length; token++) {
                if (!table.has(row, token)) {
                    inputs[token] = pass instanceof Pass.Subsets subsets
                            ? embedding(subsets.standIn())
                            : network.embed(new int[] {drawn[row][token]})[0];
                }
            }
            runs[row] = window.run(0, inputs);
        }
        return runs;
    }

    double[] embedding(Baseline baseline) {
        return switch (baseline.kind()) {
            case ZERO -> new double[FakeNetwork.WIDTH];
            case MEAN_EMBEDDING -> network.meanEmbedding();
            case TOKEN -> network.embed(new int[] {baseline.token()})[0];
        };
    }

    /** f without each token; a window of one token keeps its f. */
    float[] removed() {
        int[] ids = window.ids();
        float[] values = new float[ids.length];
        for (int token = 0; token < ids.length; token++) {
            FakeWindow shorter = ids.length == 1 ? window : window.of(without(ids, token));
            values[token] = (float) shorter.run(0, shorter.embeddings()).output();
        }
        return values;
    }

    private TokenWindow without(int[] ids, int token) {
        int[] rest = new int[ids.length - 1];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = ids[i < token ? i : i + 1];
        }
        return new TokenWindow(rest, OptionalInt.of(window.prediction().target()));
    }

    /** 1 − cosine of a block's output at each position without the value of each token, T × T. */
    float[] zeroed(int layer, FakeTrace trace) {
        int tokens = window.tokens();
        float[] distances = new float[tokens * tokens];
        for (int token = 0; token < tokens; token++) {
            double[][][] attention = new double[FakeNetwork.HEADS][tokens][];
            for (int head = 0; head < attention.length; head++) {
                for (int query = 0; query < tokens; query++) {
                    attention[head][query] = window.attention(layer)[head][query].clone();
                    attention[head][query][token] = 0;
                }
            }
            double[][] output = network.block(layer, trace.hidden()[layer - 1], attention);
            for (int position = token; position < tokens; position++) {
                distances[position * tokens + token] =
                        (float) (1 - cosine(output[position], trace.hidden()[layer][position]));
            }
        }
        return distances;
    }

    private static double cosine(double[] a, double[] b) {
        double product = 0;
        double ofA = 0;
        double ofB = 0;
        for (int j = 0; j < a.length; j++) {
            product += a[j] * b[j];
            ofA += a[j] * a[j];
            ofB += b[j] * b[j];
        }
        return product / Math.sqrt(ofA * ofB);
    }

    private Coalitions scheme() {
        if (pass instanceof Pass.Subsets subsets) {
            return subsets.coalitions();
        }
        if (pass instanceof Pass.Replacements replacements) {
            return replacements.coalitions();
        }
        throw new IllegalStateException(pass + " has no coalitions; only subsets and replacements have");
    }
}
