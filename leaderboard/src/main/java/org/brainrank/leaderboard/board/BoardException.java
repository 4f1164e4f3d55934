package org.brainrank.leaderboard.board;

/** Something of a board that its maintainer or a submitter can mend. */
public final class BoardException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates one.
     *
     * @param message what is wrong, where, and how to mend it
     */
    public BoardException(String message) {
        super(message);
    }

    /**
     * Creates one with the exception that gave it away.
     *
     * @param message what is wrong, where, and how to mend it
     * @param cause what gave it away
     */
    public BoardException(String message, Throwable cause) {
        super(message, cause);
    }
}
