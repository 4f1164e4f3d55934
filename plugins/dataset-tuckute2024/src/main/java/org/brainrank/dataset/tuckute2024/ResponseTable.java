package org.brainrank.dataset.tuckute2024;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.brainrank.formats.Problem;
import org.brainrank.formats.tables.Row;
import org.brainrank.formats.tables.Table;
import org.brainrank.formats.tables.TableFormat;

/**
 * {@code brain-lang-data_participant_20230728.csv}: a row for each participant, sentence and region. Other columns, and rows of
 * other conditions and regions, are passed over.
 */
final class ResponseTable {
    private static final String MEND = "Unpack the published data.tar again.";

    private final Path file;
    private final Choice choice;
    private final List<String> columns = new ArrayList<>();
    private final Map<Integer, String> sentences = new TreeMap<>();
    private final Map<String, Map<Integer, float[]>> responses = new TreeMap<>();
    private final TreeSet<String> rois = new TreeSet<>();

    private ResponseTable(Path file, Choice choice) {
        this.file = file;
        this.choice = choice;
    }

    static ResponseTable read(Path file, Choice choice) {
        ResponseTable table = new ResponseTable(file, choice);
        Table.each(file, TableFormat.CSV, table::add);
        if (table.responses.isEmpty()) {
            throw Problem.in(
                    file,
                    "no row of the condition and regions that were asked for; regions are " + table.rois,
                    "rows of regions " + choice.rois(),
                    "Correct 'condition' or 'rois', or unpack the data again.");
        }
        return table;
    }

    /** Item to sentence, of all participants. */
    Map<Integer, String> sentences() {
        return sentences;
    }

    /** Participant to item to a response for each region, NaN where there is none. */
    Map<String, Map<Integer, float[]>> responses() {
        return responses;
    }

    private void add(Row row) {
        if (columns.isEmpty()) {
            columns.addAll(row.cells());
            for (String name : List.of("target_UID", "item_id", "sentence", "cond", "roi", choice.response())) {
                if (!columns.contains(name)) {
                    throw Problem.in(
                            file,
                            "no column '" + name + "' among " + Problem.shortened(columns.toString()),
                            "it in the first row",
                            MEND);
                }
            }
            return;
        }
        if (row.cells().size() != columns.size()) {
            throw problem(row, row.cells().size() + " cells", columns.size() + " as in the first line");
        }
        rois.add(cell(row, "roi"));
        int roi = choice.rois().indexOf(cell(row, "roi"));
        if (roi < 0
                || choice.condition()
                        .filter(wanted -> !wanted.equals(cell(row, "cond")))
                        .isPresent()) {
            return;
        }
        int item = (int) number(row, "item_id");
        String sentence = cell(row, "sentence").strip();
        String other = sentences.putIfAbsent(item, sentence);
        if (sentence.isEmpty() || (other != null && !other.equals(sentence))) {
            throw problem(
                    row,
                    "item " + item + " is '" + Problem.shortened(sentence) + "'",
                    other == null ? "a sentence" : "'" + Problem.shortened(other) + "' as in earlier rows");
        }
        String participant = cell(row, "target_UID").strip();
        if (participant.isEmpty()) {
            throw problem(row, "target_UID is empty", "a participant");
        }
        float[] own = responses
                .computeIfAbsent(participant, key -> new TreeMap<>())
                .computeIfAbsent(item, key -> missing(choice.rois().size()));
        if (!Float.isNaN(own[roi])) {
            throw problem(
                    row,
                    "a second response of participant " + participant + " to item " + item + " in "
                            + choice.rois().get(roi),
                    "one");
        }
        // An empty cell is a missing response: whoever lacks one is excluded with the reason.
        if (!cell(row, choice.response()).isBlank()) {
            own[roi] = (float) number(row, choice.response());
        }
    }

    private static float[] missing(int count) {
        float[] values = new float[count];
        java.util.Arrays.fill(values, Float.NaN);
        return values;
    }

    private String cell(Row row, String column) {
        return row.cells().get(columns.indexOf(column));
    }

    private double number(Row row, String column) {
        String cell = cell(row, column).strip();
        try {
            double number = Double.parseDouble(cell);
            if (Float.isFinite((float) number) && (!column.equals("item_id") || number == Math.rint(number))) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw problem(
                row,
                column + " '" + Problem.shortened(cell) + "'",
                column.equals("item_id") ? "a whole number" : "a finite number");
    }

    private RuntimeException problem(Row row, String found, String expected) {
        return Problem.in(file, "line " + row.line() + ": " + found, expected, MEND);
    }
}
