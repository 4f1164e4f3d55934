package org.brainrank.results;

import java.util.List;
import java.util.Map;

/**
 * The ranking, computed once by the run and rendered by whoever likes.
 *
 * @param schemaVersion of the run folder
 * @param name of the run
 * @param dataset its id
 * @param limited whether the run was cut short by {@code --limit}
 * @param models ids
 * @param rois names, in the dataset's order
 * @param ceiling the kind of ceiling, as the config names it; {@code none} without one
 * @param ceilings what a model could reach at best, by ROI and for {@code all}; empty without one
 * @param floors what the ceiling's own formula gives for responses that belong to different moments: mean and 95 % of the
 *     values by chance; a ceiling inside has nothing in it to explain
 * @param rows all rows, those of one {@link Row.Level}, ROI, model and capacity together, best first
 * @param comparisons all pairs of methods ranked together over layers
 * @param separations how many subjects it would take to tell the first row from the second, by what is ranked together
 * @param leakage names of the leaks that {@code --allow-leakage} let pass; empty in a result
 */
public record Leaderboard(
        int schemaVersion,
        String name,
        String dataset,
        boolean limited,
        List<String> models,
        List<String> rois,
        String ceiling,
        Map<String, Estimate> ceilings,
        Map<String, Estimate> floors,
        List<Row> rows,
        List<Comparison> comparisons,
        List<Separation> separations,
        List<String> leakage) {

    /**
     * The same leaderboard with the stamp of what was allowed.
     *
     * @param names of leaks
     * @return a copy
     */
    public Leaderboard withLeakage(List<String> names) {
        return with(rows, names);
    }

    /**
     * The same leaderboard with other rows.
     *
     * @param others in the same order
     * @return a copy
     */
    public Leaderboard withRows(List<Row> others) {
        return with(others, leakage);
    }

    private Leaderboard with(List<Row> others, List<String> names) {
        return new Leaderboard(
                schemaVersion,
                name,
                dataset,
                limited,
                models,
                rois,
                ceiling,
                ceilings,
                floors,
                others,
                comparisons,
                separations,
                names);
    }

    /** The word that stands for every ROI, or for every model. */
    public static final String ALL = "all";

    /**
     * The content of {@code leaderboard.json}.
     *
     * @return JSON as its schema describes it, NaN as a string, with a line break at the end
     */
    public String toJson() {
        return Json.pretty(this);
    }

    /**
     * A mean over subjects with its bootstrap interval.
     *
     * @param mean over subjects
     * @param low end of the interval
     * @param high end of the interval
     */
    public record Estimate(double mean, double low, double high) {}

    /**
     * Two methods that are ranked together, subject by subject.
     *
     * @param level of both rows
     * @param roi a name, or {@code all}
     * @param model an id, or {@code all}
     * @param capacity of both feature spaces
     * @param first the one of higher mean unique variance
     * @param second the other
     * @param difference unique variance of the first minus the second
     * @param differenceOverStories the same with an interval over subjects and stories (outer folds)
     * @param p two-sided sign-flip test over subjects
     * @param pCorrected the same, corrected over the pairs of this level, ROI, model and capacity as the config says
     * @param pWilcoxon two-sided signed-rank test over subjects
     * @param above share of bootstrap samples of subjects in which the first stands above the second
     */
    public record Comparison(
            Row.Level level,
            String roi,
            String model,
            String capacity,
            String first,
            String second,
            Estimate difference,
            Estimate differenceOverStories,
            double p,
            double pCorrected,
            double pWilcoxon,
            double above) {}

    /**
     * How far the first two methods are apart, and what it would take to separate them.
     *
     * @param level of both rows
     * @param roi a name, or {@code all}
     * @param model an id, or {@code all}
     * @param capacity of both feature spaces
     * @param first the method of highest mean unique variance
     * @param second the next
     * @param subjects that were measured
     * @param effect mean difference divided by its standard deviation over subjects
     * @param needed smallest number of subjects whose paired test finds a difference of this size in 80 % of studies; 0 if
     *     nobody can tell, for want of two subjects or of a difference
     */
    public record Separation(
            Row.Level level,
            String roi,
            String model,
            String capacity,
            String first,
            String second,
            int subjects,
            double effect,
            int needed) {}

    /**
     * One row.
     *
     * @param level what the row sums up; rows are ranked within level, ROI, model and capacity
     * @param roi a name, or {@code all}
     * @param model an id, or {@code all}
     * @param layer a number, {@code chosen} where each subject's layer was chosen by the inner folds, {@code -} where there
     *     is none
     * @param variant canonical name
     * @param role method, control or floor
     * @param capacity {@code full}, or the dimension that all feature spaces were reduced to; ranked apart
     * @param rank 1 is best by unique variance; 0 for the floor, which is not ranked
     * @param rankLow best rank within the bootstrap's 95 %
     * @param rankHigh worst rank within the bootstrap's 95 %
     * @param tier 1 holds the best row and all that cannot be told from it; 0 for the floor
     * @param best probability of standing first, over bootstrap samples of subjects
     * @param r held-out Pearson correlation, alone
     * @param rShareOfCeiling r divided by the ceiling; may exceed 1 or be negative
     * @param r2 held-out R², alone
     * @param unique R² with the nuisance controls minus R² of the controls
     * @param uniqueOverStories the same mean with an interval over subjects and stories (outer folds where there is one
     *     story), both resampled: what to expect of other listeners of other stories
     * @param rankLowOverStories best rank within the 95 % of that bootstrap
     * @param rankHighOverStories worst rank within the 95 % of that bootstrap
     * @param bestOverStories probability of standing first in that bootstrap; NaN for one subject or one fold
     * @param p one-sided sign-flip test over subjects that unique variance is above zero
     * @param pCorrected the same, corrected over the methods ranked together as the config says; NaN for controls
     * @param pMax the same against the largest mean of all methods ranked together, under sign-flips of whole subjects
     *     (family-wise); NaN for controls
     * @param pWilcoxon one-sided signed-rank test over subjects that unique variance is above zero
     * @param subjectsSignificant subjects whose own null in time gives unique variance a p below the config's level; −1
     *     if no null was asked for
     * @param beatsControls unique variance above zero with corrected p below the config's level and interval above zero,
     *     and above each of its controls with intervals above zero
     * @param over mean difference in unique variance to each of this method's own controls ({@code shuffled}, {@code
     *     untrained}) and to those that are nobody's ({@code random}), with interval
     * @param layers how often each layer was chosen, over subjects and folds; empty unless the layer is {@code chosen}
     * @param features number of features, before delays
     * @param subjects behind the means
     * @param targets behind the means
     * @param seconds spent on features and regression
     * @param faithfulness how well the explanation agrees with its model
     * @param flags what a reader must know of the scores: constant or normalised by construction, incomplete, uncertain; empty
     *     for most
     */
    public record Row(
            Level level,
            String roi,
            String model,
            String layer,
            String variant,
            Cell.Role role,
            String capacity,
            int rank,
            int rankLow,
            int rankHigh,
            int tier,
            double best,
            Estimate r,
            double rShareOfCeiling,
            Estimate r2,
            Estimate unique,
            Estimate uniqueOverStories,
            int rankLowOverStories,
            int rankHighOverStories,
            double bestOverStories,
            double p,
            double pCorrected,
            double pMax,
            double pWilcoxon,
            int subjectsSignificant,
            boolean beatsControls,
            Map<String, Estimate> over,
            Map<Integer, Integer> layers,
            int features,
            int subjects,
            int targets,
            double seconds,
            Faithfulness faithfulness,
            List<String> flags) {

        /**
         * The same row with what is known of the explanation itself.
         *
         * @param known of its method and layers
         * @param reasons to read the row with care, one sentence each
         * @return a copy
         */
        public Row judged(Faithfulness known, List<String> reasons) {
            return new Row(
                    level,
                    roi,
                    model,
                    layer,
                    variant,
                    role,
                    capacity,
                    rank,
                    rankLow,
                    rankHigh,
                    tier,
                    best,
                    r,
                    rShareOfCeiling,
                    r2,
                    unique,
                    uniqueOverStories,
                    rankLowOverStories,
                    rankHighOverStories,
                    bestOverStories,
                    p,
                    pCorrected,
                    pMax,
                    pWilcoxon,
                    subjectsSignificant,
                    beatsControls,
                    over,
                    layers,
                    features,
                    subjects,
                    targets,
                    seconds,
                    known,
                    reasons);
        }

        /** What a row sums up. */
        public enum Level {
            /** A method over all models; each subject's layers chosen by the inner folds. */
            METHOD,
            /** A method on one model; each subject's layer chosen by the inner folds. */
            MODEL,
            /** A method at one layer of one model. */
            LAYER
        }
    }
}
