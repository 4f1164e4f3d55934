package org.brainrank.encoding;

import java.util.Arrays;
import java.util.Optional;
import org.brainrank.linalg.Matrix;
import org.brainrank.statistics.Pearson;
import org.brainrank.statistics.RSquared;
import org.jspecify.annotations.Nullable;

/** Collects scores, chunk by chunk, while folds are solved. */
final class RidgeScores {
    private final Matrix alphas;
    private final Matrix inner;
    private final Matrix r;
    private final Matrix r2;
    private final @Nullable Matrix predictions;

    RidgeScores(int folds, ResponseSource responses, boolean keepPredictions) {
        alphas = Matrix.zeros(folds, responses.targets());
        inner = Matrix.zeros(folds, responses.targets());
        r = Matrix.zeros(folds, responses.targets());
        r2 = Matrix.zeros(folds, responses.targets());
        predictions = keepPredictions ? Matrix.zeros(responses.scans(), responses.targets()) : null;
        if (predictions != null) {
            Arrays.fill(predictions.values(), Double.NaN);
        }
    }

    /**
     * Scores the test scans of one fold.
     *
     * @param index of the fold
     * @param scale of the targets
     * @param predicted shape (test scans, targets of the chunk), standardised
     */
    void put(
            int index,
            Fold fold,
            ResponseChunk responses,
            TargetScale scale,
            Choice choice,
            AlphaGrid grid,
            Matrix predicted) {
        Matrix tested = scale.apply(responses.values(), fold.test());
        double[] correlations = Pearson.columns(predicted, tested);
        double[] shares = RSquared.aboutZero(predicted, tested);
        boolean[] varies = varies(tested);
        int[] targets = responses.targets();
        for (int i = 0; i < targets.length; i++) {
            int target = targets[i];
            boolean constant = scale.constant()[i] || !varies[i];
            alphas.set(index, target, grid.alphas().get(choice.alpha(target)));
            inner.set(index, target, constant ? Double.NaN : choice.rSquared(target));
            r2.set(index, target, constant ? Double.NaN : shares[i]);
            // A flat prediction knows nothing of a target that varies.
            double correlation = Double.isNaN(correlations[i]) ? 0 : correlations[i];
            r.set(index, target, constant ? Double.NaN : correlation);
        }
        if (predictions != null) {
            putPredictions(predictions, fold.test(), targets, predicted);
        }
    }

    private static boolean[] varies(Matrix tested) {
        boolean[] varies = new boolean[tested.columns()];
        for (int row = 1; row < tested.rows(); row++) {
            for (int target = 0; target < varies.length; target++) {
                varies[target] |= tested.values()[row * varies.length + target] != tested.values()[target];
            }
        }
        return varies;
    }

    private static void putPredictions(Matrix predictions, int[] scans, int[] targets, Matrix predicted) {
        for (int scan = 0; scan < scans.length; scan++) {
            for (int i = 0; i < targets.length; i++) {
                predictions.set(scans[scan], targets[i], predicted.get(scan, i));
            }
        }
    }

    RidgeResult result(AlphaGrid grid) {
        return new RidgeResult(grid, alphas, inner, r, r2, Optional.ofNullable(predictions));
    }
}
