package org.brainrank.results;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What cells come to before anything is ranked: one row, one number per subject. The runner makes it from cells; whoever
 * wants to compare rows of several runs over the same subjects starts here.
 *
 * @param level what the row sums up
 * @param roi a name, or {@code all}
 * @param model an id, or {@code all}
 * @param layer as a row of the leaderboard has it
 * @param variant canonical name
 * @param role on the leaderboard
 * @param capacity as cells spell it
 * @param r held-out correlation, one a subject
 * @param r2 held-out R², one a subject
 * @param unique unique variance, one a subject
 * @param byFold unique variance, shape (subjects, outer folds)
 * @param layers how often each layer was chosen; empty for one layer
 * @param features number of features
 * @param targets per subject
 * @param seconds over all subjects
 */
public record Standing(
        Leaderboard.Row.Level level,
        String roi,
        String model,
        String layer,
        String variant,
        Cell.Role role,
        String capacity,
        double[] r,
        double[] r2,
        double[] unique,
        double[][] byFold,
        Map<Integer, Integer> layers,
        int features,
        int targets,
        double seconds) {
    /** Copies the map, in order. */
    public Standing {
        layers = Collections.unmodifiableMap(new TreeMap<>(layers));
    }

    /**
     * A method that competes, and the controls that it must beat: its own, and those of its run that are nobody's.
     *
     * @param method what is ranked
     * @param controls of the same run, over the same subjects
     */
    public record Contender(Standing method, List<Standing> controls) {
        /** Copies the list. */
        public Contender {
            controls = List.copyOf(controls);
        }
    }
}
