package org.brainrank.imports;

import java.util.List;
import java.util.Map;

/**
 * What another program says of every word.
 *
 * @param model name
 * @param layer from 0; −1 if there is none
 * @param variant the method, spelt as ours are
 * @param stories story to rows, one a word
 */
public record ImportedSpace(String model, int layer, String variant, Map<String, List<float[]>> stories) {
    /**
     * Features of a word.
     *
     * @return at least 1
     */
    public int features() {
        return stories.values().iterator().next().get(0).length;
    }
}
