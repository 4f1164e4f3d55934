package org.brainrank.encoding;

import java.util.List;
import org.brainrank.linalg.Matrix;

/**
 * Ridge regression with nested cross-validation: ŵ = argmin |y − Σ X<sub>b</sub>w<sub>b</sub>|² + Σ α/γ<sub>b</sub>
 * |w<sub>b</sub>|², the penalty α and, with several bands of features, the γ<sub>b</sub> chosen per target by inner folds of
 * each outer training part, the score taken on the outer test part.
 *
 * <h2>Conventions</h2>
 * Features and responses are z-scored on the training part of the <em>outer</em> fold, there is no intercept, and the
 * inner folds reuse that standardisation. What is chosen is the best by {@link Selection}; of equals the first ratio of
 * bands, then the smallest penalty. These are the conventions of himalaya (Dupré la Tour et al. 2022,
 * doi:10.1016/j.neuroimage.2022.119728), against which it was checked, and so is the default of the selection.
 *
 * <h2>Implementation</h2>
 * One eigendecomposition per fold and ratio serves all penalties and all targets, of X'X or of XX', whichever is smaller.
 * It depends on the features only: {@link #prepare} serves any number of responses, nulls, or chunks of targets. Inner
 * scores come from rotated quantities; where features are few, everything comes from X'Y over stretches of scans between
 * the folds' edges, which is computed once for all folds.
 *
 * <h2>Memory</h2>
 * Beside features and responses: about 8 B × 4 × scans × targets-per-chunk a thread, 16 B × penalties × targets, and, where
 * features are many, 8 B × scans² × (2 + 5 a thread) for kernels and decompositions, and 8 B (4 B in single precision) ×
 * scans² / folds × penalties for the matrices of one round: as many inner folds as there are threads, two at least.
 */
public final class RidgeCrossValidation {
    private static final int TARGETS_PER_CHUNK = 256;
    private static final BandSearch SEARCH = new BandSearch(7, 1, 0);

    private final RidgeSettings settings;

    private RidgeCrossValidation(RidgeSettings settings) {
        this.settings = settings;
    }

    /**
     * One penalty a target, chosen by squared error, seven ratios of bands and one refinement, double precision, no
     * predictions kept, 256 targets at a time, one thread.
     */
    public static RidgeCrossValidation of(FoldPlan plan, InnerFolds inner, AlphaGrid alphas) {
        return new RidgeCrossValidation(new RidgeSettings(
                plan,
                inner,
                alphas,
                Selection.SQUARED_ERROR,
                true,
                SEARCH,
                Precision.DOUBLE,
                false,
                TARGETS_PER_CHUNK,
                1));
    }

    /** The same with one penalty, and one ratio of bands, for all targets of a call. */
    public RidgeCrossValidation withSharedAlpha() {
        return with(settings.selection(), false, settings.search(), settings.precision(), settings.keepPredictions());
    }

    /** The same, choosing penalties by another criterion. */
    public RidgeCrossValidation withSelection(Selection criterion) {
        return with(
                criterion,
                settings.perTargetAlpha(),
                settings.search(),
                settings.precision(),
                settings.keepPredictions());
    }

    /** The same, trying other ratios of bands. */
    public RidgeCrossValidation withBands(BandSearch search) {
        return with(
                settings.selection(),
                settings.perTargetAlpha(),
                search,
                settings.precision(),
                settings.keepPredictions());
    }

    /** The same, in another precision. */
    public RidgeCrossValidation withPrecision(Precision precision) {
        return with(
                settings.selection(),
                settings.perTargetAlpha(),
                settings.search(),
                precision,
                settings.keepPredictions());
    }

    /** The same, keeping predictions. */
    public RidgeCrossValidation withPredictions() {
        return with(settings.selection(), settings.perTargetAlpha(), settings.search(), settings.precision(), true);
    }

    /** The same, with another chunk size. Results differ by rounding. */
    public RidgeCrossValidation withTargetsPerChunk(int targets) {
        return with(targets, settings.threads());
    }

    /** The same, on several threads. Results do not differ. */
    public RidgeCrossValidation withThreads(int threads) {
        return with(settings.targetsPerChunk(), threads);
    }

    private RidgeCrossValidation with(
            Selection selection, boolean perTargetAlpha, BandSearch search, Precision precision, boolean predictions) {
        return new RidgeCrossValidation(new RidgeSettings(
                settings.plan(),
                settings.inner(),
                settings.alphas(),
                selection,
                perTargetAlpha,
                search,
                precision,
                predictions,
                settings.targetsPerChunk(),
                settings.threads()));
    }

    private RidgeCrossValidation with(int targetsPerChunk, int threads) {
        return new RidgeCrossValidation(new RidgeSettings(
                settings.plan(),
                settings.inner(),
                settings.alphas(),
                settings.selection(),
                settings.perTargetAlpha(),
                settings.search(),
                settings.precision(),
                settings.keepPredictions(),
                targetsPerChunk,
                threads));
    }

    /**
     * Takes features of one band, for many responses.
     *
     * @param features shape (scans, features), finite, the plan's runs one after the other
     */
    public PreparedRidge prepare(Matrix features) {
        return prepare(List.of(Band.of("features", features)));
    }

    /**
     * Takes bands of features, each with a penalty of its own, for many responses.
     *
     * @param bands at least one, of the plan's scans
     */
    public PreparedRidge prepare(List<Band> bands) {
        if (bands.isEmpty()) {
            throw new IllegalArgumentException("ridge needs at least one band of features: got none");
        }
        for (Band band : bands) {
            settings.requireScans(band.name(), band.features().rows(), band.features());
            Finite.require(band.name(), band.features());
        }
        return PreparedRidge.of(settings, bands);
    }

    /**
     * Solves all folds for one band.
     *
     * @param features shape (scans, features), finite
     * @param responses shape (scans, targets), finite; several subjects may stand side by side
     */
    public RidgeResult solve(Matrix features, Matrix responses) {
        return solve(List.of(Band.of("features", features)), responses);
    }

    /**
     * Solves all folds for several bands.
     *
     * @param bands at least one
     * @param responses shape (scans, targets), finite; several subjects may stand side by side
     */
    public RidgeResult solve(List<Band> bands, Matrix responses) {
        settings.requireScans("responses", responses.rows(), responses); // before the costly part
        Finite.require("responses", responses);
        return prepare(bands).score(responses);
    }
}
