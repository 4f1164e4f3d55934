package org.brainrank.leaderboard.board;

import org.brainrank.leaderboard.PlainPage;

/**
 * Why a submission is refused. Parts of it come from the submission, so all of it is made printable and kept short.
 *
 * @param place file, and line or row
 * @param problem what is wrong, and what was expected
 * @param remedy how to mend it
 */
public record Reason(String place, String problem, String remedy) {
    private static final int LONGEST = 400;

    /** Makes the texts harmless. */
    public Reason {
        place = Wording.shortened(PlainPage.printable(place), LONGEST);
        problem = Wording.shortened(PlainPage.printable(problem), LONGEST);
        remedy = Wording.shortened(PlainPage.printable(remedy), LONGEST);
    }

    /**
     * The whole sentence.
     *
     * @return place, problem and remedy on one line
     */
    public String sentence() {
        return place + ": " + problem + ". " + remedy;
    }
}
