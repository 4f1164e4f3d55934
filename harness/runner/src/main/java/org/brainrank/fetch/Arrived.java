package org.brainrank.fetch;

import org.brainrank.execution.Progress;

/** Turns bytes that come, and some that have to come again, into progress that never goes back. */
final class Arrived {
    private final Progress progress;
    private long bytes;
    private long shown;

    Arrived(Progress progress) {
        this.progress = progress;
    }

    synchronized void add(long by) {
        bytes += by;
        if (bytes > shown) {
            progress.advance(bytes - shown);
            shown = bytes;
        }
    }
}
