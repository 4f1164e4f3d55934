package org.brainrank.results;

import java.util.List;

/**
 * How the regressions went: {@code diagnostics.json}. Which penalties were chosen, and what every outer fold gives by itself.
 *
 * @param schemaVersion of the run folder
 * @param name of the run
 * @param limited whether the run was cut short by {@code --limit}
 * @param leakage names allowed by {@code --allow-leakage}
 * @param alphas the grid of penalties, ascending
 * @param testScans how many scans each outer fold tests
 * @param spaces one a feature space that was scored, in the order of {@code cells.jsonl}
 */
public record Diagnostics(
        int schemaVersion,
        String name,
        boolean limited,
        List<String> leakage,
        double[] alphas,
        List<Integer> testScans,
        List<Space> spaces) {
    /** Copies the lists. */
    public Diagnostics {
        leakage = List.copyOf(leakage);
        testScans = List.copyOf(testScans);
        spaces = List.copyOf(spaces);
    }

    /**
     * One feature space, all its subjects together.
     *
     * @param model its id; {@code -} for a control that knows no model
     * @param layer from 0 (input) to L; −1 for a control that knows no layer
     * @param variant canonical name
     * @param role on the leaderboard
     * @param capacity {@code full}, {@code pca-D} or {@code projection-D}
     * @param joint how often each penalty of the grid was chosen for the feature space together with the nuisance controls,
     *     over subjects, outer folds and targets; one a penalty
     * @param alone the same for the feature space by itself
     * @param unscored (subject, fold, target) triples without a score, as the target does not vary there; they count in no
     *     penalty
     * @param r held-out correlation by itself
     * @param unique R² with the nuisance controls minus R² of the controls
     */
    public record Space(
            String model,
            int layer,
            String variant,
            Cell.Role role,
            String capacity,
            List<Integer> joint,
            List<Integer> alone,
            int unscored,
            ByFold r,
            ByFold unique) {
        /** Copies the lists. */
        public Space {
            joint = List.copyOf(joint);
            alone = List.copyOf(alone);
        }
    }

    /**
     * A score in every outer fold: mean over all targets, then over subjects.
     *
     * @param means over subjects, one an outer fold; NaN where no subject has a score
     * @param deviations standard deviation over subjects (n − 1), one an outer fold; NaN below two subjects
     * @param subjects with a score, one an outer fold
     */
    public record ByFold(double[] means, double[] deviations, List<Integer> subjects) {
        /** Copies the list. */
        public ByFold {
            subjects = List.copyOf(subjects);
        }
    }
}
