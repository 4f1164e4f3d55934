package org.brainrank.config;

import java.util.OptionalInt;

/**
 * From scans to predictions.
 *
 * @param scheme how scans are held out
 * @param folds number of outer blocks; stories decide it themselves
 * @param gapScans scans left out on both sides of a held-out block, outer and inner; empty for {@code auto}: as many as
 *     a response and a context window can carry over the block's edge
 * @param innerFolds number of validation blocks within the training part
 * @param alphaLog10From exponent of the smallest ridge penalty
 * @param alphaLog10To exponent of the largest
 * @param alphaCount how many, evenly spaced on the logarithmic scale
 * @param perTargetAlpha whether every target has its own penalty
 */
public record EncodingSettings(
        Scheme scheme,
        int folds,
        OptionalInt gapScans,
        int innerFolds,
        double alphaLog10From,
        double alphaLog10To,
        int alphaCount,
        boolean perTargetAlpha) {
    /** How scans are held out. */
    public enum Scheme {
        /** Equal blocks of neighbouring scans. */
        CONTIGUOUS_BLOCKS,
        /** Whole stories. */
        LEAVE_ONE_STORY_OUT,
        /** The same: a story is one continuous run of the scanner. */
        LEAVE_ONE_RUN_OUT,
        /** Scans dealt at random: a foil, which the leakage linter refuses unless it is told not to. */
        SHUFFLED
    }
}
