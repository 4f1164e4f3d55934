package org.brainrank.leaderboard;

import java.util.List;
import java.util.function.Function;
import org.brainrank.results.Leaderboard.Row;

/**
 * A column of the method table.
 *
 * @param title its head
 * @param numeric whether it is set flush right
 * @param text what it shows of a row
 */
record Column(String title, boolean numeric, Function<Row, String> text) {

    /** The columns of tables on paper and on GitHub, with intervals in full. */
    static List<Column> full(Names names) {
        return List.of(
                new Column("", false, row -> Cells.mark(row).sign),
                new Column("rank", false, Cells::rank),
                new Column("tier", true, Cells::tier),
                new Column("method", false, row -> names.of(row.variant()) + Cells.flag(row)),
                new Column("unique variance", true, row -> Numbers.interval(row.unique(), 4)),
                new Column("over stories", true, Cells::overStories),
                new Column("p", true, row -> Numbers.p(row.pCorrected())),
                new Column("first", true, row -> Numbers.percent(row.best())),
                new Column("r", true, row -> Numbers.interval(row.r(), 3)),
                new Column("of ceiling", true, row -> Numbers.percent(row.rShareOfCeiling())),
                new Column("R²", true, row -> Numbers.fixed(row.r2().mean(), 4)),
                new Column("layers", true, Cells::layers),
                new Column(
                        "comprehensiveness",
                        true,
                        row -> Numbers.fixed(row.faithfulness().comprehensiveness(), 3)),
                new Column(
                        "like untrained",
                        true,
                        row -> Numbers.fixed(row.faithfulness().randomisation(), 2)),
                new Column("seconds", true, row -> Numbers.seconds(row.seconds())));
    }

    /** The columns of the terminal, as narrow as they stay readable. */
    static List<Column> narrow(Names names) {
        return List.of(
                new Column("", false, row -> Cells.mark(row).sign),
                new Column("rank", false, Cells::rank),
                new Column("tier", true, Cells::tier),
                new Column("method", false, row -> names.of(row.variant()) + Cells.flag(row)),
                new Column("unique ±", true, row -> Numbers.plusMinus(row.unique(), 4)),
                new Column("p", true, row -> Numbers.p(row.pCorrected())),
                new Column("1st", true, row -> Numbers.percent(row.best())),
                new Column("r", true, row -> Numbers.fixed(row.r().mean(), 3)),
                new Column("ceil.", true, row -> Numbers.percent(row.rShareOfCeiling())),
                new Column("R²", true, row -> Numbers.fixed(row.r2().mean(), 4)),
                new Column("layer", true, Cells::layers),
                new Column("s", true, row -> Numbers.seconds(row.seconds())));
    }
}
