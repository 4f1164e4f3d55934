package org.brainrank.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Estimate;
import org.brainrank.results.Leaderboard.Row;

/** Every row at full precision, quoted as RFC 4180 has it, lines ended by a line feed. What is not defined is empty. */
final class Csv {
    static final List<String> COLUMNS = List.of(
            ("level,roi,model,layer,method,role,rank,rank-low,rank-high,tier,p-best,unique,unique-low,unique-high,p,"
                            + "p-corrected,beats-controls,r,r-low,r-high,ceiling,r-share-of-ceiling,r2,r2-low,r2-high,"
                            + "over-shuffled,over-shuffled-low,over-shuffled-high,over-untrained,over-untrained-low,"
                            + "over-untrained-high,over-random,over-random-low,over-random-high,features,subjects,targets,seconds")
                    .split(",", -1));

    private Csv() {}

    static String render(Leaderboard leaderboard) {
        StringBuilder csv = new StringBuilder();
        // a comment line would break parsers that expect a header, so a warning is a column that cannot be missed
        List<String> marks = new ArrayList<>();
        if (leaderboard.limited()) {
            marks.add("limited");
        }
        if (!leaderboard.leakage().isEmpty()) {
            marks.add(String.join(" ", leaderboard.leakage()));
        }
        csv.append(line(append(COLUMNS, Guidance.stamps(leaderboard))));
        Board board = new Board(leaderboard);
        for (Row row : leaderboard.rows()) {
            List<String> fields = fields(row, board.ceiling(row.roi()));
            csv.append(line(append(fields, marks)));
        }
        return csv.toString();
    }

    private static List<String> fields(Row row, Estimate ceiling) {
        List<String> fields = new ArrayList<>(List.of(
                row.level().name().toLowerCase(Locale.ROOT),
                row.roi(),
                row.model(),
                row.layer(),
                row.variant(),
                row.role().name().toLowerCase(Locale.ROOT),
                Integer.toString(row.rank()),
                Integer.toString(row.rankLow()),
                Integer.toString(row.rankHigh()),
                Integer.toString(row.tier()),
                number(row.best())));
        add(fields, row.unique());
        fields.add(number(row.p()));
        fields.add(number(row.pCorrected()));
        fields.add(Boolean.toString(row.beatsControls()));
        add(fields, row.r());
        fields.add(number(ceiling.mean()));
        fields.add(number(row.rShareOfCeiling()));
        add(fields, row.r2());
        add(fields, Cells.over(row, "shuffled"));
        add(fields, Cells.over(row, "untrained"));
        add(fields, Cells.over(row, "random"));
        fields.addAll(List.of(
                Integer.toString(row.features()),
                Integer.toString(row.subjects()),
                Integer.toString(row.targets()),
                number(row.seconds())));
        return fields;
    }

    private static void add(List<String> fields, Estimate estimate) {
        fields.addAll(List.of(number(estimate.mean()), number(estimate.low()), number(estimate.high())));
    }

    private static List<String> append(List<String> fields, List<String> last) {
        List<String> all = new ArrayList<>(fields);
        all.addAll(last);
        return all;
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    private static String line(List<String> fields) {
        return fields.stream().map(Csv::quote).collect(Collectors.joining(",")) + "\n";
    }

    private static String quote(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
