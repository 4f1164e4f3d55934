package org.brainrank.models.transformers;

import java.util.List;
import java.util.function.IntPredicate;

/** Which blocks have a sliding window. */
final class LayerTypes {
    private static final String SLIDING = "sliding_attention";
    private static final List<String> KNOWN = List.of(SLIDING, "full_attention");

    private LayerTypes() {}

    /**
     * Whether a block's attention slides.
     *
     * @param block from 0
     * @param otherwise what holds where the config has no {@code layer_types}
     */
    static boolean slides(Config config, int block, IntPredicate otherwise) {
        if (!config.has("layer_types")) {
            return otherwise.test(block);
        }
        List<String> types = config.texts("layer_types");
        if (block >= types.size() || !KNOWN.contains(types.get(block))) {
            throw config.bad("layer_types", "one of " + String.join(", ", KNOWN) + " for each block");
        }
        return types.get(block).equals(SLIDING);
    }
}
