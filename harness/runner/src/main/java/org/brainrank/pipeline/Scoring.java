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
    /** Numbers of the controls' predictions that are kept from one feature set to the next; more are made anew for each. */
    private static final long KEPT = 1L << 24;

    private final Brains brains;
    private final Design design;
    private final Regions regions;
    private final CellNull cellNull;
    private final Keeping keeping;
    private final RidgeCrossValidation ridge;
    private final EqualDimension equalDimension;
    private final Optional<Band> nuisance;
    private final List<Portion> portions;
    private final Optional<PreparedRidge> controls;
    private final Optional<List<RidgeResult>> floor;

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
        this(brains, settings, cellNull, seeds, nuisance, Keeping.NOTHING, () -> {});
    }

    /**
     * Fits the nuisance controls once.
     *
     * @param keeping what is kept of every regression beside its cells
     * @param done hears of every one of {@link #steps} of the fit
     */
    Scoring(
            Brains brains,
            EncodingSettings settings,
            CellNull cellNull,
            Seeds seeds,
            List<FeatureSet> nuisance,
            Keeping keeping,
            Runnable done) {
        this(brains, settings, cellNull, seeds, nuisance, keeping, done, portions(brains, settings));
    }

    /**
     * Fits the nuisance controls once.
     *
     * @param done hears of every portion of the fit
     * @param portions what is regressed together; all subjects and targets, in order
     */
    Scoring(
            Brains brains,
            EncodingSettings settings,
            CellNull cellNull,
            Seeds seeds,
            List<FeatureSet> nuisance,
            Keeping keeping,
            Runnable done,
            List<Portion> portions) {
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
        this.portions = portions;
        this.controls = this.nuisance.map(band -> scoring().prepare(List.of(band)));
        this.floor = controls.map(prepared ->
                portions.stream().map(portion -> kept(prepared, portion, done)).toList());
    }

    private static List<Portion> portions(Brains brains, EncodingSettings settings) {
        return Portion.of(brains, !settings.perTargetAlpha());
    }

    /** In how many steps a feature set is scored. */
    static int steps(Brains brains, EncodingSettings settings) {
        return portions(brains, settings).size();
    }

    /** In how many steps a feature set is scored. */
    int steps() {
        return portions.size();
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

    private boolean needsPredictions() {
        return cellNull.tests() || keeping.predictions();
    }

    private RidgeCrossValidation scoring() {
        return needsPredictions() ? ridge.withPredictions() : ridge;
    }

    private RidgeResult kept(PreparedRidge prepared, Portion portion, Runnable done) {
        RidgeResult result = prepared.score(responses(portion));
        done.run();
        return keepsPredictions() ? result : result.withoutPredictions();
    }

    private boolean keepsPredictions() {
        return keepsPredictions(brains);
    }

    /** Whether the controls' predictions are few enough to be kept. */
    static boolean keepsPredictions(Brains brains) {
        return brains.responseNumbers() <= KEPT;
    }

    /** The controls' result for one portion, with predictions where something needs them. */
    private Optional<RidgeResult> floor(int portion) {
        return keepsPredictions() || !needsPredictions()
                ? floor.map(results -> results.get(portion))
                : controls.map(prepared -> prepared.score(responses(portions.get(portion))));
    }

    private SubjectResponses responses(Portion portion) {
        return new SubjectResponses(
                brains.subjects().subList(portion.subject(), portion.subject() + portion.subjects()).stream()
                        .map(brains.responses()::get)
                        .toList(),
                portion.from(),
                portion.to());
    }

    private SubjectResponses everything() {
        return responses(
                new Portion(0, brains.subjects().size(), 0, brains.targets().size()));
    }

    /** The nuisance controls' scores for all subjects side by side, without predictions; empty if there are none. */
    Optional<RidgeResult> floorResult() {
        return floor.map(results -> RidgeResult.hstack(
                results.stream().map(RidgeResult::withoutPredictions).toList()));
    }

    /**
     * Regresses on the nuisance controls, if any, and on feature sets, each a band of its own.
     *
     * @return scores of all subjects side by side: column = subject × targets + target
     */
    RidgeResult joint(List<FeatureSet> sets) {
        List<Band> bands = new ArrayList<>(sets.stream().map(this::band).toList());
        nuisance.ifPresent(bands::add);
        return ridge.prepare(bands).score(everything());
    }

    /** The same without the nuisance controls. */
    RidgeResult without(List<FeatureSet> sets) {
        return ridge.prepare(sets.stream().map(this::band).toList()).score(everything());
    }

    /** The nuisance controls' own scores. */
    Scored floor(List<FeatureSet> sets) {
        return floor(sets, () -> {});
    }

    /**
     * The nuisance controls' own scores.
     *
     * @param done hears of every step
     */
    Scored floor(List<FeatureSet> sets, Runnable done) {
        String variant = String.join("+", sets.stream().map(FeatureSet::variant).toList());
        int features = sets.stream().mapToInt(set -> set.space().features()).sum();
        CellCollector collected = new CellCollector(brains, regions, cellNull, keeping);
        for (int portion = 0; portion < portions.size(); portion++) {
            collected.addControls(portions.get(portion), floor(portion).orElseThrow());
            done.run();
        }
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
        return score(set, () -> {});
    }

    /**
     * Scores one feature set, alone and with the nuisance controls.
     *
     * @param set a method's or a competing control's features
     * @param done hears of every step
     * @return cells, one a subject, and scores by target
     */
    Scored score(FeatureSet set, Runnable done) {
        long start = System.nanoTime();
        Band own = band(set);
        PreparedRidge alone = scoring().prepare(List.of(own));
        Optional<PreparedRidge> joint = nuisance.map(controls -> scoring().prepare(List.of(own, controls)));
        CellCollector collected = new CellCollector(brains, regions, cellNull, keeping);
        for (int portion = 0; portion < portions.size(); portion++) {
            SubjectResponses responses = responses(portions.get(portion));
            RidgeResult byItself = alone.score(responses);
            collected.add(
                    portions.get(portion),
                    byItself,
                    joint.map(ridge -> ridge.score(responses)).orElse(byItself),
                    floor(portion));
            done.run();
        }
        double seconds = set.space().seconds() + (System.nanoTime() - start) / 1e9;
        return collected.scored(set, seconds);
    }
}
