package org.brainrank.leaderboard.board;

import java.util.ArrayList;
import java.util.List;
import org.brainrank.results.Manifest;
import org.brainrank.results.Standing.Contender;

/**
 * A submission that holds.
 *
 * @param id {@code who/name}
 * @param claim who says so
 * @param manifest where its numbers come from
 * @param methods that it ranks, by model
 * @param cellsSha256 of the lines of its cells in any order
 * @param cellsBytes size of the file
 * @param sealed whether it came with the run's own {@code SHA256SUMS}
 */
record Submission(
        String id,
        Claim claim,
        Manifest manifest,
        List<MethodOf> methods,
        String cellsSha256,
        long cellsBytes,
        boolean sealed) {
    private static final int WORDS = 20;

    Submission {
        methods = List.copyOf(methods);
    }

    /**
     * A method on a model.
     *
     * @param modelSha256 the model, whatever its name
     * @param contender its scores over all regions, each subject's layer chosen by the inner folds, and its controls
     * @param numbers hash of its scores
     */
    record MethodOf(String modelSha256, Contender contender, String numbers) {
        String model() {
            return contender.method().model();
        }

        String variant() {
            return contender.method().variant();
        }
    }

    String who() {
        return claim.who();
    }

    /** What there is for others to look things up in: the more, the better documented. Scores play no part. */
    List<String> documentation() {
        List<String> found = new ArrayList<>();
        if (!claim.link().isEmpty()) {
            found.add("a link");
        }
        if (claim.notes().length() >= WORDS) {
            found.add("notes");
        }
        if (!manifest.environment().commit().equals("unknown")) {
            found.add("the commit of the harness");
        }
        if (sealed) {
            found.add("hashes by the run itself");
        }
        return found;
    }
}
