package org.brainrank.leaderboard;

import org.brainrank.results.Findings;
import org.brainrank.results.Findings.Answer;

/** What a run says to the field's questions, at the end of a run: one paragraph each. */
public final class FindingsText {
    private static final int NARROWEST = 40;
    private static final String INDENT = "  ";

    private FindingsText() {}

    /**
     * Writes them for a terminal.
     *
     * @param findings of the run
     * @param width of the terminal in characters; below 40 it is written for 40
     * @return lines, each ended by a line feed
     */
    public static String of(Findings findings, int width) {
        int wide = Math.max(NARROWEST, width);
        StringBuilder out = new StringBuilder("\n");
        if (findings.limited()) {
            out.append(Guidance.LIMITED).append('\n');
        }
        if (!findings.leakage().isEmpty()) {
            out.append(Guidance.LEAKAGE).append('\n');
        }
        for (Answer answer : findings.answers()) {
            out.append(FindingsView.title(answer.question())).append('\n');
            for (String line : Text.wrap(Names.printable(answer.concluded()), wide - INDENT.length())) {
                out.append(INDENT).append(line).append('\n');
            }
        }
        for (String line : Text.wrap(
                "What may not be concluded, and every number: findings.json, and the section Findings of report.html.",
                wide)) {
            out.append(line).append('\n');
        }
        return out.toString();
    }
}
