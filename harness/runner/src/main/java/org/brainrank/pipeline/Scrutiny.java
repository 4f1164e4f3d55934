package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.brainrank.config.WindowSettings;
import org.brainrank.execution.QuietProgress;
import org.brainrank.execution.Workers;
import org.brainrank.features.DeletionCurves;
import org.brainrank.features.Extracted;
import org.brainrank.features.FeatureExtraction;
import org.brainrank.features.PassGroup;
import org.brainrank.features.RankAgreement;
import org.brainrank.features.Unit;
import org.brainrank.features.WordSample;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.model.LanguageModel;

/**
 * How a model's explanations stand the tests of faithfulness that need the model itself.
 *
 * @param sample the windows
 * @param judged what was found, one for each feature set of word scores
 */
record Scrutiny(WordSample sample, List<Judged> judged) {
    /** Of the embeddings' noise, relative to each token's own size. */
    static final double NOISE = 0.05;

    /**
     * One feature set's.
     *
     * @param areas over its deletion curves
     * @param chance comprehensiveness of random orders
     * @param stability agreement with the scores under noise; NaN where the model takes none
     * @param passes forwards a window, its share
     */
    record Judged(FeatureSet set, DeletionCurves.Areas areas, double chance, double stability, double passes) {}

    /** Where a unit's scores became a feature set. */
    private record Spot(String variant, int layer) {
        static Spot of(Unit unit) {
            return new Spot(unit.variant(), unit.layer());
        }
    }

    /**
     * Tests.
     *
     * @param model open
     * @param sets the methods' own
     * @param groups the passes that made them
     * @param settings of the window
     * @param words of the sample
     * @param seed of the random orders and of the noise
     * @param workers that run batches
     */
    static Optional<Scrutiny> of(
            LanguageModel model,
            FeatureExtraction extraction,
            List<FeatureSet> sets,
            List<PassGroup> groups,
            WindowSettings settings,
            int words,
            long seed,
            Workers workers) {
        Map<Spot, Double> passes = new LinkedHashMap<>();
        for (PassGroup group : groups) {
            double cost = group.cost(model.info().layers(), extraction.meanTokens());
            for (Unit unit : group.units()) {
                if (unit.explainer().kind() == Explainer.Kind.TOKEN_SCORES) {
                    passes.put(Spot.of(unit), cost / group.units().size());
                }
            }
        }
        Map<Spot, FeatureSet> scored = new LinkedHashMap<>();
        for (FeatureSet set : sets) {
            Spot spot = new Spot(set.variant(), set.layer());
            if (passes.containsKey(spot)) {
                scored.put(spot, set);
            }
        }
        WordSample sample = extraction.sample(words);
        if (scored.isEmpty() || sample.windows().isEmpty()) {
            return Optional.empty();
        }
        DeletionCurves curves = new DeletionCurves(model, sample);
        Iterator<DeletionCurves.Areas> areas = curves.of(
                        scored.values().stream().map(FeatureSet::space).toList())
                .iterator();
        double chance = curves.ofChance(seed).comprehensiveness();
        Map<Spot, List<float[]>> noisy = model.perturbed(NOISE, seed)
                .map(perturbed -> scores(perturbed, curves.targeted(), groups, scored.keySet(), settings, workers))
                .orElse(Map.of());
        List<Judged> judged = new ArrayList<>();
        scored.forEach((spot, set) -> judged.add(new Judged(
                set,
                areas.next(),
                chance,
                noisy.containsKey(spot) ? RankAgreement.of(sample.scores(set.space()), noisy.get(spot)) : Double.NaN,
                passes.getOrDefault(spot, Double.NaN))));
        return Optional.of(new Scrutiny(sample, judged));
    }

    /** What units say of a sample. */
    private static Map<Spot, List<float[]>> scores(
            LanguageModel model,
            WordSample sample,
            List<PassGroup> groups,
            Set<Spot> wanted,
            WindowSettings settings,
            Workers workers) {
        FeatureExtraction extraction = FeatureExtraction.over(model, sample, settings, workers);
        Map<Spot, List<float[]>> scores = new LinkedHashMap<>();
        for (PassGroup group : groups) {
            List<Unit> units = group.units().stream()
                    .filter(unit -> wanted.contains(Spot.of(unit)))
                    .toList();
            if (!units.isEmpty()) {
                for (Extracted extracted :
                        extraction.run(new PassGroup(group.request(), units), QuietProgress.INSTANCE)) {
                    scores.put(Spot.of(extracted.unit()), sample.scores(extracted.spaceOrThrow()));
                }
            }
        }
        return scores;
    }
}
