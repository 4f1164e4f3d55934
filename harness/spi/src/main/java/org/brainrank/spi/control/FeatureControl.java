package org.brainrank.spi.control;

import java.util.List;
import java.util.Map;

/** Spoils a method's own features: what remains cannot be owed to the explanation of each word. */
public interface FeatureControl extends Control {
    /**
     * Spoilt features of one story.
     *
     * @param story its id
     * @param features of all stories by id, shape (words, features); not to be changed
     * @param seed of this story's random numbers
     * @return shape (words of this story, features)
     */
    List<float[]> spoil(String story, Map<String, List<float[]>> features, long seed);
}
