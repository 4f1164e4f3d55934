package org.brainrank.pipeline;

import java.nio.file.Path;
import org.brainrank.linalg.Matrix;

/** Makes one subject's responses a part of the targets at a time, and keeps them: in memory if all subjects' fit, else on disk. */
final class ResponsesOfSubject {
    /** Numbers in all subjects' responses that are kept in memory, half a gigabyte of them. More are kept on disk. */
    static final long IN_MEMORY = 1L << 26;

    private static final int AT_A_TIME = 1 << 22;

    private final int scans;
    private final int targets;
    private final int subjects;
    private final Path scratch;

    /**
     * Begins.
     *
     * @param scans that are used
     * @param targets of the dataset
     * @param subjects of the run
     * @param scratch folder for what does not fit
     */
    ResponsesOfSubject(int scans, int targets, int subjects, Path scratch) {
        this.scans = scans;
        this.targets = targets;
        this.subjects = subjects;
        this.scratch = scratch;
    }

    /** Some neighbouring targets. */
    interface Part {
        /**
         * Cleans them.
         *
         * @param from the first
         * @param to past the last
         * @return shape (scans, to − from)
         */
        Matrix of(int from, int to);
    }

    /** Whether a dataset of this size is kept in memory. */
    static boolean inMemory(long numbers) {
        return numbers <= IN_MEMORY;
    }

    /** All targets, in order. */
    KeptResponses of(Part part) {
        int width = Math.max(1, AT_A_TIME / scans / ScratchResponses.BLOCK) * ScratchResponses.BLOCK;
        if (!inMemory((long) scans * targets * subjects)) {
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
