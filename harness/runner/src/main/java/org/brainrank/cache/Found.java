package org.brainrank.cache;

import java.util.Optional;
import org.brainrank.features.FeatureSpace;

/**
 * What the cache has under a key.
 *
 * @param space empty if there is none that can be trusted
 * @param damage what is wrong with the one that there is; empty if there is none, or it is sound
 */
public record Found(Optional<FeatureSpace> space, Optional<String> damage) {
    static Found nothing() {
        return new Found(Optional.empty(), Optional.empty());
    }

    static Found sound(FeatureSpace space) {
        return new Found(Optional.of(space), Optional.empty());
    }

    static Found damaged(String why) {
        return new Found(Optional.empty(), Optional.of(why));
    }
}
