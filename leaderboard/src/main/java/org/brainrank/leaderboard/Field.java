package org.brainrank.leaderboard;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.brainrank.leaderboard.Kind.Shape;
import org.brainrank.results.Faithfulness;
import org.brainrank.results.Leaderboard.Estimate;
import org.brainrank.results.Leaderboard.Row;

/**
 * A column of the page's table.
 *
 * @param key its name in data and links
 * @param title its head
 * @param group that it opens and closes with
 * @param kind how its numbers are written
 * @param best which end comes first when a reader sorts by it: {@code asc} or {@code desc}
 * @param values its numbers of a row, the first is the one to sort by
 */
record Field(String key, String title, Group group, Kind kind, String best, Function<Row, double[]> values) {
    /** Columns that open and close together, since a phone has no room for all. */
    enum Group {
        RANKING("Ranking", true),
        ALONE("Alone", true),
        FAITHFULNESS("Faithfulness", true),
        COST("Cost and layers", true),
        MORE("More", false),
        CONTROLS("Over its controls", false),
        STRICTER("Stricter tests", false);

        final String title;
        final boolean open;

        Group(String title, boolean open) {
            this.title = title;
            this.open = open;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Set<String> EXPLANATION = Set.of("seconds", "passes", "sufficiency", "stability", "features");
    private static final Kind INTERVAL_4 = new Kind(Shape.INTERVAL, 4);
    private static final Kind PERCENT = new Kind(Shape.PERCENT, 2);
    private static final Kind P = new Kind(Shape.P, 3);

    static final List<Field> ALL = List.of(
            new Field("rank", "Rank", Group.RANKING, new Kind(Shape.RANK, 0), "asc", Field::ranks),
            one("tier", "Tier", Group.RANKING, new Kind(Shape.FIXED, 0), "asc", row -> ranked(row, row.tier())),
            three("unique", "Unique variance", Group.RANKING, INTERVAL_4, Row::unique),
            one("p", "p", Group.RANKING, P, "asc", Row::pCorrected),
            one("first", "P(first)", Group.RANKING, PERCENT, "desc", row -> ranked(row, row.best())),
            three("r", "Score r", Group.ALONE, new Kind(Shape.INTERVAL, 3), Row::r),
            one("ceiling", "Of ceiling", Group.ALONE, PERCENT, "desc", Row::rShareOfCeiling),
            faith(
                    "comprehensiveness",
                    "Comprehensiveness",
                    Group.FAITHFULNESS,
                    "desc",
                    Faithfulness::comprehensiveness),
            faith("untrained-like", "Like untrained", Group.FAITHFULNESS, "asc", Faithfulness::randomisation),
            one("seconds", "Seconds", Group.COST, new Kind(Shape.SECONDS, 1), "asc", Row::seconds),
            one(
                    "passes",
                    "Passes",
                    Group.COST,
                    new Kind(Shape.FIXED, 1),
                    "asc",
                    row -> row.faithfulness().passes()),
            new Field("layers", "Layers", Group.COST, new Kind(Shape.LIST, 0), "asc", Field::layers),
            one(
                    "r2",
                    "R²",
                    Group.MORE,
                    new Kind(Shape.FIXED, 4),
                    "desc",
                    row -> row.r2().mean()),
            faith("sufficiency", "Sufficiency", Group.MORE, "asc", Faithfulness::sufficiency),
            faith("stability", "Stability", Group.MORE, "desc", Faithfulness::stability),
            one("features", "Features", Group.MORE, new Kind(Shape.FIXED, 0), "asc", Field::features),
            over("shuffled"),
            over("untrained"),
            over("random"),
            one("p-max", "p (max)", Group.STRICTER, P, "asc", Row::pMax),
            new Field("stories", "Over stories", Group.STRICTER, new Kind(Shape.RANGE, 4), "desc", Field::overStories),
            new Field("alone", "Subjects alone", Group.STRICTER, new Kind(Shape.OF, 0), "desc", Field::subjectsAlone));

    /** Whether it is said of an explanation, whatever the region: the page then keeps it once for all regions. */
    boolean ofExplanation() {
        return group == Group.FAITHFULNESS || EXPLANATION.contains(key);
    }

    String text(Row row) {
        return kind.text(values.apply(row));
    }

    private static Field one(
            String key, String title, Group group, Kind kind, String best, ToDoubleFunction<Row> value) {
        return new Field(key, title, group, kind, best, row -> new double[] {value.applyAsDouble(row)});
    }

    private static Field three(String key, String title, Group group, Kind kind, Function<Row, Estimate> estimate) {
        return new Field(key, title, group, kind, "desc", row -> {
            Estimate found = estimate.apply(row);
            return new double[] {found.mean(), found.low(), found.high()};
        });
    }

    private static Field faith(
            String key, String title, Group group, String best, ToDoubleFunction<Faithfulness> part) {
        return one(key, title, group, new Kind(Shape.FIXED, 3), best, row -> part.applyAsDouble(row.faithfulness()));
    }

    private static Field over(String control) {
        return three("over-" + control, "Over " + control, Group.CONTROLS, INTERVAL_4, row -> Cells.over(row, control));
    }

    private static double ranked(Row row, double value) {
        return row.rank() < 1 ? Double.NaN : value;
    }

    private static double[] ranks(Row row) {
        return new double[] {ranked(row, row.rank()), row.rankLow(), row.rankHigh()};
    }

    private static double features(Row row) {
        return Cells.features(row).equals(Numbers.NONE) ? Double.NaN : row.features();
    }

    private static double[] layers(Row row) {
        return Arrays.stream(Cells.layers(row).split(", ", -1))
                .filter(layer -> layer.matches("\\d{1,9}"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static double[] overStories(Row row) {
        Estimate estimate = row.uniqueOverStories();
        return new double[] {estimate.low(), estimate.high()};
    }

    private static double[] subjectsAlone(Row row) {
        return new double[] {row.subjectsSignificant() < 0 ? Double.NaN : row.subjectsSignificant(), row.subjects()};
    }
}
