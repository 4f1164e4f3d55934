package org.brainrank.leaderboard.board;

import java.util.List;
import java.util.Optional;

/**
 * A verdict with what it is about.
 *
 * @param verdict for people
 * @param submission if it holds
 */
record Checked(Verdict verdict, Optional<Submission> submission) {
    static Checked refused(String id, String track, List<Reason> reasons) {
        return new Checked(new Verdict(id, track, 0, reasons), Optional.empty());
    }

    static Checked accepted(Submission submission) {
        return new Checked(
                new Verdict(
                        submission.id(),
                        submission.claim().track(),
                        submission.methods().size(),
                        List.of()),
                Optional.of(submission));
    }
}
