package org.brainrank.leaderboard;

import java.util.List;
import org.brainrank.results.Leaderboard.Row;

/**
 * The ranked table as it stands in the page, with the line that controls draw. The script writes the same rows, and those of
 * every other view, from {@link PageData}.
 */
final class MethodTable {
    private final Html html;
    private final Board board;

    MethodTable(Html html, Board board) {
        this.html = html;
        this.board = board;
    }

    void write(String id, String caption, List<Row> rows) {
        if (rows.isEmpty()) {
            html.leaf("p", "There are no rows for: " + caption + ".");
            return;
        }
        html.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", caption);
        html.open("table", "id", id, "class", "methods");
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

    private void head() {
        html.open("thead").open("tr");
        html.leaf("th", "Method", "scope", "col", "class", "sticky");
        for (Field field : Field.ALL) {
            html.leaf("th", field.title(), "scope", "col", "class", "n");
        }
        html.close().end();
    }

    private void line() {
        html.open("tr", "class", "line");
        html.open("td", "colspan", Integer.toString(Field.ALL.size() + 1));
        html.leaf("span", Guidance.LINE).close().end();
    }

    private void row(Row row, boolean below) {
        Cells.Verdict verdict = Cells.verdict(row, below);
        html.open("tr", "class", (verdict.below ? "below" : "above") + (verdict.control ? " control" : ""));
        String name = board.names().of(row.variant());
        html.open("th", "scope", "row", "class", "sticky", "title", row.variant());
        html.open("span", "class", "name").name(name).close();
        html.open("span", "class", "verdict");
        html.leaf("span", verdict.sign, "aria-hidden", "true")
                .text(" " + verdict.meaning)
                .close();
        if (!row.flags().isEmpty()) {
            html.leaf("span", Cells.FLAG + " " + String.join("; ", row.flags()), "class", "flag");
        }
        html.close();
        for (Field field : Field.ALL) {
            html.open("td", "class", "n").estimate(field.text(row)).close();
        }
        html.end();
    }
}
