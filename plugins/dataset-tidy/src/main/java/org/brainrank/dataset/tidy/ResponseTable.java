package org.brainrank.dataset.tidy;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/**
 * Responses as text: numbers between tabs, a row a scan. A first line in which no cell is a number holds the labels.
 *
 * @param path the file
 * @param scans rows, without the labels
 * @param targets columns
 * @param labels of the columns; empty if the file has none
 */
record ResponseTable(Path path, int scans, int targets, List<String> labels) implements ResponseFile {
    ResponseTable {
        labels = List.copyOf(labels);
    }

    static ResponseTable open(Path path) {
        List<String> lines = TextLines.read(path);
        List<String> first = lines.isEmpty() ? List.of() : TextLines.cells(lines.get(0));
        boolean labelled = first.stream().noneMatch(ResponseTable::isNumber);
        int scans = lines.size() - (labelled ? 1 : 0);
        if (scans < 1) {
            throw Problem.in(path, "no rows of numbers", "one per scan", "Save the responses again.");
        }
        if (labelled && new HashSet<>(first).size() < first.size()) {
            throw Problem.at(path, 1, "the same label twice in " + first, "each label once", "Rename one.");
        }
        if (labelled && first.contains("")) {
            throw Problem.at(path, 1, "an empty label in " + first, "a label for each column", "Name it.");
        }
        return new ResponseTable(path, scans, first.size(), labelled ? first : List.of());
    }

    @Override
    public float[] read() {
        List<String> lines = TextLines.read(path);
        int skipped = labels.isEmpty() ? 0 : 1;
        if (lines.size() != scans + skipped) {
            throw Problem.in(path, "the file has changed", "it to stay as it was when the run began", "Start again.");
        }
        float[] values = new float[scans * targets];
        for (int scan = 0; scan < scans; scan++) {
            List<String> cells = TextLines.cells(lines.get(scan + skipped));
            int line = scan + skipped + 1;
            if (cells.size() != targets) {
                throw Problem.at(
                        path,
                        line,
                        cells.size() + " columns",
                        targets + " as in the first line",
                        "Mend or drop the row.");
            }
            for (int target = 0; target < targets; target++) {
                String cell = cells.get(target);
                if (!isNumber(cell)) {
                    throw Problem.at(
                            path,
                            line,
                            "'" + cell + "' in column " + (target + 1),
                            "a number",
                            "Is a label out of place?");
                }
                float value = (float) number(cell);
                if (!Float.isFinite(value)) {
                    throw ResponseFile.notFinite(path, scan, "target " + target, number(cell));
                }
                values[scan * targets + target] = value;
            }
        }
        return values;
    }

    private static boolean isNumber(String cell) {
        try {
            number(cell);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Also what NumPy and R write for a missing number, so that a first row with one is not taken for labels. */
    private static double number(String cell) {
        return cell.equalsIgnoreCase("nan") || cell.equals("NA") || cell.matches("(?i)[-+]?inf(inity)?")
                ? Double.NaN
                : Double.parseDouble(cell);
    }
}
