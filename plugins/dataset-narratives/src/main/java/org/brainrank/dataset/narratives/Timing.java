package org.brainrank.dataset.narratives;

/**
 * When a story was heard in its scan.
 *
 * @param story its id
 * @param task of the scan, as in the names of files
 * @param event of the task, as in {@code event_meta.json}
 * @param onset first scan of the story
 * @param duration scans of the story
 * @param audioStart time of the audio's start on the scanner's clock, in seconds: scan i is at audio time i × 1.5 s − this
 */
record Timing(String story, String task, String event, int onset, int duration, double audioStart) {
    /** Seconds from one scan to the next, in every study of the collection. */
    static final double REPETITION_TIME = 1.5;

    Timing {
        if (onset < 0 || duration < 1 || !Double.isFinite(audioStart)) {
            throw new IllegalArgumentException("a story begins at scan 0 or later and lasts a scan: " + story + ", "
                    + onset + ", " + duration + ", " + audioStart);
        }
    }

    /** Time of a scan on the audio's clock, in seconds. */
    double audioTime(int scan) {
        return scan * REPETITION_TIME - audioStart;
    }

    /** Where the story's words may begin, in seconds of the audio: events are in whole scans, so one more is let in. */
    double firstWord() {
        return audioTime(onset - 1);
    }

    /** Where they must have begun. */
    double lastWord() {
        return audioTime(onset + duration + 1);
    }

    Timing at(int otherOnset, int otherDuration) {
        return new Timing(story, task, event, otherOnset, otherDuration, audioStart);
    }
}
