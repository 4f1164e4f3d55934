package org.brainrank.features;

import java.util.List;
import java.util.Map;

/**
 * What one feature space says of every word of every story.
 *
 * @param stories story id to a list with one vector per word, all of one length
 * @param features length of the vectors
 * @param completenessGaps median and largest gap over windows; empty if the method promises no completeness
 * @param standardErrors median and largest over windows of {@link org.brainrank.spi.method.Reducer#standardError()}; empty
 *     if the method samples nothing
 * @param wordless median and largest, over windows, part of the scores that fell on tokens which belong to no word and so to
 *     no feature; empty if windows begin without such a token
 * @param unscaled windows whose scores {@code window.normalise} left as they are, because it would divide by zero
 * @param seconds this space's share of the time that its passes took
 */
public record FeatureSpace(
        Map<String, List<float[]>> stories,
        int features,
        List<Double> completenessGaps,
        List<Double> standardErrors,
        List<Double> wordless,
        int unscaled,
        double seconds) {

    /**
     * A space that was neither sampled nor scaled.
     *
     * @param stories story id to a list with one vector per word, all of one length
     * @param features length of the vectors
     * @param completenessGaps median and largest gap over windows; empty if the method promises no completeness
     * @param seconds this space's share of the time that its passes took
     */
    public FeatureSpace(
            Map<String, List<float[]>> stories, int features, List<Double> completenessGaps, double seconds) {
        this(stories, features, completenessGaps, List.of(), List.of(), 0, seconds);
    }

    /** Copies the map, not the vectors. */
    public FeatureSpace {
        stories = Map.copyOf(stories);
        completenessGaps = List.copyOf(completenessGaps);
        standardErrors = List.copyOf(standardErrors);
        wordless = List.copyOf(wordless);
    }
}
