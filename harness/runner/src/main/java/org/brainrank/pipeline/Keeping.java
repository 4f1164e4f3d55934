package org.brainrank.pipeline;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What is kept of regressions beside the cells.
 *
 * @param particulars whether anything is
 * @param byTarget whether scores by target and outer fold are
 * @param scans of which held-out predictions are kept, ascending; of the trimmed scans of all stories, one after another
 */
record Keeping(boolean particulars, boolean byTarget, List<Integer> scans) {
    static final Keeping NOTHING = new Keeping(false, false, List.of());

    Keeping {
        scans = List.copyOf(scans);
    }

    /** Whether regressions must keep their predictions. */
    boolean predictions() {
        return !scans.isEmpty();
    }

    /** What a run keeps for its maps and passages. */
    static Keeping of(boolean byTarget, List<Passage> passages) {
        List<Integer> scans = passages.stream()
                .flatMap(passage -> IntStream.of(passage.scans()).boxed())
                .distinct()
                .sorted()
                .toList();
        return new Keeping(true, byTarget, scans);
    }
}
