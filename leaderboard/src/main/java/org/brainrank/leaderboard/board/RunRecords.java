package org.brainrank.leaderboard.board;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.brainrank.results.Cell;
import org.brainrank.results.ForeignRecord;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Manifest;
import org.brainrank.results.Schema;
import tools.jackson.databind.JsonNode;

/** The records of a submitted run, each looked at by its schema first. */
final class RunRecords {
    private static final Schema MANIFEST = Schema.of(Manifest.class);
    private static final Schema LEADERBOARD = Schema.of(Leaderboard.class);
    private static final Schema CELL = Schema.of(Cell.class);
    private static final String MEND = "Submit the file as the run wrote it, by this version of BrainRank";

    private final SubmissionFiles files;
    private final Reasons reasons;

    RunRecords(SubmissionFiles files, Reasons reasons) {
        this.files = files;
        this.reasons = reasons;
    }

    Optional<Manifest> manifest() {
        return files.text(Limits.MANIFEST, reasons)
                .flatMap(text -> read(Limits.MANIFEST, text, MANIFEST, Manifest.class));
    }

    Optional<Leaderboard> leaderboard() {
        return files.text(Limits.LEADERBOARD, reasons)
                .flatMap(text -> read(Limits.LEADERBOARD, text, LEADERBOARD, Leaderboard.class));
    }

    /** Every line, broken ones left out with their reason. */
    List<Cell> cells(List<String> lines) {
        byte[] bytes = files.bytes(Limits.CELLS);
        List<Cell> cells = new ArrayList<>();
        int line = 0;
        int start = 0;
        while (start < bytes.length) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            line++;
            String place = Limits.CELLS + " line " + line;
            if (end == bytes.length) {
                reasons.add(place, "does not end", "The run was killed while it wrote: run it again");
                break;
            }
            if (line > Limits.CELLS_AT_MOST || end - start > Limits.LONGEST_LINE) {
                reasons.add(
                        place,
                        "there are more than " + Limits.CELLS_AT_MOST + " lines, or one has more than "
                                + Limits.LONGEST_LINE + " bytes",
                        "Submit fewer methods at a time");
                break;
            }
            SubmissionFiles.text(place, bytes, start, end, reasons).ifPresent(text -> {
                lines.add(text);
                read(place, text, CELL, Cell.class).ifPresent(cells::add);
            });
            start = end + 1;
        }
        return cells;
    }

    private <T> Optional<T> read(String place, String text, Schema schema, Class<T> type) {
        try {
            JsonNode tree = ForeignRecord.tree(text);
            List<String> faults = schema.faults(tree);
            faults.forEach(fault -> reasons.add(place, fault, MEND));
            return faults.isEmpty() ? Optional.of(ForeignRecord.of(tree, type)) : Optional.empty();
        } catch (IOException e) {
            reasons.add(place, "cannot be read: " + String.valueOf(e.getMessage()), MEND);
            return Optional.empty();
        }
    }
}
