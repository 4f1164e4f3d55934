package org.brainrank.results;

import java.util.List;
import org.brainrank.results.Leaderboard.Estimate;
import org.brainrank.results.Leaderboard.Row.Level;

/**
 * Two runs of one dataset, method by method over the subjects that they share: what {@code compare} prints.
 *
 * @param schemaVersion of the run folder
 * @param first the run that is compared with
 * @param second the run that is compared; differences are second minus first
 * @param subjects in both runs, in the first one's order
 * @param pairs of methods, in the order of the second run's ranking
 * @param onlyFirst methods that the second run does not have
 * @param onlySecond methods that the first run does not have
 * @param settings keys of {@code config.resolved.yaml} whose values differ
 * @param hashes data, models and plugins that differ
 * @param cautions why to read the comparison with care, in sentences
 */
public record RunComparison(
        int schemaVersion,
        Side first,
        Side second,
        List<String> subjects,
        List<Pair> pairs,
        List<String> onlyFirst,
        List<String> onlySecond,
        List<Change> settings,
        List<Change> hashes,
        List<String> cautions) {
    /** Copies the lists. */
    public RunComparison {
        subjects = List.copyOf(subjects);
        pairs = List.copyOf(pairs);
        onlyFirst = List.copyOf(onlyFirst);
        onlySecond = List.copyOf(onlySecond);
        settings = List.copyOf(settings);
        hashes = List.copyOf(hashes);
        cautions = List.copyOf(cautions);
    }

    /**
     * The comparison as {@code compare --json} prints it.
     *
     * @return JSON as its schema describes it, NaN as a string, with a line break at the end
     */
    public String toJson() {
        return Json.pretty(this);
    }

    /**
     * One of the runs.
     *
     * @param folder as it was named
     * @param name from the config
     * @param started ISO-8601, UTC
     * @param brainrank version of the harness
     * @param commit of its sources
     * @param subjects that were used
     * @param limited whether the run was cut short by {@code --limit}
     * @param leakage names allowed by {@code --allow-leakage}
     */
    public record Side(
            String folder,
            String name,
            String started,
            String brainrank,
            String commit,
            int subjects,
            boolean limited,
            List<String> leakage) {
        /** Copies the list. */
        public Side {
            leakage = List.copyOf(leakage);
        }
    }

    /**
     * A method in both runs, each subject's layers chosen by the inner folds of its run.
     *
     * @param level over all models, or on one
     * @param roi a name, or {@code all}
     * @param model an id, or {@code all}
     * @param first canonical name in the first run
     * @param second canonical name in the second run: the same, or the same method with other parameters
     * @param rankFirst among the rows of the first run's leaderboard
     * @param rowsFirst ranked rows there
     * @param rankSecond among the rows of the second run's leaderboard
     * @param rowsSecond ranked rows there
     * @param placeFirst among the compared methods of this level, ROI and model, by unique variance over the shared subjects
     * @param placeSecond the same in the second run; the shift is the difference of the two places
     * @param uniqueFirst unique variance over the shared subjects
     * @param uniqueSecond the same in the second run
     * @param difference second minus first, subject by subject, with its bootstrap interval
     * @param p two-sided sign-flip test over the shared subjects
     * @param pCorrected the same, corrected over the pairs of this level, ROI and model as the first run's config says
     * @param pWilcoxon two-sided signed-rank test
     */
    public record Pair(
            Level level,
            String roi,
            String model,
            String first,
            String second,
            int rankFirst,
            int rowsFirst,
            int rankSecond,
            int rowsSecond,
            int placeFirst,
            int placeSecond,
            Estimate uniqueFirst,
            Estimate uniqueSecond,
            Estimate difference,
            double p,
            double pCorrected,
            double pWilcoxon) {}

    /**
     * Something that differs.
     *
     * @param what a key of the config, or a kind and an id
     * @param first in the first run; empty if it is not there
     * @param second in the second run; empty if it is not there
     */
    public record Change(String what, String first, String second) {}
}
