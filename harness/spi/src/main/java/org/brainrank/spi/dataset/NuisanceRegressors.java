package org.brainrank.spi.dataset;

import java.util.HashSet;
import java.util.List;

/**
 * What else moved a subject's responses to one story: head motion, physiology, components of noise.
 *
 * @param names of the columns, none twice
 * @param values shape (scans, names), row-major, finite
 * @param scans number of scans, those of the responses
 */
public record NuisanceRegressors(List<String> names, float[] values, int scans) {
    /** Checks shape and numbers; does not copy the values. */
    public NuisanceRegressors {
        names = List.copyOf(names);
        if (names.isEmpty() || names.contains("") || new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException(
                    "nuisance regressors have at least one name, each once and none empty; were " + names);
        }
        if (scans < 1 || values.length != (long) scans * names.size()) {
            throw new IllegalArgumentException("nuisance regressors of shape (" + scans + ", " + names.size()
                    + ") do not have " + values.length + " numbers");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException("nuisance regressor '" + names.get(i % names.size()) + "' is "
                        + values[i] + " at scan " + i / names.size());
            }
        }
    }
}
