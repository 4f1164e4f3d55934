package org.brainrank.pipeline;

import java.util.List;
import org.brainrank.results.Cell;

/**
 * A feature set's scores.
 *
 * @param cells one per subject
 * @param byTarget shape (subjects, targets, quantities): means over outer folds, and p-values against a null in time
 */
record Scored(List<Cell> cells, double[] byTarget) {
    /** What {@link #byTarget} holds, in order. */
    static final List<String> QUANTITIES =
            List.of("r", "r2", "r2-joint", "unique", "p-r", "p-unique", "p-unique-corrected");
}
