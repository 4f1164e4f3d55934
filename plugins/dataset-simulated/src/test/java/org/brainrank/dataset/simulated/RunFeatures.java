package org.brainrank.dataset.simulated;

import java.util.Map;
import org.brainrank.spi.dataset.Story;

/**
 * What drives the planted regions during one run.
 *
 * @param story the words and their times
 * @param spaces for the label of each {@linkplain Region#planted() planted} region a row of features per word
 */
public record RunFeatures(Story story, Map<String, FeatureMatrix> spaces) {
    /** Checks that every planted region has a row per word, and that nothing else is given. */
    public RunFeatures {
        spaces = Map.copyOf(spaces);
        int known = 0;
        for (Region region : Region.values()) {
            if (region.planted()) {
                known++;
                FeatureMatrix space = spaces.get(region.label());
                if (space == null || space.words() != story.words().size()) {
                    throw new IllegalArgumentException("story '" + story.id() + "' needs features '" + region.label()
                            + "' of " + story.words().size() + " words; given: "
                            + (space == null ? spaces.keySet() : space.words() + " words"));
                }
            }
        }
        if (spaces.size() != known) {
            throw new IllegalArgumentException("features of a region that is not planted, in " + spaces.keySet());
        }
    }

    /**
     * The features that drive a region.
     *
     * @param region a planted one
     * @return a row per word of the story
     */
    FeatureMatrix space(Region region) {
        FeatureMatrix space = spaces.get(region.label());
        if (space == null) {
            throw new IllegalArgumentException(region + " is not planted");
        }
        return space;
    }
}
