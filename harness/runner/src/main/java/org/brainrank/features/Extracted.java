package org.brainrank.features;

import java.util.Optional;

/**
 * What became of one unit: either its feature space, or what its method threw.
 *
 * @param unit a variant at a layer
 * @param space empty if the method failed
 * @param failure empty if it did not
 */
public record Extracted(Unit unit, Optional<FeatureSpace> space, Optional<RuntimeException> failure) {
    /**
     * For callers that cannot go on without it.
     *
     * @return the feature space
     * @throws RuntimeException what the method threw
     */
    public FeatureSpace spaceOrThrow() {
        return space.orElseThrow(failure::orElseThrow);
    }
}
