package org.brainrank.features;

import org.brainrank.spi.UserException;

/** A word that scores cannot be given to. */
final class UnmappableWordException extends UserException {
    private static final long serialVersionUID = 1L;

    private final int place;

    UnmappableWordException(int place, String message) {
        super(message);
        this.place = place;
    }

    /** Which of the words that were asked for, from 0. */
    int place() {
        return place;
    }
}
