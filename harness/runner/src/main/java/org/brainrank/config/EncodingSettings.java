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
 * @param precision of the costly products
 * @param bandCandidates ratios between the penalties of feature spaces that are tried for every target; 1: equal
 *     penalties
 * @param bandRefinements rounds of looking closer around each target's best ratio
 * @param matchedDimension features that every wider space is also scored at, by principal components and by random
 *     projection; 0 for not at all
 */
public record EncodingSettings(
        Scheme scheme,
        int folds,
        OptionalInt gapScans,
        int innerFolds,
        double alphaLog10From,
        double alphaLog10To,
        int alphaCount,
        boolean perTargetAlpha,
        Precision precision,
        int bandCandidates,
        int bandRefinements,
        int matchedDimension) {
    /** Arithmetic of the products with responses. */
    public enum Precision {
        /** Agrees with other double-precision programs to 1e-8. */
        DOUBLE,
        /** Agrees to 1e-4; about twice as fast where features are many. */
        SINGLE
    }

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
