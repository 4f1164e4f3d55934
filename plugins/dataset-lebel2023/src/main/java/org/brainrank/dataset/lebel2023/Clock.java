package org.brainrank.dataset.lebel2023;

import org.brainrank.spi.UserException;

/**
 * When the rows of the response files were measured.
 *
 * <h2>Source</h2>
 * The laboratory's own code (HuthLab/deep-fMRI-dataset, commit eaaa5cd1): {@code load_simulated_trfiles} makes n − 5 scans, n
 * from respdict.json, 2.0 s apart, of a sound that starts 10 s after the first; {@code apply_zscore_and_hrf} drops the first
 * ten and the last five and regresses the responses, as published, on the rest. So row i is scan i + 10, which starts at audio
 * time (i + 10) × 2 − 10 s, and there are n − 20 rows. Its Lanczos filter is centred half a scan later, as ours is.
 */
enum Clock {
    /** As the laboratory's code has it. */
    SIMULATED(2.0),
    /** With the scanner's repetition time, the sound still 10 s after the first scan: a second and a half later by row 320. */
    SCANNER(2.0045);

    /** Scans that features lose at the start, the responses having lost them before publication. */
    static final int DROPPED = 10;

    /** Scans of respdict.json that responses have not. */
    static final int SHORTER = 20;

    private static final double SOUND = 10.0;

    private final double repetitionTime;

    Clock(double repetitionTime) {
        this.repetitionTime = repetitionTime;
    }

    static Clock of(String name) {
        return name.equals("scanner") ? SCANNER : SIMULATED;
    }

    double repetitionTime() {
        return repetitionTime;
    }

    double firstScan() {
        return DROPPED * repetitionTime - SOUND;
    }

    /** Refuses a story too short to have a row. */
    static int rows(String story, int scans) {
        if (scans <= SHORTER) {
            throw new UserException("respdict.json gives story '" + story + "' " + scans + " scans; expected more than "
                    + SHORTER + ". Fetch the file again.");
        }
        return scans - SHORTER;
    }
}
