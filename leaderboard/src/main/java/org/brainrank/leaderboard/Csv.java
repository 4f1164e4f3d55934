package org.brainrank.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Comparison;
import org.brainrank.results.Leaderboard.Estimate;
import org.brainrank.results.Leaderboard.Row;

/** Every row at full precision, quoted as RFC 4180 has it, lines ended by a line feed. What is not defined is empty. */
final class Csv {
    static final List<String> COLUMNS =
            List.of(("level,roi,model,layer,method,role,capacity,rank,rank-low,rank-high,tier,p-best,unique,unique-low,"
                            + "unique-high,over-stories-low,over-stories-high,over-stories-rank-low,"
                            + "over-stories-rank-high,over-stories-p-best,p,p-corrected,p-max,p-wilcoxon,beats-controls,"
                            + "subjects-significant,r,r-low,r-high,ceiling,ceiling-floor,r-share-of-ceiling,r2,r2-low,r2-high,"
                            + "over-shuffled,over-shuffled-low,over-shuffled-high,over-untrained,over-untrained-low,"
                            + "over-untrained-high,over-random,over-random-low,over-random-high,features,subjects,targets,"
                            + "comprehensiveness,comprehensiveness-chance,sufficiency,randomisation,stability,passes,flags,seconds")
                    .split(",", -1));

    private static final List<String> PAIR_COLUMNS =
            List.of(("level,roi,model,capacity,first,second,difference,difference-low,difference-high,over-stories-low,"
                            + "over-stories-high,p,p-corrected,p-wilcoxon,p-first-above")
                    .split(",", -1));

    private Csv() {}

    /** All pairs of methods. */
    static String comparisons(Leaderboard leaderboard) {
        StringBuilder csv = new StringBuilder();
        csv.append(line(append(PAIR_COLUMNS, Guidance.stamps(leaderboard))));
        List<String> marks = marks(leaderboard);
        for (Comparison pair : leaderboard.comparisons()) {
            List<String> fields = new ArrayList<>(List.of(
                    pair.level().name().toLowerCase(Locale.ROOT),
                    pair.roi(),
                    pair.model(),
                    pair.capacity(),
                    pair.first(),
                    pair.second()));
            add(fields, pair.difference());
            fields.addAll(List.of(
                    number(pair.differenceOverStories().low()),
                    number(pair.differenceOverStories().high()),
                    number(pair.p()),
                    number(pair.pCorrected()),
                    number(pair.pWilcoxon()),
                    number(pair.above())));
            csv.append(line(append(fields, marks)));
        }
        return csv.toString();
    }

    // a comment line would break parsers that expect a header, so a warning is a column that cannot be missed
    private static List<String> marks(Leaderboard leaderboard) {
        List<String> marks = new ArrayList<>();
        if (leaderboard.limited()) {
            marks.add("limited");
        }
        if (!leaderboard.leakage().isEmpty()) {
            marks.add(String.join(" ", leaderboard.leakage()));
        }
        return marks;
    }

    static String render(Leaderboard leaderboard) {
        StringBuilder csv = new StringBuilder();
        List<String> marks = marks(leaderboard);
        csv.append(line(append(COLUMNS, Guidance.stamps(leaderboard))));
        Board board = new Board(leaderboard);
        for (Row row : leaderboard.rows()) {
            List<String> fields = fields(row, board.ceiling(row.roi()), board.floor(row.roi()));
            csv.append(line(append(fields, marks)));
        }
        return csv.toString();
    }

    private static List<String> fields(Row row, Estimate ceiling, Estimate floor) {
        List<String> fields = new ArrayList<>(List.of(
                row.level().name().toLowerCase(Locale.ROOT),
                row.roi(),
                row.model(),
                row.layer(),
                row.variant(),
                row.role().name().toLowerCase(Locale.ROOT),
                row.capacity(),
                Integer.toString(row.rank()),
                Integer.toString(row.rankLow()),
                Integer.toString(row.rankHigh()),
                Integer.toString(row.tier()),
                number(row.best())));
        add(fields, row.unique());
        fields.addAll(List.of(
                number(row.uniqueOverStories().low()),
                number(row.uniqueOverStories().high()),
                Integer.toString(row.rankLowOverStories()),
                Integer.toString(row.rankHighOverStories()),
                number(row.bestOverStories()),
                number(row.p()),
                number(row.pCorrected()),
                number(row.pMax()),
                number(row.pWilcoxon()),
                Boolean.toString(row.beatsControls()),
                row.subjectsSignificant() < 0 ? "" : Integer.toString(row.subjectsSignificant())));
        add(fields, row.r());
        fields.add(number(ceiling.mean()));
        fields.add(number(floor.high()));
        fields.add(number(row.rShareOfCeiling()));
        add(fields, row.r2());
        add(fields, Cells.over(row, "shuffled"));
        add(fields, Cells.over(row, "untrained"));
        add(fields, Cells.over(row, "random"));
        fields.addAll(List.of(
                Integer.toString(row.features()),
                Integer.toString(row.subjects()),
                Integer.toString(row.targets()),
                number(row.faithfulness().comprehensiveness()),
                number(row.faithfulness().chance()),
                number(row.faithfulness().sufficiency()),
                number(row.faithfulness().randomisation()),
                number(row.faithfulness().stability()),
                number(row.faithfulness().passes()),
                String.join("; ", row.flags()),
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
