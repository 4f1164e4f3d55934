package org.brainrank.cli;

import java.io.PrintStream;
import java.util.List;
import org.brainrank.leaderboard.board.Reason;
import org.brainrank.leaderboard.board.Verdict;

/** What a board's check found, for people and for machines. */
final class VerdictView {
    private VerdictView() {}

    static void print(List<Verdict> verdicts, boolean json, Terminal terminal) {
        if (json) {
            terminal.out().println(Json.of(verdicts));
            return;
        }
        verdicts.stream()
                .filter(Verdict::accepted)
                .forEach(verdict -> terminal.out()
                        .println("ok       " + verdict.id() + "  track " + verdict.track() + ", " + verdict.methods()
                                + (verdict.methods() == 1 ? " method" : " methods")));
        refused(verdicts, terminal.out());
    }

    static void refused(List<Verdict> verdicts, PrintStream out) {
        for (Verdict verdict : verdicts) {
            if (!verdict.accepted()) {
                out.println("REFUSED  " + verdict.id());
                for (Reason reason : verdict.reasons()) {
                    out.println("         " + reason.sentence());
                }
            }
        }
    }
}
