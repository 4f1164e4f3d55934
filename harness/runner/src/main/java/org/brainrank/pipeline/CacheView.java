package org.brainrank.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.brainrank.cache.CacheKey;
import org.brainrank.cache.Entry;
import org.brainrank.cache.FeatureCache;
import org.brainrank.cache.Found;
import org.brainrank.cache.Kept;
import org.brainrank.cache.Reasons;
import org.brainrank.config.WindowSettings;
import org.brainrank.execution.Workers;
import org.brainrank.features.FeatureExtraction;
import org.brainrank.features.Unit;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.LanguageModel;

/** What a run would find in the cache, and why it would not find the rest. */
public final class CacheView {
    private CacheView() {}

    /**
     * One feature space.
     *
     * @param model as rows carry it, after the control that spoilt it
     * @param variant canonical name
     * @param layer from 0 to L
     * @param hit whether the cache has it, sound
     * @param reasons why it would be computed; empty for a hit
     * @param entry name of its folder in the cache
     */
    public record Line(String model, String variant, int layer, boolean hit, List<String> reasons, String entry) {
        /** Copies the list. */
        public Line {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Opens every model, whole and spoilt, and looks; runs no pass and changes nothing.
     *
     * @param preparation everything opened
     * @return one line a feature space, in the run's order
     */
    public static List<Line> of(Preparation preparation) {
        FeatureCache cache = FeatureCache.in(preparation.options().home());
        List<Entry> entries = entries(cache);
        WindowSettings window = preparation.experiment().window();
        List<Line> lines = new ArrayList<>();
        try (Workers workers = new Workers(1)) {
            for (Turn turn : Turn.all(preparation)) {
                try (LanguageModel open = turn.open()) {
                    FeatureExtraction extraction =
                            new FeatureExtraction(open, preparation.brains().stories(), window, workers);
                    CachedSpaces spaces = CachedSpaces.whetherUsedOrNot(preparation, turn, open, extraction);
                    for (Unit unit : turn.model().units()) {
                        lines.add(line(turn.label(), unit, spaces.key(unit), spaces.look(unit), entries));
                    }
                }
            }
        }
        return lines;
    }

    private static Line line(String model, Unit unit, CacheKey key, Found found, List<Entry> entries) {
        List<String> reasons = new ArrayList<>();
        if (found.space().isEmpty()) {
            found.damage()
                    .ifPresentOrElse(
                            damage -> reasons.add("the entry is damaged: " + damage),
                            () -> reasons.addAll(Reasons.of(model, key, entries)));
        }
        return new Line(model, unit.variant(), unit.layer(), found.space().isPresent(), reasons, key.name());
    }

    private static List<Entry> entries(FeatureCache cache) {
        try {
            return cache.entries().stream()
                    .map(Kept::entry)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw new UserException("the cache " + cache.folder() + " cannot be read (" + e + ")", e);
        }
    }
}
