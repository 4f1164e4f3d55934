package org.brainrank.pipeline;

import java.util.Arrays;

/**
 * The layer that inner folds choose for every subject and outer fold, as layers come by in any order: the highest inner R², of
 * equals the lowest layer.
 */
final class ChosenLayer {
    private static final int NONE = Integer.MAX_VALUE;

    private final double[][] best;
    private final int[][] layers;

    ChosenLayer(int subjects, int folds) {
        this.best = new double[subjects][folds];
        this.layers = new int[subjects][folds];
        for (int[] row : layers) {
            Arrays.fill(row, NONE);
        }
    }

    /** Whether a layer takes the place of the best so far; if so it is the best from now on. */
    boolean takes(int subject, int fold, int layer, double inner) {
        if (layers[subject][fold] != NONE && !prefers(inner, layer, best[subject][fold], layers[subject][fold])) {
            return false;
        }
        best[subject][fold] = inner;
        layers[subject][fold] = layer;
        return true;
    }

    /** The rule: a higher inner score; of equals, and where nothing could be scored, the lower layer. */
    static boolean prefers(double inner, int layer, double otherInner, int otherLayer) {
        return inner > otherInner || (!(inner < otherInner) && layer < otherLayer);
    }
}
