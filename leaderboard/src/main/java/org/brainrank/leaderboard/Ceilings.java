package org.brainrank.leaderboard;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.brainrank.results.Leaderboard.Row;

/** What could be predicted at best in each region, and which methods come first there. */
final class Ceilings {
    private Ceilings() {}

    static void write(Html html, Board board, Map<String, Integer> targets) {
        html.open(
                "div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", "Ceilings and first tiers");
        html.open("table", "class", "ceilings");
        html.caption("Ceilings (" + kind(board.leaderboard().ceiling()) + ") and the methods of the first tier.");
        html.open("thead").open("tr");
        html.leaf("th", "Region", "scope", "col").leaf("th", "Ceiling (r)", "scope", "col", "class", "n");
        html.leaf("th", "By chance below", "scope", "col", "class", "n");
        html.leaf("th", "Targets", "scope", "col", "class", "n");
        html.leaf("th", "First tier, beating the controls", "scope", "col");
        html.close().close().open("tbody");
        for (String roi : board.regions()) {
            List<Row> winners = board.winners(roi);
            String names = winners.stream()
                    .map(row -> board.names().of(row.variant()) + " "
                            + Numbers.fixed(row.unique().mean(), 4))
                    .collect(Collectors.joining(", "));
            html.open("tr").leaf("th", roi, "scope", "row");
            html.open("td", "class", "n")
                    .estimate(Numbers.interval(board.ceiling(roi), 3))
                    .close();
            html.leaf("td", Numbers.fixed(board.floor(roi).high(), 3), "class", "n");
            Integer count = targets.get(roi);
            html.leaf("td", count == null ? Numbers.NONE : count.toString(), "class", "n");
            String none = board.methods(roi).isEmpty() ? "no scores" : Guidance.NO_WINNER;
            html.leaf("td", winners.isEmpty() ? none : names, "class", winners.isEmpty() ? "muted" : "");
            html.end();
        }
        html.close().close().end();
    }

    /** What a kind of ceiling is. */
    static String kind(String ceiling) {
        return switch (ceiling) {
            case "leave-one-out-isc" -> "correlation of each subject with the mean of the others";
            case "split-half" -> "correlation of one subject with what all share, from halves of the subjects";
            case "repeats" -> "correlation with the noiseless response, from repeats";
            default -> ceiling;
        };
    }
}
