package org.brainrank.results;

import java.util.List;

/**
 * Whether a run's files are what the run wrote, and whether its numbers come out again: what {@code verify} prints.
 *
 * @param schemaVersion of the run folder
 * @param name of the run
 * @param folder as it was named
 * @param agrees whether no check differs
 * @param checks in the order in which they were made
 */
public record Verification(int schemaVersion, String name, String folder, boolean agrees, List<Check> checks) {
    /** Copies the list. */
    public Verification {
        checks = List.copyOf(checks);
    }

    /**
     * The report as {@code verify --json} prints it.
     *
     * @return JSON as its schema describes it, NaN as a string, with a line break at the end
     */
    public String toJson() {
        return Json.pretty(this);
    }

    /** How a check ended. */
    public enum Outcome {
        /** As recorded. */
        AGREES,
        /** Not as recorded. */
        DIFFERS,
        /** There was nothing to check against, or it was not asked for; the detail says why. */
        UNCHECKED
    }

    /**
     * One check.
     *
     * @param what was looked at
     * @param outcome how it ended
     * @param detail in a sentence
     * @param largest difference of any number that was compared; NaN where none was
     * @param tolerance what it may be; NaN where nothing is compared
     * @param findings what differs, one line each
     */
    public record Check(
            String what, Outcome outcome, String detail, double largest, double tolerance, List<String> findings) {
        /** Copies the list. */
        public Check {
            findings = List.copyOf(findings);
        }
    }
}
