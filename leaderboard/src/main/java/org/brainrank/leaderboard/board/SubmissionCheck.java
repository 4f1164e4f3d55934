package org.brainrank.leaderboard.board;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Row.Level;
import org.brainrank.results.Manifest;
import org.brainrank.results.Standing;
import org.brainrank.results.Standing.Contender;
import tools.jackson.databind.JsonNode;

/**
 * One submission against itself and its track. Each step trusts what the one before has looked at, and the check stops at the
 * first step that finds something: files, then hashes and schemas, then what the records say, then what cells give.
 */
final class SubmissionCheck {
    private final BoardDefinition board;
    private final Harness harness;

    SubmissionCheck(BoardDefinition board, Harness harness) {
        this.board = board;
        this.harness = harness;
    }

    /** Never throws for what a submission holds: whatever it does to us is a reason to refuse it. */
    Checked check(Path folder, String who, String name) {
        Reasons reasons = new Reasons();
        String id = who + "/" + name;
        String[] track = {""};
        try {
            Optional<Submission> submission = submission(folder, who, id, track, reasons);
            if (reasons.none() && submission.isPresent()) {
                return Checked.accepted(submission.get());
            }
        } catch (IOException e) {
            reasons.add("the folder", "cannot be read: " + e.getMessage(), "Mend its permissions");
        } catch (RuntimeException e) {
            reasons.add(
                    "the check",
                    "stumbled over this submission: " + e,
                    "Report it as a bug of BrainRank, with the submission; until then it is refused");
        }
        return Checked.refused(id, track[0], reasons.list());
    }

    private Optional<Submission> submission(Path folder, String who, String id, String[] seen, Reasons reasons)
            throws IOException {
        SubmissionFiles files = SubmissionFiles.read(folder, reasons);
        Optional<Claim> claim = reasons.none() ? claim(files, who, reasons) : Optional.empty();
        if (claim.isEmpty()) {
            return Optional.empty();
        }
        Optional<Track> track = board.track(claim.get().track());
        if (track.isEmpty()) {
            reasons.add(
                    Claim.FILE,
                    "track " + Wording.quoted(claim.get().track()) + " is none of this board",
                    "There are: " + board.tracks().stream().map(Track::id).collect(Collectors.joining(", ")));
            return Optional.empty();
        }
        seen[0] = track.get().id();
        HashCheck.ofClaim(claim.get(), files, reasons);
        HashCheck.ofRun(files, reasons);
        RunRecords records = new RunRecords(files, reasons);
        Optional<Manifest> manifest = records.manifest();
        Optional<Leaderboard> leaderboard = records.leaderboard();
        List<String> lines = new ArrayList<>();
        List<Cell> cells = records.cells(lines);
        Optional<JsonNode> config =
                files.text(Limits.CONFIG, reasons).flatMap(text -> yaml(Limits.CONFIG, text, reasons));
        manifest.ifPresent(found -> HashCheck.ofManifest(found, files, reasons));
        if (!reasons.none() || manifest.isEmpty() || leaderboard.isEmpty() || config.isEmpty()) {
            return Optional.empty();
        }
        ManifestCheck.check(track.get(), manifest.get(), leaderboard.get(), reasons);
        ManifestCheck.config(track.get(), config.get(), reasons);
        CellCheck.check(track.get(), cells, reasons);
        if (reasons.none()) {
            CompletenessCheck.check(track.get(), manifest.get(), config.get(), cells, harness, reasons);
        }
        if (!reasons.none()) {
            return Optional.empty();
        }
        List<Standing> standings = harness.standings(
                cells, track.get().subjects(), List.copyOf(track.get().targets().keySet()));
        RecountCheck.check(leaderboard.get(), standings, reasons);
        return Optional.of(new Submission(
                id,
                claim.get(),
                manifest.get(),
                methods(manifest.get(), standings),
                Hashes.ofLines(lines),
                files.bytes(Limits.CELLS).length,
                files.has(Limits.SUMS)));
    }

    private Optional<Claim> claim(SubmissionFiles files, String who, Reasons reasons) {
        Optional<Claim> claim = files.text(Claim.FILE, reasons)
                .flatMap(text -> yaml(Claim.FILE, text, reasons))
                .flatMap(tree -> {
                    try {
                        return Optional.of(BoardJson.read(tree, Claim.class));
                    } catch (BoardJson.BrokenException e) {
                        reasons.add(Claim.FILE, String.valueOf(e.getMessage()), "Submit again with 'brainrank submit'");
                        return Optional.empty();
                    }
                });
        claim.ifPresent(found -> found.check(who, reasons));
        return reasons.none() ? claim : Optional.empty();
    }

    private Optional<JsonNode> yaml(String file, String text, Reasons reasons) {
        try {
            JsonNode tree = BoardJson.tree(harness.yaml(file, text));
            if (tree.isObject()) {
                return Optional.of(tree);
            }
            reasons.add(file, "is not a group of keys", "Submit the file as it was written");
        } catch (RuntimeException e) {
            reasons.add(file, String.valueOf(e.getMessage()), "Submit the file as it was written");
        }
        return Optional.empty();
    }

    private static List<Submission.MethodOf> methods(Manifest manifest, List<Standing> standings) {
        Map<String, List<Standing>> byModel = standings.stream()
                .filter(standing -> standing.level() == Level.MODEL
                        && standing.roi().equals(Leaderboard.ALL)
                        && standing.capacity().equals(Cell.FULL))
                .collect(Collectors.groupingBy(Standing::model, java.util.LinkedHashMap::new, Collectors.toList()));
        List<Submission.MethodOf> methods = new ArrayList<>();
        byModel.values()
                .forEach(rows -> rows.stream()
                        .filter(row -> row.role() == Cell.Role.METHOD)
                        .forEach(row -> methods.add(new Submission.MethodOf(
                                modelSha256(manifest, row),
                                new Contender(row, controls(rows, row)),
                                Hashes.of(Arrays.toString(row.r()) + Arrays.deepToString(row.byFold()))))));
        return methods;
    }

    private static List<Standing> controls(List<Standing> rows, Standing method) {
        String suffix = ":" + method.variant();
        return rows.stream()
                .filter(row -> row.role() == Cell.Role.CONTROL)
                .filter(row -> row.variant().endsWith(suffix) || row.layer().equals("-"))
                .toList();
    }

    private static String modelSha256(Manifest manifest, Standing row) {
        return CompletenessCheck.declared(manifest, row.model(), row.variant())
                .map(Manifest.Variant::modelSha256)
                .orElse(""); // imported scores, where the track takes them: no model is known
    }
}
