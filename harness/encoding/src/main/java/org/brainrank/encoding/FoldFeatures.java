package org.brainrank.encoding;

import java.util.ArrayList;
import java.util.List;
import org.brainrank.alignment.Standardisation;
import org.brainrank.linalg.Matrix;

/**
 * The features of one outer fold, reduced, with what standardises them.
 *
 * @param fold the outer fold
 * @param inner folds of its training part, rows counted within it
 * @param all shape (scans, features), bands side by side, not standardised
 * @param widths features of each band
 * @param scale learnt on the training scans
 */
record FoldFeatures(Fold fold, List<Fold> inner, Matrix all, List<Integer> widths, Standardisation scale) {

    /** One a fold; without reductions all share one matrix. */
    static List<FoldFeatures> of(RidgeSettings settings, List<Band> bands) {
        boolean reduced = bands.stream()
                .anyMatch(band -> band.reduction().reduces(band.features().columns()));
        List<Matrix> whole = bands.stream().map(Band::features).toList();
        Matrix shared = reduced ? whole.get(0) : stack(whole);
        List<FoldFeatures> folds = new ArrayList<>();
        for (int i = 0; i < settings.plan().folds().size(); i++) {
            Fold fold = settings.plan().folds().get(i);
            List<Matrix> parts = reduced
                    ? bands.stream()
                            .map(band -> band.reduction().apply(band.features(), fold.train()))
                            .toList()
                    : whole;
            Matrix all = reduced ? stack(parts) : shared;
            folds.add(new FoldFeatures(
                    fold,
                    settings.plan().inner(i, settings.inner()),
                    all,
                    parts.stream().map(Matrix::columns).toList(),
                    Standardisation.learn(all, fold.train())));
        }
        return folds;
    }

    private static Matrix stack(List<Matrix> parts) {
        return parts.size() == 1 ? parts.get(0) : Matrix.hstack(parts);
    }

    /** z-scored training scans, shape (training scans, features). */
    Matrix train() {
        return scale.apply(all.rows(fold.train()));
    }

    /** z-scored test scans, shape (test scans, features). */
    Matrix test() {
        return scale.apply(all.rows(fold.test()));
    }

    /** z-scored scans of features {@code from} to {@code to}, the latter not included. */
    Matrix scored(int[] scans, int from, int to) {
        return scale.columns(from, to).apply(all.columns(from, to).rows(scans));
    }
}
