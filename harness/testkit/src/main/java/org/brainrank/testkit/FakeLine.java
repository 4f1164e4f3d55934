package org.brainrank.testkit;

import org.brainrank.spi.model.Baseline;

/**
 * The straight line of a path pass, from a baseline's inputs(layer) to the window's.
 *
 * @param layer whose inputs are interpolated
 * @param baseline where the line starts
 */
record FakeLine(int layer, Baseline baseline) {
    /** Runs a window at one point of the line. */
    FakeTrace at(double alpha, FakeWindow window, FakeNetwork network) {
        double[][] start = window.run(0, baselineRows(window.tokens(), network)).inputs(layer);
        double[][] end = window.run(0, window.embeddings()).inputs(layer);
        double[][] point = new double[start.length][FakeNetwork.WIDTH];
        for (int t = 0; t < point.length; t++) {
            for (int j = 0; j < point[t].length; j++) {
                point[t][j] = alpha == 1 ? end[t][j] : start[t][j] + alpha * (end[t][j] - start[t][j]);
            }
        }
        return window.run(layer, point);
    }

    private double[][] baselineRows(int tokens, FakeNetwork network) {
        return rows(baseline, tokens, network);
    }

    /** A baseline at every position. */
    static double[][] rows(Baseline baseline, int tokens, FakeNetwork network) {
        double[][] rows = new double[tokens][];
        for (int t = 0; t < tokens; t++) {
            rows[t] = switch (baseline.kind()) {
                case ZERO -> new double[FakeNetwork.WIDTH];
                case MEAN_EMBEDDING -> network.meanEmbedding();
                case TOKEN -> network.embed(new int[] {baseline.token()})[0];
            };
        }
        return rows;
    }
}
