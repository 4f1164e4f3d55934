package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.config.WindowSettings;
import org.brainrank.execution.Progress;
import org.brainrank.execution.Workers;
import org.brainrank.features.Extracted;
import org.brainrank.features.FeatureExtraction;
import org.brainrank.features.FeatureSpace;
import org.brainrank.features.PassGroup;
import org.brainrank.features.Unit;
import org.brainrank.spi.model.LanguageModel;

/** The feature spaces of one open model: those of the cache as they are, the others made, and kept for the next run. */
final class Spaces {
    private final FeatureExtraction extraction;
    private final List<PassGroup> groups;
    private final Optional<CachedSpaces> cache;
    private final Map<Unit, FeatureSpace> found;

    private Spaces(Preparation preparation, Turn turn, LanguageModel open, Workers workers) {
        WindowSettings window = preparation.experiment().window();
        List<Unit> units = turn.model().units();
        this.extraction = new FeatureExtraction(open, preparation.brains().stories(), window, workers);
        this.groups = PassGroup.of(units, Plan.output(window));
        this.cache = CachedSpaces.of(preparation, turn, open, extraction);
        this.found = cache.map(kept -> kept.find(units)).orElseGet(Map::of);
    }

    /** Splits the words into windows, and reads what the cache has of them. */
    static Spaces of(Preparation preparation, Turn turn, LanguageModel open, Workers workers) {
        return new Spaces(preparation, turn, open, workers);
    }

    /** All passes, with all units that they would serve without a cache. */
    List<PassGroup> groups() {
        return groups;
    }

    FeatureExtraction extraction() {
        return extraction;
    }

    /** What a reader should know of the cache's part. */
    List<String> notes() {
        return cache.map(CachedSpaces::notes).orElseGet(List::of);
    }

    /** The work that is left, in the unit that {@link #run} advances by. */
    long work() {
        long work = 0;
        for (PassGroup group : groups) {
            List<Unit> missing = missing(group);
            work += missing.isEmpty() ? 0 : extraction.work(group.only(missing));
        }
        return work;
    }

    /**
     * The spaces of one of the {@link #groups}, in its order; the pass is run for those that are missing, if any are. What
     * the pass itself throws is the failure of each of these.
     */
    List<Extracted> run(PassGroup group, Progress progress) {
        Map<Unit, Extracted> made = new HashMap<>();
        List<Unit> missing = missing(group);
        if (!missing.isEmpty()) {
            for (Extracted extracted : made(group.only(missing), progress)) {
                made.put(extracted.unit(), extracted);
                cache.ifPresent(kept -> extracted.space().ifPresent(space -> kept.keep(extracted.unit(), space)));
            }
        }
        List<Extracted> all = new ArrayList<>();
        for (Unit unit : group.units()) {
            all.add(made.getOrDefault(
                    unit, new Extracted(unit, Optional.ofNullable(found.get(unit)), Optional.empty())));
        }
        return all;
    }

    private List<Extracted> made(PassGroup group, Progress progress) {
        try {
            return extraction.run(group, progress);
        } catch (RuntimeException e) {
            return group.units().stream()
                    .map(unit -> new Extracted(unit, Optional.empty(), Optional.of(e)))
                    .toList();
        }
    }

    private List<Unit> missing(PassGroup group) {
        return group.units().stream().filter(unit -> !found.containsKey(unit)).toList();
    }
}
