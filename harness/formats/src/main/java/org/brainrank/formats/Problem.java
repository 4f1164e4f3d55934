package org.brainrank.formats;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.brainrank.spi.UserException;

/** Words every complaint of the readers alike: where, what was found, what was expected, how to mend it. */
public final class Problem {
    /** How to mend a file that contradicts itself. */
    public static final String DAMAGED =
            "The file is damaged or was cut off: fetch or write it again, and compare its checksum.";

    private static final int LONGEST = 120;
    private static final int DEEPEST = 32;

    private Problem() {}

    /**
     * Something wrong with a file.
     *
     * @param file where
     * @param found what is wrong
     * @param expected what belongs there
     * @param mend what to do, a sentence
     * @return what to throw
     */
    public static UserException in(Path file, String found, String expected, String mend) {
        return new UserException(file + ": " + found + "; expected " + expected + ". " + mend);
    }

    /**
     * A file that contradicts itself.
     *
     * @param file where
     * @param found what is wrong
     * @param expected what belongs there
     * @return what to throw
     */
    public static UserException damaged(Path file, String found, String expected) {
        return in(file, found, expected, DAMAGED);
    }

    /**
     * A file that the system does not let us read.
     *
     * @param file which
     * @param cause what the system said
     * @return what to throw
     */
    public static UserException unreadable(Path file, Exception cause) {
        String mend = cause instanceof NoSuchFileException
                ? "There is no such file: correct its name, or add it."
                : "Check that it is whole and that you may read it.";
        return new UserException(file + ": cannot be read (" + cause + "). " + mend, cause);
    }

    /**
     * A file that a library stumbled over. Libraries throw what they like at broken files; here it becomes one kind.
     *
     * @param file which
     * @param kind what it should be, as in "HDF5 file"
     * @param cause what the library said
     * @return what to throw
     */
    public static UserException undecodable(Path file, String kind, Throwable cause) {
        return undecodable(file, kind, cause, DAMAGED);
    }

    /**
     * A file that a library stumbled over, perhaps because it does not know all of the format.
     *
     * @param file which
     * @param kind what it should be
     * @param cause what the library said
     * @param mend what to do, a sentence
     * @return what to throw
     */
    public static UserException undecodable(Path file, String kind, Throwable cause, String mend) {
        Throwable innermost = cause;
        for (int depth = 0; innermost.getCause() != null && depth < DEEPEST; depth++) {
            innermost = innermost.getCause();
        }
        return new UserException(
                file + ": cannot be read as " + kind + " ("
                        + innermost.getClass().getSimpleName() + ": "
                        + shortened(String.valueOf(innermost.getMessage())) + "). " + mend,
                cause);
    }

    /**
     * A piece of a file as a message can carry it.
     *
     * @param text anything
     * @return one line of printable characters, not long
     */
    public static String shortened(String text) {
        String line = text.substring(0, Math.min(text.length(), LONGEST)).replaceAll("[\\p{Cntrl}\\s]+", " ");
        return text.length() > LONGEST ? line + "…" : line;
    }
}
