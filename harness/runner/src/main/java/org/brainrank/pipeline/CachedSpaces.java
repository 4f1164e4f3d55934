package org.brainrank.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.cache.CacheKey;
import org.brainrank.cache.FeatureCache;
import org.brainrank.cache.Found;
import org.brainrank.features.FeatureExtraction;
import org.brainrank.features.FeatureSpace;
import org.brainrank.features.Unit;
import org.brainrank.spi.model.LanguageModel;

/** The cache's part in the feature spaces of one open model. */
final class CachedSpaces {
    private final FeatureCache cache;
    private final CacheKey.Keys keys;
    private final String label;
    private final List<String> notes = new ArrayList<>();
    private boolean keeping = true;

    private CachedSpaces(FeatureCache cache, CacheKey.Keys keys, String label) {
        this.cache = cache;
        this.keys = keys;
        this.label = label;
    }

    /** Empty if the run is to use no cache. */
    static Optional<CachedSpaces> of(
            Preparation preparation, Turn turn, LanguageModel open, FeatureExtraction extraction) {
        return preparation.options().cached()
                ? Optional.of(whetherUsedOrNot(preparation, turn, open, extraction))
                : Optional.empty();
    }

    /** For those who only want to know what there is. */
    static CachedSpaces whetherUsedOrNot(
            Preparation preparation, Turn turn, LanguageModel open, FeatureExtraction extraction) {
        return new CachedSpaces(
                FeatureCache.in(preparation.options().home()),
                CacheKey.of(
                        open.info(),
                        turn.model().makers(),
                        preparation.experiment().window(),
                        preparation.brains().stories(),
                        extraction),
                turn.label());
    }

    CacheKey key(Unit unit) {
        return keys.of(unit);
    }

    /** What there is of a unit; leaves everything as it is. */
    Found look(Unit unit) {
        return cache.find(keys.of(unit));
    }

    /** Those of the units that are there, sound. */
    Map<Unit, FeatureSpace> find(List<Unit> units) {
        Map<Unit, FeatureSpace> spaces = new HashMap<>();
        for (Unit unit : units) {
            Found found = look(unit);
            found.space().ifPresent(space -> {
                spaces.put(unit, space);
                cache.touch(key(unit));
            });
            found.damage()
                    .ifPresent(damage -> notes.add(
                            named(unit) + " was damaged in the cache (" + damage + ") and is computed again"));
        }
        if (!spaces.isEmpty()) {
            notes.add(label + ": " + spaces.size() + " of " + units.size()
                    + " feature spaces come from the cache; --no-cache computes them again");
        }
        return spaces;
    }

    /** Keeps one for the next run. A full disk must not end a run that has its numbers, so it is a note, once. */
    void keep(Unit unit, FeatureSpace space) {
        if (keeping) {
            try {
                cache.keep(label, keys.of(unit), space);
            } catch (IOException e) {
                keeping = false;
                notes.add(named(unit) + " and what follows could not be kept in " + cache.folder() + ": " + e);
            }
        }
    }

    /** What a reader should know. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    private String named(Unit unit) {
        return unit.variant() + ", layer " + unit.layer() + " of " + label;
    }
}
