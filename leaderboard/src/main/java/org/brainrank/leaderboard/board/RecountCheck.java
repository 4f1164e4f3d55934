package org.brainrank.leaderboard.board;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Row;
import org.brainrank.results.Standing;

/**
 * Whether {@code leaderboard.json} follows from {@code cells.jsonl}: the same rows, the same means, and ranks in the order of
 * the means. Intervals and p-values of the run are not looked at, as the board makes its own.
 */
final class RecountCheck {
    private static final String MEND = "Submit both files as the run wrote them";

    private record Place(Row.Level level, String roi, String model, String layer, String variant, String capacity) {}

    private record Group(Row.Level level, String roi, String model, String capacity) {}

    private RecountCheck() {}

    static void check(Leaderboard leaderboard, List<Standing> standings, Reasons reasons) {
        Map<Place, Standing> recounted = new LinkedHashMap<>();
        standings.forEach(standing -> recounted.put(
                new Place(
                        standing.level(),
                        standing.roi(),
                        standing.model(),
                        standing.layer(),
                        standing.variant(),
                        standing.capacity()),
                standing));
        Set<Place> left = new LinkedHashSet<>(recounted.keySet());
        Map<Group, double[]> ranked = means(standings);
        for (int i = 0; i < leaderboard.rows().size(); i++) {
            Row row = leaderboard.rows().get(i);
            Place key = new Place(row.level(), row.roi(), row.model(), row.layer(), row.variant(), row.capacity());
            String place = Limits.LEADERBOARD + " row " + (i + 1) + " (" + row.variant() + ", layer " + row.layer()
                    + " of " + row.model() + ", " + row.roi() + ")";
            Standing standing = recounted.get(key);
            if (standing == null) {
                reasons.add(place, "does not follow from " + Limits.CELLS + ": there are no cells for it", MEND);
            } else if (!left.remove(key)) {
                reasons.add(place, "stands a second time", MEND);
            } else {
                compare(place, row, standing, ranked, reasons);
            }
        }
        left.forEach(key -> reasons.add(
                Limits.LEADERBOARD,
                "has no row for " + key.variant() + ", layer " + key.layer() + " of " + key.model() + ", " + key.roi()
                        + ", which " + Limits.CELLS + " holds",
                MEND));
    }

    private static void compare(
            String place, Row row, Standing standing, Map<Group, double[]> ranked, Reasons reasons) {
        number(place, "unique", row.unique().mean(), mean(standing.unique()), reasons);
        number(place, "r", row.r().mean(), mean(standing.r()), reasons);
        number(place, "r2", row.r2().mean(), mean(standing.r2()), reasons);
        number(place, "features", row.features(), standing.features(), reasons);
        number(place, "subjects", row.subjects(), standing.unique().length, reasons);
        number(place, "targets", row.targets(), standing.targets(), reasons);
        if (row.role() != standing.role()) {
            reasons.add(place, "role is " + row.role() + ", the cells say " + standing.role(), MEND);
        }
        if (standing.role() != Cell.Role.FLOOR) {
            double[] means = ranked.get(new Group(row.level(), row.roi(), row.model(), row.capacity()));
            double own = mean(standing.unique());
            long above = Arrays.stream(means)
                    .filter(mean -> mean > own + CellCheck.TOLERANCE)
                    .count();
            long notBelow = Arrays.stream(means)
                    .filter(mean -> mean >= own - CellCheck.TOLERANCE)
                    .count();
            if (row.rank() < 1 + above || row.rank() > Math.max(1, notBelow)) {
                reasons.add(place, "rank is " + row.rank() + ", the cells give " + (1 + above), MEND);
            }
        }
    }

    private static Map<Group, double[]> means(List<Standing> standings) {
        Map<Group, List<Standing>> groups = new LinkedHashMap<>();
        standings.stream()
                .filter(standing -> standing.role() != Cell.Role.FLOOR)
                .forEach(standing -> groups.computeIfAbsent(
                                new Group(standing.level(), standing.roi(), standing.model(), standing.capacity()),
                                key -> new java.util.ArrayList<>())
                        .add(standing));
        Map<Group, double[]> means = new LinkedHashMap<>();
        groups.forEach((group, members) -> means.put(
                group,
                members.stream().mapToDouble(member -> mean(member.unique())).toArray()));
        return means;
    }

    private static void number(String place, String key, double found, double expected, Reasons reasons) {
        if (!(Math.abs(found - expected) <= CellCheck.TOLERANCE)) {
            reasons.add(place, key + " is " + found + ", but " + Limits.CELLS + " gives " + expected, MEND);
        }
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }
}
