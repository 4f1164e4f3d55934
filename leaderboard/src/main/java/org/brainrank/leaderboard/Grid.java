package org.brainrank.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.brainrank.results.Leaderboard.Row;

/**
 * A table of box-drawing characters that fits a width. It gives way in steps: first the padding, then long method names,
 * then whole columns, the least telling first.
 */
final class Grid {
    private static final List<String> DISPENSABLE = List.of("s", "R²", "layer", "tier", "ceil.", "1st", "r", "p");
    private static final String FLEXIBLE = "method";
    private static final int SHORTEST_NAME = 22;

    private final List<Column> columns;
    private final List<Integer> widths = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final int padding;

    Grid(List<Column> wanted, List<Row> rows, int width) {
        columns = new ArrayList<>(wanted);
        for (Column column : wanted) {
            widths.add(rows.stream()
                    .mapToInt(row -> Text.width(column.text().apply(row)))
                    .reduce(Text.width(column.title()), Math::max));
        }
        padding = total(1) <= width ? 1 : 0;
        if (total(padding) > width) {
            narrowNames(width, SHORTEST_NAME);
        }
        for (String title : DISPENSABLE) {
            if (total(padding) > width) {
                drop(title);
                regrow(rows, width);
            }
        }
        if (total(padding) > width) {
            narrowNames(width, 1);
        }
    }

    /** Names of columns that did not fit. */
    List<String> leftOut() {
        return leftOut;
    }

    String top() {
        return border("┌", "┬", "┐");
    }

    String rule() {
        return border("├", "┼", "┤");
    }

    String bottom() {
        return border("└", "┴", "┘");
    }

    /** A rule that says something. */
    String rule(String text) {
        int inside = total(padding) - 2;
        String whole = "── " + text + " ──";
        String said = Text.width(whole) <= inside ? whole : Text.shorten("─ " + text + " ", inside);
        return "├" + said + "─".repeat(inside - Text.width(said)) + "┤";
    }

    String head() {
        return line(Column::title);
    }

    String row(Row row) {
        return line(column -> column.text().apply(row));
    }

    private String line(Function<Column, String> texts) {
        String pad = " ".repeat(padding);
        return IntStream.range(0, columns.size())
                .mapToObj(i -> {
                    Column column = columns.get(i);
                    String text = texts.apply(column);
                    int width = widths.get(i);
                    return pad + (column.numeric() ? Text.right(text, width) : Text.left(text, width)) + pad;
                })
                .collect(Collectors.joining("│", "│", "│"));
    }

    private String border(String start, String middle, String end) {
        return widths.stream()
                .map(width -> "─".repeat(width + 2 * padding))
                .collect(Collectors.joining(middle, start, end));
    }

    private int total(int pad) {
        return widths.stream().mapToInt(Integer::intValue).sum() + 2 * pad * widths.size() + widths.size() + 1;
    }

    private void drop(String title) {
        int at = indexOf(title);
        columns.remove(at);
        widths.remove(at);
        leftOut.add(title);
    }

    private void narrowNames(int width, int least) {
        int at = indexOf(FLEXIBLE);
        int over = total(padding) - width;
        widths.set(at, Math.max(Math.min(least, widths.get(at)), widths.get(at) - over));
    }

    /** Gives the room that a dropped column left to names that were cut. */
    private void regrow(List<Row> rows, int width) {
        int at = indexOf(FLEXIBLE);
        int natural = rows.stream()
                .mapToInt(row -> Text.width(columns.get(at).text().apply(row)))
                .max()
                .orElse(0);
        int spare = width - total(padding);
        if (spare > 0) {
            widths.set(at, Math.max(widths.get(at), Math.min(natural, widths.get(at) + spare)));
        }
    }

    private int indexOf(String title) {
        return columns.stream().map(Column::title).toList().indexOf(title);
    }
}
