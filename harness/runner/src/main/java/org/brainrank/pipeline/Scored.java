package org.brainrank.pipeline;

import java.util.List;
import java.util.Optional;
import org.brainrank.results.Cell;

/**
 * A feature set's scores.
 *
 * @param cells one per subject
 * @param byTarget shape (subjects, targets, quantities): means over outer folds, and p-values against a null in time
 * @param particulars what is kept of the regressions, if anything is
 */
record Scored(List<Cell> cells, double[] byTarget, Optional<Particulars> particulars) {
    /** Scores of which nothing else is kept. */
    Scored(List<Cell> cells, double[] byTarget) {
        this(cells, byTarget, Optional.empty());
    }

    /** What {@link #byTarget} holds, in order. */
    static final List<String> QUANTITIES =
            List.of("r", "r2", "r2-joint", "unique", "p-r", "p-unique", "p-unique-corrected");
}
