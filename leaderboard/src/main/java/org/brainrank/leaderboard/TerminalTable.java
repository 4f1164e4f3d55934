package org.brainrank.leaderboard;

import java.util.List;
import java.util.stream.Collectors;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Row;

/**
 * The leaderboard as a person sees it at the end of a run: the methods over all regions and models, the best methods of
 * each region, and the ceilings.
 */
public final class TerminalTable {
    private static final int NARROWEST = 40;
    private static final int ROOMY = 64;
    private static final String DIM = "\u001b[2m";
    private static final String BOLD = "\u001b[1m";
    private static final String LOUD = "\u001b[1;31m";
    private static final String RESET = "\u001b[0m";

    private final Board board;
    private final boolean colour;
    private final int width;
    private final StringBuilder out = new StringBuilder();

    private TerminalTable(Leaderboard leaderboard, boolean colour, int width) {
        this.board = new Board(leaderboard);
        this.colour = colour;
        this.width = Math.max(NARROWEST, width);
    }

    /**
     * Draws the table.
     *
     * @param leaderboard the ranking
     * @param colour whether the terminal takes ANSI escapes; without it there is none
     * @param width of the terminal in characters; below 40 it is drawn for 40
     * @return lines, each ended by a line feed; columns that do not fit are left out and named
     */
    public static String of(Leaderboard leaderboard, boolean colour, int width) {
        return new TerminalTable(leaderboard, colour, width).draw();
    }

    private String draw() {
        Leaderboard leaderboard = board.leaderboard();
        banner();
        paragraph(
                "",
                "Explanation methods by unique variance over the controls: " + leaderboard.name() + ", dataset "
                        + leaderboard.dataset() + ", "
                        + Text.count(leaderboard.models().size(), "model") + ", "
                        + subjects(board.methods(Leaderboard.ALL)) + ", all regions",
                "");
        methods();
        legend();
        regions();
        summary();
        banner();
        return out.toString();
    }

    private void banner() {
        if (board.leaderboard().limited()) {
            banner(Guidance.LIMITED);
        }
        if (!board.leaderboard().leakage().isEmpty()) {
            banner(Guidance.LEAKAGE);
            board.leaderboard().leakage().forEach(name -> line("leak: " + name, LOUD));
        }
    }

    private void banner(String stamp) {
        String text = " !!! " + stamp + " !!! ";
        int left = Math.max(0, (width - text.length()) / 2);
        String right = "!".repeat(Math.max(0, width - text.length() - left));
        line("!".repeat(left) + text + right, LOUD);
    }

    private void methods() {
        List<Row> rows = board.methods(Leaderboard.ALL);
        if (rows.isEmpty()) {
            line("No method has a score over all regions.", "");
            return;
        }
        Grid grid = new Grid(Column.narrow(board.names()), rows, width);
        line(grid.top(), "");
        line(grid.head(), BOLD);
        line(grid.rule(), "");
        int below = Board.line(rows);
        for (int i = 0; i < rows.size(); i++) {
            if (i == below) {
                line(grid.rule(Guidance.LINE), "");
            }
            Row row = rows.get(i);
            boolean winner = row.role() == Cell.Role.METHOD && row.tier() == 1 && row.beatsControls();
            line(grid.row(row), row.role() != Cell.Role.METHOD ? DIM : winner ? BOLD : "");
        }
        if (below == rows.size()) {
            line(grid.rule(Guidance.LINE), "");
        }
        line(grid.bottom(), "");
        if (!grid.leftOut().isEmpty()) {
            paragraph(
                    "",
                    "Left out at this width: " + String.join(", ", grid.leftOut()) + " (leaderboard.csv has them)",
                    "");
        }
    }

    private void legend() {
        paragraph("", "✓ beats the controls   · does not   c control   f floor (the nuisance controls together)", "");
        paragraph(
                "",
                "rank (95 % range)   ±: half the 95 % interval over subjects   p: corrected   1st: chance of standing first   "
                        + "ceil.: r as a share of the "
                        + "ceiling   layer: chosen most often by the inner folds",
                "");
    }

    private void summary() {
        out.append('\n');
        Guidance.summary(board).forEach(sentence -> paragraph("- ", sentence, ""));
    }

    private void regions() {
        List<String> regions = board.regions();
        int name = Math.max(
                6,
                regions.stream()
                        .mapToInt(roi -> Text.width(Names.printable(roi)))
                        .max()
                        .orElse(0));
        name = Math.min(name, width / 3);
        int ceiling =
                regions.stream().mapToInt(roi -> ceiling(roi).length()).max().orElse(0);
        ceiling = Math.max(ceiling, "ceiling".length());
        out.append('\n');
        paragraph(
                Text.left("region", name) + "  " + Text.left("ceiling", ceiling) + "  ",
                "first tier, beating the controls",
                BOLD);
        for (String roi : regions) {
            String head = Text.left(Names.printable(roi), name) + "  " + Text.left(ceiling(roi), ceiling) + "  ";
            paragraph(head, winners(roi), "");
        }
    }

    private String ceiling(String roi) {
        return width < ROOMY ? Numbers.fixed(board.ceiling(roi).mean(), 2) : Numbers.interval(board.ceiling(roi), 2);
    }

    private String winners(String roi) {
        if (board.methods(roi).isEmpty()) {
            return "no scores";
        }
        List<Row> winners = board.winners(roi);
        return winners.isEmpty()
                ? Guidance.NO_WINNER
                : winners.stream()
                        .map(row -> board.names().of(row.variant()) + " "
                                + Numbers.fixed(row.unique().mean(), 4))
                        .collect(Collectors.joining(", "));
    }

    private static String subjects(List<Row> rows) {
        return Text.count(rows.stream().mapToInt(Row::subjects).max().orElse(0), "subject");
    }

    /** Writes text after a head, wrapped at spaces, later lines under the first. */
    private void paragraph(String head, String text, String style) {
        int indent = Text.width(head);
        String start = head;
        for (String part : Text.wrap(Names.printable(text), Math.max(1, width - indent))) {
            line(start + part, style);
            start = " ".repeat(indent);
        }
    }

    private void line(String text, String style) {
        if (colour && !style.isEmpty()) {
            out.append(style).append(text).append(RESET).append('\n');
        } else {
            out.append(text.stripTrailing()).append('\n');
        }
    }
}
