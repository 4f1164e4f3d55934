package org.brainrank.leaderboard.board;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.brainrank.leaderboard.board.BoardRecord.Ranked;
import org.brainrank.leaderboard.board.BoardRecord.TrackRecord;
import org.brainrank.results.Leaderboard.Estimate;

/** A track's rows at full precision, quoted as RFC 4180 has it. No field can begin a formula: names begin with a letter or digit. */
final class BoardCsv {
    private static final String COLUMNS =
            "rank,rank-low,rank-high,tier,p-best,method,model,model-sha256,unique,unique-low,unique-high,over-stories-low,"
                    + "over-stories-high,r,r-low,r-high,r2,r2-low,r2-high,p,p-corrected,beats-controls,features,subjects,"
                    + "seconds,submission,who,also";

    private BoardCsv() {}

    static String render(TrackRecord track) {
        StringBuilder csv = new StringBuilder(COLUMNS).append('\n');
        track.rows().forEach(row -> csv.append(line(row)).append('\n'));
        return csv.toString();
    }

    private static String line(Ranked row) {
        List<String> fields = new ArrayList<>(List.of(
                Integer.toString(row.rank()),
                Integer.toString(row.rankLow()),
                Integer.toString(row.rankHigh()),
                Integer.toString(row.tier()),
                number(row.best()),
                row.variant(),
                row.model(),
                row.modelSha256(),
                number(row.unique().mean()),
                number(row.unique().low()),
                number(row.unique().high()),
                number(row.overStories().low()),
                number(row.overStories().high())));
        add(fields, row.r());
        add(fields, row.r2());
        fields.addAll(List.of(
                number(row.p()),
                number(row.pCorrected()),
                Boolean.toString(row.beatsControls()),
                Integer.toString(row.features()),
                Integer.toString(row.subjects()),
                number(row.seconds()),
                row.submission(),
                row.who(),
                row.also().stream().map(BoardRecord.Also::submission).collect(Collectors.joining(" "))));
        return fields.stream().map(BoardCsv::quote).collect(Collectors.joining(","));
    }

    private static void add(List<String> fields, Estimate estimate) {
        fields.addAll(List.of(number(estimate.mean()), number(estimate.low()), number(estimate.high())));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    private static String quote(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
