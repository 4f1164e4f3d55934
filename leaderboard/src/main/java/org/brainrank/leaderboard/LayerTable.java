package org.brainrank.leaderboard;

import java.util.List;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Row;
import org.brainrank.results.Leaderboard.Row.Level;

/** Every row by layer, collapsed; of a very large run those over all regions. */
final class LayerTable {
    /** More rows than this would make the page slow on a phone, and leave too little of its two megabytes to the figures. */
    private static final int MOST_ROWS = 400;

    private LayerTable() {}

    static void write(Html html, Board board) {
        List<Row> all = board.leaderboard().rows().stream()
                .filter(row -> row.level() == Level.LAYER)
                .toList();
        List<Row> rows = all.size() <= MOST_ROWS
                ? all
                : all.stream()
                        .filter(row -> row.roi().equals(Leaderboard.ALL))
                        .limit(MOST_ROWS)
                        .toList();
        if (rows.isEmpty()) {
            return;
        }
        html.open("details").leaf("summary", "All " + Text.count(rows.size(), "row") + " by layer");
        if (rows.size() < all.size()) {
            html.leaf("p", "Shown are " + rows.size() + " of " + all.size() + " rows; leaderboard.csv has them all.");
        }
        MethodTable.tools(html, "by-layer", "Filter rows");
        html.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", "Rows by layer");
        html.open("table", "id", "by-layer", "class", "sortable");
        html.caption("Scores by region, model and layer. Ranks are within region and model.");
        html.open("thead").open("tr");
        for (String title : List.of("Region", "Model", "Method")) {
            html.leaf("th", title, "scope", "col", "data-sort", "asc");
        }
        html.leaf("th", "Layer", "scope", "col", "data-sort", "asc", "class", "n");
        html.leaf("th", "Rank", "scope", "col", "data-sort", "asc", "class", "n");
        html.leaf("th", "Unique variance", "scope", "col", "data-sort", "desc", "class", "n");
        html.leaf("th", "p", "scope", "col", "data-sort", "asc", "class", "n");
        html.leaf("th", "r", "scope", "col", "data-sort", "desc", "class", "n");
        html.leaf("th", "R²", "scope", "col", "data-sort", "desc", "class", "n");
        html.close().close().open("tbody");
        rows.forEach(row -> row(html, board, row));
        html.close().close().close().end();
    }

    private static void row(Html html, Board board, Row row) {
        html.open("tr", "class", row.role() == Cell.Role.METHOD ? "" : "control");
        html.leaf("td", row.roi()).leaf("td", row.model());
        html.leaf("th", board.names().of(row.variant()), "scope", "row");
        html.leaf("td", row.layer(), "class", "n");
        number(html, Cells.rank(row), row.rank() < 1 ? Double.NaN : row.rank());
        number(html, Numbers.interval(row.unique(), 4), row.unique().mean());
        number(html, Numbers.p(row.pCorrected()), row.pCorrected());
        number(html, Numbers.fixed(row.r().mean(), 3), row.r().mean());
        number(html, Numbers.fixed(row.r2().mean(), 4), row.r2().mean());
        html.end();
    }

    private static void number(Html html, String text, double key) {
        html.leaf("td", text, "class", "n", "data-v", Double.isNaN(key) ? "" : Double.toString(key));
    }
}
