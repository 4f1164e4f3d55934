package org.brainrank.leaderboard;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard.Estimate;
import org.brainrank.results.Leaderboard.Row;

/** The texts of a row. */
final class Cells {
    static final String FLAG = "⚑";

    /** Says at a glance what a row is worth. */
    enum Mark {
        BEATS("✓", "beats the controls"),
        DOES_NOT("·", "does not beat the controls"),
        CONTROL("c", "control, knows nothing of the explanation"),
        FLOOR("f", "floor: the nuisance controls that every method joins");

        final String sign;
        final String meaning;

        Mark(String sign, String meaning) {
            this.sign = sign;
            this.meaning = meaning;
        }
    }

    /** What the controls say of a row: in words, so that it holds however rows are sorted, and without colour. */
    enum Verdict {
        BEATS("✓", "beats the controls", false, false),
        DOES_NOT("·", "does not beat the controls", false, false),
        BELOW("↓", "below the line", true, false),
        CONTROL("c", "control", false, true),
        CONTROL_BELOW("c", "control, below the line", true, true),
        FLOOR("f", "floor", true, true);

        final String sign;
        final String meaning;
        final boolean below;
        final boolean control;

        Verdict(String sign, String meaning, boolean below, boolean control) {
            this.sign = sign;
            this.meaning = meaning;
            this.below = below;
            this.control = control;
        }
    }

    private Cells() {}

    static Verdict verdict(Row row, boolean below) {
        return switch (row.role()) {
            case METHOD -> row.beatsControls() ? Verdict.BEATS : below ? Verdict.BELOW : Verdict.DOES_NOT;
            case CONTROL -> below ? Verdict.CONTROL_BELOW : Verdict.CONTROL;
            case FLOOR -> Verdict.FLOOR;
        };
    }

    static Mark mark(Row row) {
        return switch (row.role()) {
            case METHOD -> row.beatsControls() ? Mark.BEATS : Mark.DOES_NOT;
            case CONTROL -> Mark.CONTROL;
            case FLOOR -> Mark.FLOOR;
        };
    }

    static String rank(Row row) {
        if (row.rank() < 1) {
            return Numbers.NONE;
        }
        return row.rankLow() == row.rankHigh()
                ? row.rank() + " (" + row.rankLow() + ")"
                : row.rank() + " (" + row.rankLow() + "–" + row.rankHigh() + ")";
    }

    /** The interval of unique variance over subjects and stories. */
    static String overStories(Row row) {
        Estimate estimate = row.uniqueOverStories();
        return Double.isNaN(estimate.low())
                ? Numbers.NONE
                : "[" + Numbers.fixed(estimate.low(), 4) + ", " + Numbers.fixed(estimate.high(), 4) + "]";
    }

    /** How many subjects' own null in time is beaten, of how many. */
    static String subjectsAlone(Row row) {
        return row.subjectsSignificant() < 0 ? Numbers.NONE : row.subjectsSignificant() + "/" + row.subjects();
    }

    static String tier(Row row) {
        return row.tier() < 1 ? Numbers.NONE : Integer.toString(row.tier());
    }

    static String role(Row row) {
        return switch (row.role()) {
            case METHOD -> "method";
            case CONTROL -> "control";
            case FLOOR -> "floor";
        };
    }

    /** The layers chosen most often, at most two, the most frequent first; otherwise the layer itself. */
    static String layers(Row row) {
        if (row.layers().isEmpty()) {
            return row.layer().equals("-") ? Numbers.NONE : Names.printable(row.layer());
        }
        return byCount(row).stream()
                .limit(2)
                .map(entry -> entry.getKey().toString())
                .collect(Collectors.joining(", "));
    }

    /** Every layer with the share of choices that fell on it, the most frequent first. */
    static String layerShares(Row row) {
        double total =
                row.layers().values().stream().mapToInt(Integer::intValue).sum();
        return byCount(row).stream()
                .map(entry -> entry.getKey() + " (" + Numbers.percent(entry.getValue() / total) + ")")
                .collect(Collectors.joining(", "));
    }

    private static List<Map.Entry<Integer, Integer>> byCount(Row row) {
        return row.layers().entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }

    static Estimate over(Row row, String control) {
        return row.over().getOrDefault(control, new Estimate(Double.NaN, Double.NaN, Double.NaN));
    }

    static String features(Row row) {
        return row.role() == Cell.Role.FLOOR && row.features() == 0 ? Numbers.NONE : Integer.toString(row.features());
    }

    /** Tells that there is something to read about a row. */
    static String flag(Row row) {
        return row.flags().isEmpty() ? "" : " " + FLAG;
    }
}
