package org.brainrank.pipeline;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.brainrank.alignment.Cleaning;
import org.brainrank.alignment.Delays;
import org.brainrank.alignment.DelaysInSeconds;
import org.brainrank.alignment.Downsampling;
import org.brainrank.alignment.Lanczos;
import org.brainrank.alignment.ResponseModel;
import org.brainrank.alignment.Trim;
import org.brainrank.config.NuisanceChoice;
import org.brainrank.linalg.Matrix;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Word;

/**
 * From words to scans, story by story, so that nothing crosses a story's edge: words are put into scans by their onsets,
 * delayed or convolved, and trimmed. Responses are trimmed, and cleaned once the folds are known.
 *
 * @param downsampling how the words of a scan are put together
 * @param response what the blood makes of words over time
 * @param trim scans dropped at both ends
 * @param cleaning drift that is removed from responses
 * @param nuisance regressors of the dataset that responses are freed of
 * @param wholeStory whether responses are cleaned over whole stories, and not within the folds' stretches
 */
record Alignment(
        Downsampling downsampling,
        ResponseModel response,
        Trim trim,
        Cleaning cleaning,
        NuisanceChoice nuisance,
        boolean wholeStory) {

    /** Delays and a polynomial drift alone; −1 for no drift. */
    Alignment(Downsampling downsampling, Delays delays, Trim trim, int detrendOrder) {
        this(downsampling, delays, trim, Cleaning.polynomial(detrendOrder), NuisanceChoice.of(List.of()), false);
    }

    /**
     * Delays in whole scans that stand for the response: its own, the nearest to its own in seconds, or for a canonical
     * response all from 1 to its reach.
     */
    List<Integer> delaysScans(double repetitionTime) {
        if (response instanceof Delays delays) {
            return delays.scans();
        }
        IntStream scans = response instanceof DelaysInSeconds delays
                ? delays.seconds().stream()
                        .mapToInt(seconds -> (int) Math.round(seconds / repetitionTime))
                        .distinct()
                : IntStream.rangeClosed(1, response.reach(repetitionTime));
        return scans.boxed().toList();
    }

    /** Columns that each feature becomes. */
    int copies() {
        return response.copies();
    }

    /** Scans for which a word goes on to shape the features: the longest delay, or the length of the response. */
    int responseScans(List<ScanTiming> timings) {
        return timings.stream()
                .mapToInt(timing -> response.reach(timing.repetitionTime()))
                .max()
                .orElse(0);
    }

    /** Scans by which downsampling itself smears a word: both sides of the Lanczos window, none otherwise. */
    int smearedScans() {
        return downsampling == Downsampling.LANCZOS ? 2 * Lanczos.LOBES : 0;
    }

    /** Whether anything at all is removed from responses by a fit over scans. */
    boolean cleans() {
        return !cleaning.equals(Cleaning.none())
                || nuisance.all()
                || !nuisance.names().isEmpty();
    }

    /** Scans that are left of a story. */
    int trimmed(int scans) {
        return scans - trim.start() - trim.end();
    }

    /**
     * One story's features at its scans.
     *
     * @param features shape (words, features)
     * @return shape (trimmed scans, copies × features)
     */
    Matrix features(Matrix features, Story story, ScanTiming timing, Downsampling rule) {
        double[] onsets = story.words().stream().mapToDouble(Word::onset).toArray();
        return trim.apply(response.apply(
                seconds -> rule.apply(
                                features,
                                later(
                                        onsets,
                                        seconds,
                                        rule == Downsampling.LANCZOS ? Double.NEGATIVE_INFINITY : timing.firstScan()),
                                timing.starts(),
                                timing.repetitionTime())
                        .features(),
                timing.repetitionTime()));
    }

    // A word that was heard before the first scan enters no scan, however it is delayed: as with delays of whole scans.
    private static double[] later(double[] onsets, double seconds, double firstScan) {
        return Arrays.stream(onsets)
                .map(onset -> onset < firstScan ? onset - seconds : onset + seconds)
                .toArray();
    }

    /**
     * The scans of one story that are used, as they were measured.
     *
     * @param measured shape (scans, columns): responses, or nuisance regressors
     * @param scans how many of them are used, from the first
     * @return shape (trimmed scans, columns)
     */
    Matrix used(Matrix measured, int scans) {
        return trim.apply(measured.rows(IntStream.range(0, scans).toArray()));
    }
}
