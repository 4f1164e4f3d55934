package org.brainrank.config;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * From words to scans. What is empty here comes from the dataset's own advice, and the run record says so.
 *
 * @param downsample how the words of a scan are put together
 * @param response what the blood makes of words over time
 * @param derivatives of a canonical response that join it: 0, 1 (time) or 2 (time and dispersion)
 * @param delaysScans of the finite impulse response
 * @param delaysSeconds the same in seconds, if not in scans
 * @param trimStartScans scans dropped at the start of every story
 * @param trimEndScans scans dropped at its end
 * @param detrendOrder order of the polynomial drift of a whole story, removed from responses; −1 for none
 * @param highPassSeconds slower waves than this are removed from responses; 0 for none
 * @param nuisance regressors that responses are freed of
 * @param scope over which scans responses are cleaned
 */
public record AlignmentSettings(
        Downsample downsample,
        Optional<Response> response,
        OptionalInt derivatives,
        Optional<List<Integer>> delaysScans,
        Optional<List<Double>> delaysSeconds,
        OptionalInt trimStartScans,
        OptionalInt trimEndScans,
        OptionalInt detrendOrder,
        OptionalDouble highPassSeconds,
        Optional<NuisanceChoice> nuisance,
        Scope scope) {
    /** How the words of a scan are put together. */
    public enum Downsample {
        /** Mean over the words of a scan, zero without words. */
        MEAN,
        /** Sum over the words of a scan. */
        SUM,
        /** Three-lobe Lanczos resampling. */
        LANCZOS,
        /** The last word of a scan. */
        LAST_WORD
    }

    /** What the blood makes of words over time. */
    public enum Response {
        /** Delayed copies, a finite impulse response: the regression learns the shape. */
        FIR,
        /** The double gamma of Glover 1999. */
        GLOVER,
        /** The canonical double gamma of SPM. */
        SPM
    }

    /** Over which scans responses are cleaned. */
    public enum Scope {
        /** Each stretch between the edges of outer folds by itself. */
        STRETCH,
        /** Whole stories, test scans with training scans: a leak, unless whole stories are held out. */
        WHOLE_STORY
    }
}
