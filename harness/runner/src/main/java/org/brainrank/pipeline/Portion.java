package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.List;

/**
 * What is regressed together, predictions and all: some subjects, or some of one subject's targets. It bounds what predictions
 * take.
 *
 * @param subject the first
 * @param subjects how many
 * @param from the first target
 * @param to past the last
 */
record Portion(int subject, int subjects, int from, int to) {
    /** Columns, and predictions, of whole subjects that are regressed together. */
    private static final int COLUMNS = 16_384;

    private static final int NUMBERS = 1 << 24;
    /** Predictions of a part of one subject's targets; a worker holds about a dozen matrices of this size. */
    private static final int OF_A_PART = 1 << 22;

    /**
     * All subjects and targets, in order.
     *
     * @param whole whether no subject's targets may be parted, as where they share a penalty
     */
    static List<Portion> of(Brains brains, boolean whole) {
        int targets = brains.targets().size();
        int subjects = brains.subjects().size();
        int together = together(brains);
        boolean fits = targets <= COLUMNS && (long) targets * brains.scans() <= NUMBERS;
        int width = whole || fits ? targets : Math.min(targets, width(brains.scans()));
        List<Portion> portions = new ArrayList<>();
        for (int subject = 0; subject < subjects; subject += together) {
            for (int from = 0; from < targets; from += width) {
                portions.add(new Portion(
                        subject, Math.min(together, subjects - subject), from, Math.min(targets, from + width)));
            }
        }
        return portions;
    }

    /** Subjects that are regressed together. */
    static int together(Brains brains) {
        return Math.max(
                1,
                Math.min(COLUMNS, NUMBERS / Math.max(1, brains.scans()))
                        / brains.targets().size());
    }

    /** Targets of one portion, where a subject has more: whole chunks of a regression. */
    static int width(int scans) {
        int most = Math.min(COLUMNS, OF_A_PART / Math.max(1, scans));
        return Math.max(1, most / ScratchResponses.BLOCK) * ScratchResponses.BLOCK;
    }
}
