package org.brainrank.cli;

/** How a command ends. */
final class ExitCode {
    /** Done. */
    static final int DONE = 0;
    /** Our bug. */
    static final int BUG = 1;
    /** Something that the person can mend: config, arguments, data. */
    static final int USER = 2;
    /** Done, with cells that failed, or with a run that is not what it says. */
    static final int PARTIAL = 3;

    private ExitCode() {}
}
