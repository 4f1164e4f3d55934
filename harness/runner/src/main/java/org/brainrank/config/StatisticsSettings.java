package org.brainrank.config;

/**
 * From predictions to ranks.
 *
 * @param ceiling how it is computed what could be reached at best
 * @param timeNull how held-out predictions are moved in time to test a cell by itself
 * @param correction of p-values over the methods, pairs or targets that are looked at together
 * @param permutations draws of each null in time, and sign-flip samples where subjects are too many to enumerate
 * @param bootstrap samples of subjects, and of subjects and stories
 * @param fdr level that corrected p-values are compared with
 * @param faithfulnessWords windows on which explanations are tested against their own model; 0 for none
 */
public record StatisticsSettings(
        Ceiling ceiling,
        TimeNull timeNull,
        Correction correction,
        int permutations,
        int bootstrap,
        double fdr,
        int faithfulnessWords) {
    /**
     * The same, without tests of faithfulness.
     *
     * @return a copy
     */
    public StatisticsSettings withoutFaithfulness() {
        return new StatisticsSettings(ceiling, timeNull, correction, permutations, bootstrap, fdr, 0);
    }

    /** What share of a response could be predicted at best. */
    public enum Ceiling {
        /** Correlation of each subject with the mean of the others. */
        LEAVE_ONE_OUT_ISC,
        /** Correlation of one subject with what all share, from random halves of the subjects (Spearman-Brown). */
        SPLIT_HALF,
        /** Correlation with the noiseless response, from repeats of a stimulus. */
        REPEATS,
        /** Not computed. */
        NONE
    }

    /** What is left of predictions that belong to other moments. */
    public enum TimeNull {
        /** Each stretch of test scans is rotated. */
        CIRCULAR_SHIFT,
        /** Each stretch is cut into blocks that change places. */
        BLOCK_PERMUTATION,
        /** Cells are not tested by themselves. */
        NONE
    }

    /** How many tests are accounted for. */
    public enum Correction {
        /** False discovery rate, Benjamini and Hochberg. */
        BH,
        /** False discovery rate under any dependence, Benjamini and Yekutieli. */
        BY,
        /** Family-wise, by the largest statistic. */
        MAX
    }
}
