package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.config.WindowSettings;
import org.brainrank.features.DeletionCurves;
import org.brainrank.features.FeatureExtraction;
import org.brainrank.features.PassGroup;
import org.brainrank.features.RankAgreement;
import org.brainrank.features.SampleScores;
import org.brainrank.features.Unit;
import org.brainrank.features.WordSample;
import org.brainrank.results.Cell;
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
    private static final double NOISE = 0.05;

    /**
     * One feature set's.
     *
     * @param areas over its deletion curves
     * @param chance comprehensiveness of random orders
     * @param stability agreement with the scores under noise; NaN where the model takes none
     * @param passes forwards a window, its share
     */
    record Judged(FeatureSet set, DeletionCurves.Areas areas, double chance, double stability, double passes) {}

    /**
     * Tests.
     *
     * @param model open
     * @param sets the methods' own
     * @param groups the passes that made them
     * @param settings of the window
     * @param words of the sample
     * @param seed of the random orders and of the noise
     */
    static Optional<Scrutiny> of(
            LanguageModel model,
            FeatureExtraction extraction,
            List<FeatureSet> sets,
            List<PassGroup> groups,
            WindowSettings settings,
            int words,
            long seed) {
        Map<List<Object>, Double> passes = new LinkedHashMap<>();
        for (PassGroup group : groups) {
            double cost = group.cost(model.info().layers(), extraction.meanTokens());
            for (Unit unit : group.units()) {
                if (unit.explainer().kind() == Explainer.Kind.TOKEN_SCORES) {
                    passes.put(
                            List.of(unit.variant(), unit.layer()),
                            cost / group.units().size());
                }
            }
        }
        List<FeatureSet> scored = sets.stream()
                .filter(set ->
                        set.role() == Cell.Role.METHOD && passes.containsKey(List.of(set.variant(), set.layer())))
                .toList();
        WordSample sample = extraction.sample(words);
        if (scored.isEmpty() || sample.windows().isEmpty()) {
            return Optional.empty();
        }
        DeletionCurves curves = new DeletionCurves(model, sample);
        List<DeletionCurves.Areas> areas =
                curves.of(scored.stream().map(FeatureSet::space).toList());
        double chance = curves.ofChance(seed).comprehensiveness();
        Map<List<Object>, Double> stability = stability(model, curves, sample, scored, groups, settings, seed);
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < areas.size(); i++) {
            FeatureSet set = scored.get(i);
            judged.add(new Judged(
                    set,
                    areas.get(i),
                    chance,
                    stability.getOrDefault(List.of(set.variant(), set.layer()), Double.NaN),
                    passes.getOrDefault(List.of(set.variant(), set.layer()), Double.NaN)));
        }
        return Optional.of(new Scrutiny(sample, judged));
    }

    /** By variant and layer. Windows keep the targets that they had without noise. */
    private static Map<List<Object>, Double> stability(
            LanguageModel model,
            DeletionCurves curves,
            WordSample sample,
            List<FeatureSet> scored,
            List<PassGroup> groups,
            WindowSettings settings,
            long seed) {
        Map<List<Object>, Double> stability = new LinkedHashMap<>();
        LanguageModel noisy = model.perturbed(NOISE, seed).orElse(null);
        if (noisy == null) {
            return stability;
        }
        SampleScores scores = new SampleScores(noisy, sample, curves.targeted(), settings);
        Map<List<Object>, FeatureSet> clean = new LinkedHashMap<>();
        scored.forEach(set -> clean.put(List.of(set.variant(), set.layer()), set));
        for (PassGroup group : groups) {
            List<Unit> units = group.units().stream()
                    .filter(unit -> clean.containsKey(List.of(unit.variant(), unit.layer())))
                    .toList();
            if (!units.isEmpty()) {
                scores.of(new PassGroup(group.request(), units)).forEach((unit, rows) -> {
                    List<Object> where = List.of(unit.variant(), unit.layer());
                    FeatureSet set = clean.get(where);
                    if (set != null) {
                        stability.put(where, RankAgreement.of(sample.scores(set.space()), rows));
                    }
                });
            }
        }
        return stability;
    }
}
