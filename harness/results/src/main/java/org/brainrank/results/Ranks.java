package org.brainrank.results;

import java.util.List;

/**
 * How sure every rank is: {@code ranks.json}. The probability of each rank over the bootstrap samples of subjects that give
 * the leaderboard its rank intervals. In a sample, rows of equal mean share the ranks that they take in equal parts, so that
 * the probabilities of a row sum to one, and so do those of a rank over the rows of its group; the first is {@link
 * Leaderboard.Row#best}.
 *
 * @param schemaVersion of the run folder
 * @param name of the run
 * @param limited whether the run was cut short by {@code --limit}
 * @param leakage names allowed by {@code --allow-leakage}
 * @param resamples bootstrap samples of subjects
 * @param subjects that were resampled; with one there is nothing to resample, and all probabilities are NaN
 * @param groups rows that are ranked together, in the leaderboard's order
 * @param leftOut groups of more rows than are worth a matrix
 */
public record Ranks(
        int schemaVersion,
        String name,
        boolean limited,
        List<String> leakage,
        int resamples,
        int subjects,
        List<Group> groups,
        List<LeftOut> leftOut) {
    /** Groups of more rows are left out: n rows have n × n probabilities. */
    public static final int MOST_ROWS = 100;

    /** Copies the lists. */
    public Ranks {
        leakage = List.copyOf(leakage);
        groups = List.copyOf(groups);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Rows that are ranked together. The floor is not among them.
     *
     * @param level what the rows sum up
     * @param roi a name, or {@code all}
     * @param model an id, or {@code all}
     * @param capacity of all feature spaces
     * @param rows best first, as on the leaderboard
     */
    public record Group(Leaderboard.Row.Level level, String roi, String model, String capacity, List<Line> rows) {
        /** Copies the list. */
        public Group {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One row.
     *
     * @param layer as the leaderboard's row has it
     * @param variant canonical name
     * @param role on the leaderboard
     * @param expected rank, the mean over samples
     * @param probabilities of rank 1, 2, … to the number of rows, from 0 to 1
     */
    public record Line(String layer, String variant, Cell.Role role, double expected, double[] probabilities) {}

    /**
     * A group without probabilities; its rows have intervals of ranks all the same.
     *
     * @param level what the rows sum up
     * @param roi a name, or {@code all}
     * @param model an id, or {@code all}
     * @param capacity of all feature spaces
     * @param rows how many
     */
    public record LeftOut(Leaderboard.Row.Level level, String roi, String model, String capacity, int rows) {}
}
