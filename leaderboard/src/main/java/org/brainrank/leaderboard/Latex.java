package org.brainrank.leaderboard;

import java.util.ArrayList;
import java.util.List;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Row;
import org.brainrank.results.Manifest;

/** Two tables with booktabs, to {@code \input} in a paper: the methods over all regions, and methods by region. */
final class Latex {
    private final Board board;
    private final Leaderboard leaderboard;
    private final Manifest manifest;
    private final StringBuilder out = new StringBuilder();

    Latex(Leaderboard leaderboard, Manifest manifest) {
        this.board = new Board(leaderboard);
        this.leaderboard = leaderboard;
        this.manifest = manifest;
    }

    String render() {
        Guidance.stamps(leaderboard)
                .forEach(stamp -> out.append("% ").append(stamp).append('\n'));
        out.append("% \\usepackage{booktabs} and \\usepackage{graphicx} in the preamble; UTF-8.\n");
        out.append("% config SHA-256 ")
                .append(manifest.configSha256().replaceAll("[^0-9A-Za-z]", ""))
                .append('\n');
        methods();
        regions();
        return out.toString();
    }

    private void methods() {
        List<Column> columns = Column.full(board.names()).stream()
                .filter(column -> !column.title().isEmpty())
                .toList();
        StringBuilder alignment = new StringBuilder();
        columns.forEach(column -> alignment.append(column.numeric() ? 'r' : 'l'));
        begin(alignment.toString());
        row(columns.stream().map(column -> escape(column.title())).toList());
        out.append("\\midrule\n");
        List<Row> rows = board.methods(Leaderboard.ALL);
        int below = Board.line(rows);
        for (int i = 0; i <= rows.size(); i++) {
            if (i == below) {
                out.append("\\midrule\n\\multicolumn{").append(columns.size());
                out.append("}{l}{\\emph{").append(escape(Guidance.LINE)).append("}}\\\\\n");
            }
            if (i < rows.size()) {
                Row row = rows.get(i);
                row(columns.stream().map(column -> cell(column, row)).toList());
            }
        }
        end(
                "methods",
                "Explanation methods on " + escape(leaderboard.dataset())
                        + " by unique variance over the controls: mean over subjects with its 95\\,\\% bootstrap interval. "
                        + "Over stories: the interval when stories are resampled too. $p$: sign-flip test, corrected over methods. First: share of bootstrap samples led. $r$ and $R^2$: the method alone, held out; "
                        + "the share of the ceiling is not clipped. Layers were chosen by inner folds. Comprehensiveness: mean loss of "
                        + "the target's probability without the words of highest score; like untrained: rank correlation with the "
                        + "method on an untrained model. Italics: controls.");
    }

    private static String cell(Column column, Row row) {
        String text = column.numeric()
                ? number(column.text().apply(row))
                : escape(column.text().apply(row));
        boolean control = row.role() != Cell.Role.METHOD && column.title().equals("method");
        return control ? "\\emph{" + text + "}" : text;
    }

    private void regions() {
        List<String> regions = board.regions();
        begin("l" + "r".repeat(regions.size()));
        List<String> head = new ArrayList<>(List.of("method"));
        regions.forEach(roi -> head.add(escape(roi)));
        row(head);
        out.append("\\midrule\n");
        for (String variant : board.variants(Cell.Role.METHOD)) {
            List<String> cells = new ArrayList<>(List.of(escape(board.names().of(variant))));
            for (String roi : regions) {
                cells.add(board.row(board.methods(roi), variant)
                        .map(Latex::unique)
                        .orElse("--"));
            }
            row(cells);
        }
        out.append("\\midrule\n");
        List<String> ceilings = new ArrayList<>(List.of("ceiling ($r$)"));
        regions.forEach(
                roi -> ceilings.add(number(Numbers.fixed(board.ceiling(roi).mean(), 3))));
        row(ceilings);
        end(
                "regions",
                "Unique variance by region on " + escape(leaderboard.dataset())
                        + ". Bold: beats the controls in that region.");
    }

    private static String unique(Row row) {
        String text = number(Numbers.fixed(row.unique().mean(), 4));
        return row.beatsControls() ? "\\textbf{" + text + "}" : text;
    }

    private void begin(String alignment) {
        out.append("\n\\begin{table}\n\\centering\n\\resizebox{\\textwidth}{!}{%\n\\begin{tabular}{");
        out.append(alignment).append("}\n\\toprule\n");
    }

    private void end(String label, String caption) {
        out.append("\\bottomrule\n\\end{tabular}}\n\\caption{");
        Guidance.stamps(leaderboard)
                .forEach(stamp -> out.append("\\textbf{").append(escape(stamp)).append(".} "));
        out.append(caption).append("}\n\\label{tab:brainrank-").append(label).append("}\n\\end{table}\n");
    }

    private void row(List<String> cells) {
        out.append(String.join(" & ", cells)).append(" \\\\\n");
    }

    private static String number(String text) {
        return text.equals(Numbers.NONE) ? escape(text) : escape(text).replace("-", "$-$");
    }

    /** Makes any text stand for itself. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        Names.printable(text).codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> escaped.append("\\textbackslash{}");
                case '{', '}', '$', '&', '#', '_', '%' -> escaped.append('\\').appendCodePoint(c);
                case '^' -> escaped.append("\\textasciicircum{}");
                case '~' -> escaped.append("\\textasciitilde{}");
                case '<' -> escaped.append("\\textless{}");
                case '>' -> escaped.append("\\textgreater{}");
                case '|' -> escaped.append("\\textbar{}");
                case '–' -> escaped.append("--");
                case '²' -> escaped.append("$^2$");
                case '∞' -> escaped.append("$\\infty$");
                case '\uFFFD' -> escaped.append('?');
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }
}
