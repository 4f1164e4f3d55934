package org.brainrank.dataset.tidy;

import java.nio.file.Path;
import java.util.Collection;
import org.brainrank.spi.UserException;

/** Words every complaint of this plugin alike: where, what was found, what was expected, how to mend it. */
final class Problem {
    private Problem() {}

    /**
     * Something wrong with a file or folder as a whole.
     *
     * @param file where
     * @param found what is wrong
     * @param expected what belongs there
     * @param mend what to do, a sentence
     */
    static UserException in(Path file, String found, String expected, String mend) {
        return org.brainrank.formats.Problem.in(file, found, expected, mend);
    }

    /**
     * Something wrong with one line.
     *
     * @param file where
     * @param line from 1
     * @param found what is wrong
     * @param expected what belongs there
     * @param mend what to do, a sentence
     */
    static UserException at(Path file, int line, String found, String expected, String mend) {
        return new UserException(file + ", line " + line + ": " + found + "; expected " + expected + ". " + mend);
    }

    /** A list of names as a message can carry it. */
    static String shortened(Collection<String> names) {
        return org.brainrank.formats.Problem.shortened(String.join(", ", names));
    }

    /**
     * A file that exists and cannot be read.
     *
     * @param file which
     * @param cause what the system said
     */
    static UserException unreadable(Path file, Exception cause) {
        return new UserException(file + ": cannot be read: " + cause + ". Check that you may read it.", cause);
    }
}
