package org.brainrank.dataset.simulated;

/**
 * One feature space for one story.
 *
 * @param words rows
 * @param features columns
 * @param values shape (words, features), row-major, finite
 */
public record FeatureMatrix(int words, int features, float[] values) {
    /** Checks shape and numbers; does not copy. */
    public FeatureMatrix {
        if (words < 1 || features < 1 || values.length != (long) words * features) {
            throw new IllegalArgumentException(
                    "features of shape (" + words + ", " + features + ") do not have " + values.length + " numbers");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        "feature " + i % features + " of word " + i / features + " is " + values[i]);
            }
        }
    }
}
