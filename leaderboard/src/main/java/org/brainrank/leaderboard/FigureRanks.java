package org.brainrank.leaderboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Row.Level;
import org.brainrank.results.Ranks;
import org.brainrank.results.Ranks.Group;
import org.brainrank.results.Ranks.Line;

/** Probabilities of ranks as figures read them: of methods and of controls that are nobody's, among all rows. */
final class FigureRanks {
    private record Place(String roi, String model) {}

    private final Ranks ranks;
    private final List<String> methods;
    private final List<String> controls;
    private final Map<Place, Group> groups = new HashMap<>();

    FigureRanks(Ranks ranks, List<String> methods, List<String> controls) {
        this.ranks = ranks;
        this.methods = methods;
        this.controls = controls;
        for (Group group : ranks.groups()) {
            if (group.level() != Level.LAYER && group.capacity().equals(Cell.FULL)) {
                String model = group.level() == Level.METHOD ? Leaderboard.ALL : group.model();
                groups.putIfAbsent(new Place(group.roi(), model), group);
            }
        }
    }

    Map<String, Object> of(List<Object> places) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("resamples", ranks.resamples());
        data.put("subjects", ranks.subjects());
        data.put("groups", places);
        return data;
    }

    /** The rows of one place; none where there are no probabilities. */
    Map<String, Object> group(String roi, String model) {
        Group group = groups.get(new Place(roi, model));
        List<Object> rows = new ArrayList<>();
        if (group != null) {
            for (Line line : group.rows()) {
                Map<String, Object> row = new LinkedHashMap<>();
                if (methods.contains(line.variant())) {
                    row.put("method", methods.indexOf(line.variant()));
                } else if (controls.contains(line.variant())) {
                    row.put("control", controls.indexOf(line.variant()));
                } else {
                    continue;
                }
                if (!Double.isNaN(line.expected())) {
                    thousandths(row, line);
                    rows.add(row);
                }
            }
        }
        return Map.of("of", group == null ? 0 : group.rows().size(), "rows", rows);
    }

    /** Only from the first to the last rank that is possible: the rest, most of it, is zero. */
    private static void thousandths(Map<String, Object> row, Line line) {
        List<Long> shares = new ArrayList<>();
        int from = 0;
        for (double probability : line.probabilities()) {
            long share = Math.round(1000 * probability);
            if (shares.isEmpty() && share == 0) {
                from++;
            } else {
                shares.add(share);
            }
        }
        while (!shares.isEmpty() && shares.get(shares.size() - 1) == 0) {
            shares.remove(shares.size() - 1);
        }
        row.put("expected", FigureUnits.significant(line.expected()));
        row.put("from", from);
        row.put("thousandths", shares);
    }
}
