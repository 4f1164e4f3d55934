package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.brainrank.config.EncodingSettings;
import org.brainrank.encoding.AlphaGrid;
import org.brainrank.encoding.Band;
import org.brainrank.encoding.BandSearch;
import org.brainrank.encoding.Precision;
import org.brainrank.encoding.PreparedRidge;
import org.brainrank.encoding.Reduction;
import org.brainrank.encoding.RidgeCrossValidation;
import org.brainrank.encoding.RidgeResult;
import org.brainrank.linalg.Matrix;
import org.brainrank.provenance.Seeds;
import org.brainrank.results.Cell;

/**
 * Scores feature sets against several subjects at once: subjects share the stimulus, so their targets stand side by side and
 * share every decomposition. The nuisance controls together are one band; every feature set is a band of its own, with a
 * penalty of its own.
 */
final class Scoring {
    /** Columns regressed together; bounds what predictions take. */
    private static final int COLUMNS = 16_384;

    private final Brains brains;
    private final Design design;
    private final Regions regions;
    private final CellNull cellNull;
    private final Keeping keeping;
    private final RidgeCrossValidation ridge;
    private final EqualDimension equalDimension;
    private final Optional<Band> nuisance;
    private final Optional<RidgeResult> floor;

    /**
     * Fits the nuisance controls once.
     *
     * @param brains words and responses
     * @param settings of the encoding
     * @param cellNull tests every cell, or none
     * @param seeds of the search over more than two bands
     * @param nuisance controls that join every method; may be empty
     */
    Scoring(Brains brains, EncodingSettings settings, CellNull cellNull, Seeds seeds, List<FeatureSet> nuisance) {
        this(brains, settings, cellNull, seeds, nuisance, Keeping.NOTHING);
    }

    /**
     * Fits the nuisance controls once.
     *
     * @param keeping what is kept of every regression beside its cells
     */
    Scoring(
            Brains brains,
            EncodingSettings settings,
            CellNull cellNull,
            Seeds seeds,
            List<FeatureSet> nuisance,
            Keeping keeping) {
        this.brains = brains;
        this.keeping = keeping;
        this.design = new Design(brains);
        this.cellNull = cellNull;
        this.equalDimension = new EqualDimension(settings.matchedDimension(), seeds);
        AlphaGrid grid = AlphaGrid.log10(settings.alphaLog10From(), settings.alphaLog10To(), settings.alphaCount());
        this.regions = new Regions(brains, grid.alphas());
        RidgeCrossValidation perTarget = RidgeCrossValidation.of(
                        brains.folds().outer(), brains.folds().inner(), grid)
                .withPrecision(Precision.valueOf(settings.precision().name()))
                .withBands(new BandSearch(settings.bandCandidates(), settings.bandRefinements(), seeds.of("bands")));
        this.ridge = settings.perTargetAlpha() ? perTarget : perTarget.withSharedAlpha();
        this.nuisance = nuisance.isEmpty()
                ? Optional.empty()
                : Optional.of(Band.of(
                        "controls",
                        Matrix.hstack(nuisance.stream().map(this::design).toList())));
        this.floor = this.nuisance.map(band -> solve(List.of(band)));
    }

    private Matrix design(FeatureSet set) {
        return design.of(set.space(), set.downsampling());
    }

    private Band band(FeatureSet set) {
        Matrix features = design(set);
        return new Band(
                set.variant(),
                features,
                set.capacity().kind() == Capacity.Kind.PCA
                        ? Reduction.principalComponents(
                                set.capacity().dimension(),
                                features.columns() / set.space().features())
                        : Reduction.none());
    }

    /** What is wider than the config's dimension, reduced to it both ways; in the order of the sets. */
    List<FeatureSet> atEqualDimension(List<FeatureSet> sets) {
        return equalDimension.of(sets);
    }

    private RidgeCrossValidation scoring() {
        return cellNull.tests() || keeping.predictions() ? ridge.withPredictions() : ridge;
    }

    private RidgeResult solve(List<Band> bands) {
        return scoring().prepare(bands).score(responses(0, brains.subjects().size()));
    }

    private SubjectResponses responses(int from, int to) {
        return new SubjectResponses(brains.subjects().subList(from, to).stream()
                .map(brains.responses()::get)
                .toList());
    }

    /** The nuisance controls' result for all subjects side by side; empty if there are none. */
    Optional<RidgeResult> floorResult() {
        return floor;
    }

    /**
     * Regresses on the nuisance controls, if any, and on feature sets, each a band of its own.
     *
     * @return scores of all subjects side by side: column = subject × targets + target
     */
    RidgeResult joint(List<FeatureSet> sets) {
        List<Band> bands = new ArrayList<>(sets.stream().map(this::band).toList());
        nuisance.ifPresent(bands::add);
        return ridge.prepare(bands).score(responses(0, brains.subjects().size()));
    }

    /** The same without the nuisance controls. */
    RidgeResult without(List<FeatureSet> sets) {
        return ridge.prepare(sets.stream().map(this::band).toList())
                .score(responses(0, brains.subjects().size()));
    }

    /** The nuisance controls' own scores. */
    Scored floor(List<FeatureSet> sets) {
        String variant = String.join("+", sets.stream().map(FeatureSet::variant).toList());
        int features = sets.stream().mapToInt(set -> set.space().features()).sum();
        RidgeResult own = floor.orElseThrow();
        CellCollector collected = new CellCollector(brains, regions, cellNull, floor, keeping);
        collected.add(0, brains.subjects().size(), own, own);
        return collected.scored(
                FeatureSet.NO_MODEL, FeatureSet.NO_LAYER, variant, Cell.Role.FLOOR, features, Capacity.FULL, 0);
    }

    /**
     * Scores one feature set, alone and with the nuisance controls.
     *
     * @param set a method's or a competing control's features
     * @return cells, one a subject, and scores by target
     */
    Scored score(FeatureSet set) {
        long start = System.nanoTime();
        Band own = band(set);
        PreparedRidge alone = scoring().prepare(List.of(own));
        Optional<PreparedRidge> joint = nuisance.map(controls -> scoring().prepare(List.of(own, controls)));
        CellCollector collected = new CellCollector(brains, regions, cellNull, floor, keeping);
        int together = Math.max(1, COLUMNS / brains.targets().size());
        for (int from = 0; from < brains.subjects().size(); from += together) {
            int to = Math.min(brains.subjects().size(), from + together);
            SubjectResponses responses = responses(from, to);
            RidgeResult byItself = alone.score(responses);
            collected.add(
                    from,
                    to - from,
                    byItself,
                    joint.map(ridge -> ridge.score(responses)).orElse(byItself));
        }
        double seconds = set.space().seconds() + (System.nanoTime() - start) / 1e9;
        return collected.scored(set, seconds);
    }
}
