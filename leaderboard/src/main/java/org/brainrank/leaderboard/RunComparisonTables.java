package org.brainrank.leaderboard;

import java.util.ArrayList;
import java.util.List;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Row.Level;
import org.brainrank.results.RunComparison;
import org.brainrank.results.RunComparison.Change;
import org.brainrank.results.RunComparison.Pair;

/** Two runs side by side, for a terminal and as Markdown. */
public final class RunComparisonTables {
    private static final int DECIMALS = 4;
    private static final List<String> COLUMNS = List.of(
            "shift",
            "rank, first",
            "rank, second",
            "method",
            "unique, first",
            "unique, second",
            "difference [95 %]",
            "p",
            "corrected");

    private RunComparisonTables() {}

    /**
     * For a terminal: methods over all regions and models, regions that changed, and what differs.
     *
     * @param comparison second against first
     * @return lines
     */
    public static String text(RunComparison comparison) {
        List<List<String>> table = new ArrayList<>(List.of(COLUMNS));
        pairs(comparison, Level.METHOD, Leaderboard.ALL, Leaderboard.ALL).forEach(pair -> table.add(cells(pair)));
        StringBuilder text = new StringBuilder(heading(comparison)).append("\n\n");
        aligned(table, text);
        List<Pair> elsewhere = comparison.pairs().stream()
                .filter(pair -> !pair.roi().equals(Leaderboard.ALL) || pair.level() != Level.METHOD)
                .toList();
        if (!elsewhere.isEmpty()) {
            text.append("\nby region and model: ")
                    .append(elsewhere.size())
                    .append(" pairs more, ")
                    .append(elsewhere.stream()
                            .filter(pair -> pair.pCorrected() < 0.05)
                            .count())
                    .append(" of them with corrected p < 0.05 (-f md and --json have all)\n");
        }
        only("only in the first", comparison.onlyFirst(), text);
        only("only in the second", comparison.onlySecond(), text);
        changes("config.resolved.yaml", comparison.settings(), text);
        changes("models, plugins, machine", comparison.hashes(), text);
        comparison
                .cautions()
                .forEach(caution -> text.append("note: ").append(caution).append('\n'));
        return text.toString();
    }

    /**
     * All of it.
     *
     * @param comparison second against first
     * @return Markdown
     */
    public static String markdown(RunComparison comparison) {
        StringBuilder text = new StringBuilder("# Comparison of runs\n\n")
                .append(heading(comparison))
                .append("\n\n");
        comparison
                .cautions()
                .forEach(caution -> text.append("> ").append(caution).append("\n>\n"));
        if (!comparison.cautions().isEmpty()) {
            text.append('\n');
        }
        comparison.pairs().stream()
                .map(pair -> List.of(pair.level().name(), pair.roi(), pair.model()))
                .distinct()
                .forEach(group -> {
                    Level level = Level.valueOf(group.get(0));
                    text.append("## ")
                            .append(group.get(1).equals(Leaderboard.ALL) ? "All regions" : "Region " + group.get(1))
                            .append(level == Level.METHOD ? "" : ", model " + group.get(2))
                            .append("\n\n");
                    row(COLUMNS, text);
                    text.append("|---".repeat(COLUMNS.size())).append("|\n");
                    pairs(comparison, level, group.get(1), group.get(2)).forEach(pair -> row(cells(pair), text));
                    text.append('\n');
                });
        list("Only in the first", comparison.onlyFirst(), text);
        list("Only in the second", comparison.onlySecond(), text);
        table("Config", comparison.settings(), text);
        table("Models, plugins, machine", comparison.hashes(), text);
        return text.toString();
    }

    private static String heading(RunComparison comparison) {
        return comparison.second().name() + " (" + comparison.second().folder() + ") against "
                + comparison.first().name() + " (" + comparison.first().folder() + "), "
                + comparison.subjects().size() + " subjects; difference = second - first";
    }

    private static List<Pair> pairs(RunComparison comparison, Level level, String roi, String model) {
        return comparison.pairs().stream()
                .filter(pair -> pair.level() == level
                        && pair.roi().equals(roi)
                        && pair.model().equals(model))
                .toList();
    }

    private static List<String> cells(Pair pair) {
        return List.of(
                shift(pair),
                rank(pair.rankFirst(), pair.rowsFirst()),
                rank(pair.rankSecond(), pair.rowsSecond()),
                pair.first().equals(pair.second()) ? pair.second() : pair.first() + " -> " + pair.second(),
                Numbers.fixed(pair.uniqueFirst().mean(), DECIMALS),
                Numbers.fixed(pair.uniqueSecond().mean(), DECIMALS),
                Numbers.interval(pair.difference(), DECIMALS),
                Numbers.p(pair.p()),
                Numbers.p(pair.pCorrected()));
    }

    private static String shift(Pair pair) {
        int up = pair.placeFirst() - pair.placeSecond();
        return up == 0 ? "=" : up > 0 ? "up " + up : "down " + -up;
    }

    private static String rank(int rank, int rows) {
        return rank == 0 ? Numbers.NONE : rank + " of " + rows;
    }

    private static void aligned(List<List<String>> table, StringBuilder text) {
        int[] widths = new int[COLUMNS.size()];
        for (List<String> row : table) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Text.width(row.get(i)));
            }
        }
        for (List<String> row : table) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - Text.width(row.get(i)) + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private static void only(String where, List<String> methods, StringBuilder text) {
        if (!methods.isEmpty()) {
            text.append(where).append(": ").append(String.join(", ", methods)).append('\n');
        }
    }

    private static void changes(String what, List<Change> changes, StringBuilder text) {
        text.append('\n')
                .append(what)
                .append(changes.isEmpty() ? ": the same" : ", what differs:")
                .append('\n');
        changes.forEach(change -> text.append("  ")
                .append(change.what())
                .append(": ")
                .append(or(change.first()))
                .append(" -> ")
                .append(or(change.second()))
                .append('\n'));
    }

    private static String or(String value) {
        return value.isEmpty() ? "(none)" : value;
    }

    private static void row(List<String> cells, StringBuilder text) {
        text.append("| ")
                .append(String.join(
                        " | ", cells.stream().map(RunComparisonTables::escaped).toList()))
                .append(" |\n");
    }

    private static String escaped(String cell) {
        return cell.replace("|", "\\|").replace("->", "→");
    }

    private static void list(String title, List<String> methods, StringBuilder text) {
        if (!methods.isEmpty()) {
            text.append("## ").append(title).append("\n\n");
            methods.forEach(method -> text.append("- ").append(method).append('\n'));
            text.append('\n');
        }
    }

    private static void table(String title, List<Change> changes, StringBuilder text) {
        text.append("## ").append(title).append("\n\n");
        if (changes.isEmpty()) {
            text.append("The same.\n\n");
            return;
        }
        row(List.of("what", "first", "second"), text);
        text.append("|---|---|---|\n");
        changes.forEach(change -> row(List.of(change.what(), or(change.first()), or(change.second())), text));
        text.append('\n');
    }
}
