package org.brainrank.leaderboard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.brainrank.results.Cell;
import org.brainrank.results.Findings;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Row;
import org.brainrank.results.Leaderboard.Row.Level;
import org.brainrank.results.Manifest;

/** Tables as GitHub shows them. */
final class Markdown {
    private final Board board;
    private final Leaderboard leaderboard;
    private final Manifest manifest;
    private final Optional<Findings> findings;
    private final StringBuilder out = new StringBuilder();

    Markdown(Leaderboard leaderboard, Manifest manifest, Optional<Findings> findings) {
        this.board = new Board(leaderboard);
        this.leaderboard = leaderboard;
        this.manifest = manifest;
        this.findings = findings;
    }

    String render() {
        out.append("# ").append(escape(leaderboard.name())).append(": brain scores of explanation methods\n\n");
        Guidance.stamps(leaderboard)
                .forEach(stamp -> out.append("> **").append(escape(stamp)).append("**\n\n"));
        out.append(Guidance.lead()).append("\n\n");
        Guidance.summary(board)
                .forEach(sentence -> out.append("- ").append(escape(sentence)).append('\n'));
        methods("## Methods, all regions", board.methods(Leaderboard.ALL));
        if (board.manyModels()) {
            for (String model : leaderboard.models()) {
                methods("## Methods on " + escape(model), board.rows(Level.MODEL, Leaderboard.ALL, model));
            }
        }
        equalDimension();
        regions();
        leaderboard.models().forEach(this::layers);
        findings.ifPresent(found -> out.append(FindingsMarkdown.of(found, board.names())));
        reading();
        provenance();
        return out.toString();
    }

    private void methods(String title, List<Row> rows) {
        out.append('\n').append(title).append("\n\n");
        if (rows.isEmpty()) {
            out.append("No rows.\n");
            return;
        }
        List<Column> columns = Column.full(board.names());
        header(
                columns.stream().map(Column::title).toList(),
                columns.stream().map(Column::numeric).toList());
        int below = Board.line(rows);
        for (int i = 0; i <= rows.size(); i++) {
            if (i == below) {
                List<String> cells = new ArrayList<>(Collections.nCopies(columns.size(), ""));
                cells.set(3, "**— " + Guidance.LINE + " —**");
                row(cells);
            }
            if (i < rows.size()) {
                Row row = rows.get(i);
                row(columns.stream()
                        .map(column -> escape(column.text().apply(row)))
                        .toList());
            }
        }
        out.append(
                "\n✓ beats the controls, · does not, c control, f floor (the nuisance controls together); intervals are "
                        + "95 % over subjects.\n");
        List<Row> flagged = rows.stream().filter(row -> !row.flags().isEmpty()).toList();
        if (!flagged.isEmpty()) {
            out.append('\n');
            flagged.forEach(row -> out.append("- ")
                    .append(Cells.FLAG)
                    .append(' ')
                    .append(escape(board.names().of(row.variant())))
                    .append(": ")
                    .append(escape(String.join("; ", row.flags())))
                    .append(".\n"));
        }
    }

    private void equalDimension() {
        for (String capacity : board.capacities()) {
            methods(
                    "## Methods, all regions, every feature space at " + escape(capacity),
                    board.methods(Leaderboard.ALL, capacity));
        }
    }

    private void regions() {
        out.append("\n## Unique variance by region\n\n");
        List<String> regions = board.regions();
        List<String> head = new ArrayList<>(List.of("method"));
        regions.forEach(roi -> head.add(escape(roi)));
        header(head, numericAfterFirst(head.size()));
        List<String> ceilings = new ArrayList<>(List.of("*ceiling (r)*"));
        regions.forEach(roi -> ceilings.add(Numbers.interval(board.ceiling(roi), 3)));
        row(ceilings);
        List<String> floors = new ArrayList<>(List.of("*chance below (r)*"));
        regions.forEach(roi -> floors.add(Numbers.fixed(board.floor(roi).high(), 3)));
        row(floors);
        for (Cell.Role role : List.of(Cell.Role.METHOD, Cell.Role.CONTROL)) {
            for (String variant : board.variants(role)) {
                List<String> cells = new ArrayList<>(List.of(name(variant, role)));
                for (String roi : regions) {
                    cells.add(board.row(board.methods(roi), variant)
                            .map(Markdown::unique)
                            .orElse(Numbers.NONE));
                }
                row(cells);
            }
        }
        out.append("\nBold: beats the controls in that region. Ceiling: ")
                .append(escape(Ceilings.kind(leaderboard.ceiling())))
                .append(".\n\n");
        for (String roi : leaderboard.rois()) {
            List<Row> winners = board.winners(roi);
            String names = winners.stream()
                    .map(row -> escape(board.names().of(row.variant())))
                    .collect(Collectors.joining(", "));
            out.append("- ").append(escape(roi)).append(": ");
            out.append(winners.isEmpty() ? Guidance.NO_WINNER : names).append('\n');
        }
    }

