package org.brainrank.spi.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.brainrank.spi.dataset.Story;

/** Features made of the words and their timing alone. */
public interface StimulusControl extends Control {
    /** How its features are brought from words to scans. */
    enum Downsampling {
        /** As the config says for every feature space. */
        AS_CONFIGURED,
        /** Summed within a scan, whatever the config says: a rate is a count. */
        SUM
    }

    /**
     * How words become scans.
     *
     * @return the rule
     */
    default Downsampling downsampling() {
        return Downsampling.AS_CONFIGURED;
    }

    /**
     * Features of every word of all stories; overridden by a control that must know how long all of them are.
     *
     * @param stories of the dataset
     * @param width how many features a method has per word (the explained words)
     * @param seeds of each story's random numbers, by its id
     * @return by story, shape (words, features), the same number of features for every story
     */
    default Map<String, List<float[]>> ofAll(List<Story> stories, int width, ToLongFunction<String> seeds) {
        Map<String, List<float[]>> all = new LinkedHashMap<>();
        stories.forEach(story -> all.put(story.id(), features(story, width, seeds.applyAsLong(story.id()))));
        return all;
    }

    /**
     * Features of every word of one story.
     *
     * @param story words in time order
     * @param width how many features a method has per word (the explained words)
     * @param seed of this story's random numbers
     * @return shape (words, features), the same number of features for every story
     */
    List<float[]> features(Story story, int width, long seed);
}
