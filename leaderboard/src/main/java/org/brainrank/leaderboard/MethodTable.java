package org.brainrank.leaderboard;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.brainrank.results.Cell;
import org.brainrank.results.Faithfulness;
import org.brainrank.results.Leaderboard.Estimate;
import org.brainrank.results.Leaderboard.Row;

/** The ranked table of the page, sortable and filterable, with the line that controls draw. */
final class MethodTable {
    private static final List<Heading> COLUMNS = List.of(
            number(
                    "Unique variance",
                    "desc",
                    row -> Numbers.interval(row.unique(), 4),
                    row -> row.unique().mean()),
            number("Tier", "asc", Cells::tier, row -> row.tier() < 1 ? Double.NaN : row.tier()),
            number("p", "asc", row -> Numbers.p(row.pCorrected()), Row::pCorrected),
            number("p (max)", "asc", row -> Numbers.p(row.pMax()), Row::pMax),
            number(
                    "Over stories",
                    "desc",
                    Cells::overStories,
                    row -> row.uniqueOverStories().low()),
            number(
                    "Subjects alone",
                    "desc",
                    Cells::subjectsAlone,
                    row -> row.subjectsSignificant() < 0 ? Double.NaN : row.subjectsSignificant()),
            number("P(first)", "desc", row -> Numbers.percent(row.best()), Row::best),
            number(
                    "r",
                    "desc",
                    row -> Numbers.interval(row.r(), 3),
                    row -> row.r().mean()),
            number("Of ceiling", "desc", row -> Numbers.percent(row.rShareOfCeiling()), Row::rShareOfCeiling),
            number(
                    "R²",
                    "desc",
                    row -> Numbers.fixed(row.r2().mean(), 4),
                    row -> row.r2().mean()),
            over("Over shuffled", "shuffled"),
            over("Over untrained", "untrained"),
            over("Over random", "random"),
            number("Layers", "asc", Cells::layers, MethodTable::firstLayer),
            faith("Comprehensiveness", "desc", Faithfulness::comprehensiveness),
            faith("Sufficiency", "asc", Faithfulness::sufficiency),
            faith("Like untrained", "asc", Faithfulness::randomisation),
            faith("Stability", "desc", Faithfulness::stability),
            number("Features", "asc", Cells::features, Row::features),
            number("Seconds", "asc", row -> Numbers.seconds(row.seconds()), Row::seconds));

    private record Heading(String title, String order, Function<Row, String> text, ToDoubleFunction<Row> key) {}

    private final Html html;
    private final Board board;

    MethodTable(Html html, Board board) {
        this.html = html;
        this.board = board;
    }

    private static Heading number(String title, String order, Function<Row, String> text, ToDoubleFunction<Row> key) {
        return new Heading(title, order, text, key);
    }

    private static Heading faith(String title, String order, ToDoubleFunction<Faithfulness> part) {
        ToDoubleFunction<Row> value = row -> part.applyAsDouble(row.faithfulness());
        return number(title, order, row -> Numbers.fixed(value.applyAsDouble(row), 3), value);
    }

    private static Heading over(String title, String control) {
        Function<Row, Estimate> difference = row -> Cells.over(row, control);
        return number(
                title,
                "desc",
                row -> Numbers.interval(difference.apply(row), 4),
                row -> difference.apply(row).mean());
    }

    void write(String id, String caption, List<Row> rows) {
        if (rows.isEmpty()) {
            html.leaf("p", "There are no rows for: " + caption + ".");
            return;
        }
        tools(html, id, "Filter methods");
        html.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", caption);
        html.open("table", "id", id, "class", "sortable methods");
        html.caption(caption + ". Best first; intervals are 95 % over subjects.");
        head();
        html.open("tbody");
        int below = Board.line(rows);
        for (int i = 0; i <= rows.size(); i++) {
            if (i == below) {
                line();
            }
            if (i < rows.size()) {
                row(rows.get(i), i >= below);
            }
        }
        html.close().close().end();
    }

    /** Inputs that the script shows; without it they would do nothing. */
    static void tools(Html html, String table, String label) {
        html.open("div", "class", "tools", "data-table", table, "hidden", "");
        html.open("label")
                .text(label + " ")
                .empty("input", "type", "search", "autocomplete", "off")
                .close();
        html.open("label")
                .empty("input", "type", "checkbox", "checked", "")
                .text(" show controls")
                .close();
        html.leaf("span", "", "class", "shown", "role", "status").end();
    }

    private void head() {
        html.open("thead").open("tr");
        html.leaf("th", "Rank", "scope", "col", "data-sort", "asc", "aria-sort", "ascending");
        html.leaf("th", "Method", "scope", "col", "data-sort", "asc", "class", "sticky");
        for (Heading heading : COLUMNS) {
            html.leaf("th", heading.title(), "scope", "col", "data-sort", heading.order(), "class", "n");
        }
        html.close().end();
    }

    private void line() {
        html.open("tr", "class", "line");
        html.open("td", "colspan", Integer.toString(COLUMNS.size() + 2));
        html.leaf("span", Guidance.LINE).close().end();
    }

    private void row(Row row, boolean below) {
        boolean control = row.role() != Cell.Role.METHOD;
        html.open(
                "tr",
                "class",
                (below ? "below" : "above")
                        + (control ? " control" : "")
                        + (row.tier() == 1 && !below ? " first" : ""));
        cell(Cells.rank(row), row.rank() < 1 ? Double.NaN : row.rank(), "rank");
        String name = board.names().of(row.variant());
        html.open("th", "scope", "row", "class", "sticky", "data-v", name, "title", row.variant());
        Cells.Mark mark = Cells.mark(row);
        html.leaf("span", mark.sign, "class", "mark", "aria-hidden", "true");
        html.open("span", "class", "name").name(name).close();
        html.leaf("span", " (" + mark.meaning + ")", "class", "hidden");
        if (!row.flags().isEmpty()) {
            html.leaf("span", " " + Cells.FLAG + " " + String.join("; ", row.flags()), "class", "flag");
        }
        if (!name.equals(row.variant())) {
            html.leaf(
                    "span",
                    row.variant()
                            .substring(Math.min(name.length(), row.variant().length())),
                    "class",
                    "variant");
        }
        html.close();
        for (Heading heading : COLUMNS) {
            cell(heading.text().apply(row), heading.key().applyAsDouble(row), "n");
        }
        html.end();
    }

    private void cell(String text, double key, String style) {
        html.open("td", "class", style, "data-v", Double.isNaN(key) ? "" : Double.toString(key));
        html.estimate(text).close();
    }

    private static double firstLayer(Row row) {
        String first = Cells.layers(row).split(",", -1)[0];
        return first.matches("\\d{1,9}") ? Double.parseDouble(first) : Double.NaN;
    }
}