    private void layers(String model) {
        List<String> layers = board.layers(model);
        if (layers.isEmpty()) {
            return;
        }
        out.append("\n## Unique variance by layer of ").append(escape(model)).append("\n\n");
        List<String> head = new ArrayList<>(List.of("method"));
        layers.forEach(layer -> head.add("layer " + layer));
        header(head, numericAfterFirst(head.size()));
        for (Cell.Role role : List.of(Cell.Role.METHOD, Cell.Role.CONTROL)) {
            for (String variant : board.variants(role)) {
                List<String> cells = new ArrayList<>(List.of(name(variant, role)));
                for (String layer : layers) {
                    cells.add(board.at(Leaderboard.ALL, model, layer, variant)
                            .map(Markdown::unique)
                            .orElse(Numbers.NONE));
                }
                if (cells.stream().skip(1).anyMatch(cell -> !cell.equals(Numbers.NONE))) {
                    row(cells);
                }
            }
        }
        out.append(
                "\nAll regions. Bold: beats the controls at that layer. The headline does not take the best of these.\n");
    }

    private String name(String variant, Cell.Role role) {
        String name = escape(board.names().of(variant));
        return role == Cell.Role.CONTROL ? name + " (control)" : name;
    }

    private static String unique(Row row) {
        String text = Numbers.fixed(row.unique().mean(), 4);
        return row.beatsControls() ? "**" + text + "**" : text;
    }

    private void reading() {
        out.append("\n## How to read it\n\n");
        Guidance.reading()
                .forEach(entry -> out.append("- **")
                        .append(entry.term())
                        .append("**: ")
                        .append(entry.meaning())
                        .append('\n'));
        out.append("\n## What it does not mean\n\n");
        Guidance.caveats().forEach(caveat -> out.append("- ").append(caveat).append('\n'));
    }

    private void provenance() {
        Manifest.Environment environment = manifest.environment();
        out.append("\n## Provenance\n\n");
        out.append("BrainRank ").append(escape(environment.brainrank()));
        out.append(", commit ").append(escape(environment.commit()));
        out.append(", config SHA-256 ").append(escape(manifest.configSha256())).append(". ");
        out.append("Plugins, models, data, seeds and times are in manifest.json.\n");
        if (!manifest.notes().isEmpty()) {
            out.append('\n');
            manifest.notes()
                    .forEach(note -> out.append("- ").append(escape(note)).append('\n'));
        }
    }

    private void header(List<String> titles, List<Boolean> numeric) {
        row(titles);
        row(numeric.stream().map(right -> right ? "---:" : "---").toList());
    }

    private static List<Boolean> numericAfterFirst(int count) {
        List<Boolean> numeric = new ArrayList<>(Collections.nCopies(count, true));
        numeric.set(0, false);
        return numeric;
    }

    private void row(List<String> cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** Makes any text stand for itself: no markup, no HTML, no end of a cell. */
    static String escape(String text) {
        if (text.matches("[-0-9.,\\[\\]()%∞– ]*")) {
            return text; // numbers and intervals stay readable in the file itself
        }
        StringBuilder escaped = new StringBuilder(text.length());
        Names.printable(text).codePoints().forEach(c -> {
            if (c == '<') {
                escaped.append("&lt;");
            } else if (c == '>') {
                escaped.append("&gt;");
            } else if (c == '&') {
                escaped.append("&amp;");
            } else {
                if ("\\`*_[]|~#!".indexOf(c) >= 0) {
                    escaped.append('\\');
                }
                escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }
}
