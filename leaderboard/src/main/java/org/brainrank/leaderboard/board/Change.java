package org.brainrank.leaderboard.board;

/**
 * Something that is not as on the last board.
 *
 * @param kind of change
 * @param track id; empty for what concerns the whole board
 * @param what row, submission or track
 * @param before in words; empty if it was not there
 * @param after in words; empty if it is not there any more
 * @param why in a sentence
 */
record Change(Kind kind, String track, String what, String before, String after, String why) {
    /** What changed. */
    enum Kind {
        /** A track came, went, or compares other things now. */
        TRACK,
        /** A submission came, went, changed or was refused. */
        SUBMISSION,
        /** A row is new. */
        NEW,
        /** A row is gone. */
        REMOVED,
        /** A row has another rank. */
        MOVED,
        /** A row has the same rank, and another score, tier or mark. */
        CHANGED
    }
}
