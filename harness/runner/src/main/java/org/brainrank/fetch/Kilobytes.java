package org.brainrank.fetch;

import org.brainrank.execution.Progress;

/** Turns bytes that come, and some that have to come again, into whole kilobytes of progress. */
final class Kilobytes {
    private final Progress progress;
    private long bytes;
    private long shown;

    Kilobytes(Progress progress) {
        this.progress = progress;
    }

    synchronized void add(long by) {
        bytes += by;
        long whole = bytes / 1000;
        if (whole > shown) {
            progress.advance(whole - shown);
            shown = whole;
        }
    }
}
