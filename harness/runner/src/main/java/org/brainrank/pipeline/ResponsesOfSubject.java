package org.brainrank.pipeline;

import java.nio.file.Path;
import org.brainrank.linalg.Matrix;
import org.brainrank.spi.dataset.Responses;

/** Makes responses a part of the targets at a time, and keeps them: in memory if all that are like them fit, else on disk. */
final class ResponsesOfSubject {
    /** Numbers that are kept in memory, half a gigabyte of them. More are kept on disk. */
    static final long IN_MEMORY = 1L << 26;

    private static final int AT_A_TIME = 1 << 22;

    private final int scans;
    private final int made;
    private final int targets;
    private final int alike;
    private final Path scratch;

    /**
     * Begins.
     *
     * @param scans that are kept
     * @param made scans of which they are some: what a part takes while it is made
     * @param targets of the dataset
     * @param alike how many of these the run keeps, such as its subjects
     * @param scratch folder for what does not fit
     */
    ResponsesOfSubject(int scans, int made, int targets, int alike, Path scratch) {
        this.scans = scans;
        this.made = made;
        this.targets = targets;
        this.alike = alike;
        this.scratch = scratch;
    }

    /**
     * Puts what was measured where it may stay until it is cleaned.
     *
     * @param responses to one story
     * @param alike how many of these one subject has; other subjects' are not there at the time
     * @param scratch folder for what does not fit
     */
    static KeptResponses measured(Responses responses, int alike, Path scratch) {
        KeptResponses whole = new MeasuredResponses(responses);
        ResponsesOfSubject kept =
                new ResponsesOfSubject(responses.scans(), responses.scans(), responses.targets(), alike, scratch);
        return kept.fits() ? whole : kept.of(whole::read);
    }

    /** Some neighbouring targets. */
    interface Part {
        /**
         * Cleans them.
         *
         * @param from the first
         * @param to past the last
         * @return shape (scans that are kept, to − from)
         */
        Matrix of(int from, int to);
    }

    /** Whether a dataset of this size is kept in memory. */
    static boolean inMemory(long numbers) {
        return numbers <= IN_MEMORY;
    }

    private boolean fits() {
        return inMemory((long) scans * targets * alike);
    }

    /** All targets, in order. */
    KeptResponses of(Part part) {
        int width = Math.max(1, AT_A_TIME / made / ScratchResponses.BLOCK) * ScratchResponses.BLOCK;
        if (!fits()) {
            ScratchResponses kept = ScratchResponses.in(scratch, scans, targets);
            for (int from = 0; from < targets; from += width) {
                kept.write(from, part.of(from, Math.min(targets, from + width)));
            }
            return kept;
        }
        if (targets <= width) {
            return KeptResponses.of(part.of(0, targets));
        }
        Matrix kept = Matrix.zeros(scans, targets);
        for (int from = 0; from < targets; from += width) {
            Matrix some = part.of(from, Math.min(targets, from + width));
            for (int scan = 0; scan < scans; scan++) {
                kept.copyRow(scan, from, some, scan);
            }
        }
        return KeptResponses.of(kept);
    }
}
