package org.brainrank.pipeline;

import org.brainrank.alignment.Downsampling;
import org.brainrank.features.FeatureSpace;
import org.brainrank.results.Cell;

/**
 * A feature space on its way to a row.
 *
 * @param model name; {@link #NO_MODEL} if it knows none
 * @param layer from 0 to L; {@link #NO_LAYER} if it knows none
 * @param variant canonical name
 * @param role on the leaderboard
 * @param space the numbers
 * @param downsampling from words to scans
 * @param capacity how many of the features are left for the regression
 */
record FeatureSet(
        String model,
        int layer,
        String variant,
        Cell.Role role,
        FeatureSpace space,
        Downsampling downsampling,
        Capacity capacity) {
    static final String NO_MODEL = "-";
    static final int NO_LAYER = -1;

    /** As wide as its method or control made it. */
    FeatureSet(String model, int layer, String variant, Cell.Role role, FeatureSpace space, Downsampling downsampling) {
        this(model, layer, variant, role, space, downsampling, Capacity.FULL);
    }

    /** The same numbers, reduced in the regression. */
    FeatureSet at(Capacity other) {
        return new FeatureSet(model, layer, variant, role, space, downsampling, other);
    }

    /** Features that enter the regression, before delays. */
    int features() {
        return capacity.kind() == Capacity.Kind.PCA ? capacity.dimension() : space.features();
    }
}
