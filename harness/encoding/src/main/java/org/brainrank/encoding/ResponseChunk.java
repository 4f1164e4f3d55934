package org.brainrank.encoding;

import java.util.HashMap;
import java.util.Map;
import org.brainrank.linalg.Matrix;

/** Some targets' responses, on one thread, with what the folds can share of them. */
final class ResponseChunk {
    private final int[] targets;
    private final Matrix values;
    private final Map<BlockFeatures, BlockMoments> moments = new HashMap<>();

    ResponseChunk(int[] targets, ResponseSource source) {
        this.targets = targets;
        this.values = source.read(targets);
        Finite.require("responses", values, column -> targets[column]);
    }

    /** Which targets of all, ascending. */
    int[] targets() {
        return targets;
    }

    /** Shape (scans, targets). */
    Matrix values() {
        return values;
    }

    /** Moments with these features, computed once for all folds that use them. */
    BlockMoments moments(BlockFeatures features) {
        return moments.computeIfAbsent(features, key -> BlockMoments.of(key, values));
    }
}
