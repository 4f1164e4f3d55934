package org.brainrank.results;

import java.util.List;

/**
 * What {@code inspect} sees in a dataset before anything is explained. Numbers that are not defined are NaN.
 *
 * @param dataset id
 * @param version of the data
 * @param firstLag the lowest lag of {@link Lags}, in scans
 * @param auditory the region whose lag is judged; {@code all} if none is named like one of hearing
 * @param stories in order
 * @param subjects in order
 * @param lags of each region, {@code all} first
 * @param agreement of each region, {@code all} first; empty with one subject
 * @param warnings what to look into, in sentences
 * @param notes what was left out, filled in or done, in sentences
 */
public record DatasetInspection(
        String dataset,
        String version,
        int firstLag,
        String auditory,
        List<Story> stories,
        List<Subject> subjects,
        List<Lags> lags,
        List<Agreement> agreement,
        List<String> warnings,
        List<String> notes) {
    /** Copies the lists. */
    public DatasetInspection {
        stories = List.copyOf(stories);
        subjects = List.copyOf(subjects);
        lags = List.copyOf(lags);
        agreement = List.copyOf(agreement);
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }

    /**
     * The inspection as {@code inspect --json} prints it.
     *
     * @return JSON, NaN as a string, with a line break at the end
     */
    public String toJson() {
        return Json.pretty(this);
    }

    /**
     * Words against scans.
     *
     * @param id of the story
     * @param words how many
     * @param firstWord onset of the first, in seconds on the audio's clock
     * @param lastWord offset of the last
     * @param scans how many
     * @param repetitionTime seconds
     * @param firstScan time of scan 0 on the audio's clock, in seconds
     * @param wordsBefore words that begin before the first scan
     * @param wordsAfter words that begin after the last
     * @param instants words without a duration, as those that an aligner did not find
     * @param overlaps words that begin before the one ahead has ended
     * @param gaps silences of three seconds and more, in order
     * @param trimmedScans scans that are used
     * @param wordRate words of every used scan
     * @param response mean over subjects and targets, each standardised, of every used scan
     */
    public record Story(
            String id,
            int words,
            double firstWord,
            double lastWord,
            int scans,
            double repetitionTime,
            double firstScan,
            int wordsBefore,
            int wordsAfter,
            int instants,
            int overlaps,
            List<Gap> gaps,
            int trimmedScans,
            double[] wordRate,
            double[] response) {
        /** Copies the list. */
        public Story {
            gaps = List.copyOf(gaps);
        }
    }

    /**
     * A silence.
     *
     * @param after the word before it
     * @param from its end, in seconds
     * @param to the onset of the next word
     */
    public record Gap(String after, double from, double to) {}

    /**
     * One subject's responses as they were measured.
     *
     * @param id of the subject
     * @param scans of all stories
     * @param mean over scans and targets
     * @param deviation median over targets of the standard deviation in time, after the cleaning
     * @param signalToNoise median over targets of mean / that deviation; NaN where responses are centred already
     * @param flatTargets targets that do not vary in some story
     * @param jumps share of scans whose change from the scan before, root mean square over targets, is more than three times the
     *     median change
     * @param displacement mean framewise displacement in mm; NaN without motion parameters
     * @param moved share of scans with a displacement above 0.5 mm; NaN without motion parameters
     * @param agreement leave-one-out correlation, mean over targets; NaN with one subject
     */
    public record Subject(
            String id,
            int scans,
            double mean,
            double deviation,
            double signalToNoise,
            int flatTargets,
            double jumps,
            double displacement,
            double moved,
            double agreement) {}

    /**
     * Correlation of the word rate with a region's mean response by lag.
     *
     * @param roi region, or {@code all}
     * @param correlations one a lag, from {@link DatasetInspection#firstLag} on
     * @param peakScans the lag of the highest
     * @param peakSeconds the same in seconds
     * @param plausible whether it lies from 2 to 8 s
     */
    public record Lags(String roi, double[] correlations, int peakScans, double peakSeconds, boolean plausible) {}

    /**
     * Leave-one-out inter-subject correlation, mean over the region's targets.
     *
     * @param roi region, or {@code all}
     * @param targets how many
     * @param mean over subjects
     * @param subjects one a subject
     */
    public record Agreement(String roi, int targets, double mean, double[] subjects) {}
}
