package org.brainrank.leaderboard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Comparison;
import org.brainrank.results.Leaderboard.Estimate;
import org.brainrank.results.Leaderboard.Row;
import org.brainrank.results.Leaderboard.Row.Level;
import org.brainrank.results.Leaderboard.Separation;

/** Questions about the rows of a leaderboard. */
final class Board {
    private static final Estimate UNKNOWN = new Estimate(Double.NaN, Double.NaN, Double.NaN);

    /** What is ranked together. */
    record Group(Level level, String roi, String model, String capacity) {}

    private record Place(Level level, String roi, String model, String layer, String variant) {}

    private final Leaderboard leaderboard;
    /** Rows of a group as they come, the floor last. */
    private final Map<Group, List<Row>> groups = new LinkedHashMap<>();

    private final Map<Place, Row> places = new HashMap<>();
    private final Names names;

    Board(Leaderboard leaderboard) {
        this.leaderboard = leaderboard;
        this.names = new Names(leaderboard.rows().stream().map(Row::variant).toList());
        for (Row row : leaderboard.rows()) {
            String model = row.level() == Level.METHOD ? Leaderboard.ALL : row.model();
            List<Row> rows = groups.computeIfAbsent(
                    new Group(row.level(), row.roi(), model, row.capacity()), key -> new ArrayList<>());
            rows.add(firstFloor(rows, row), row);
            if (row.capacity().equals(Cell.FULL)) {
                places.putIfAbsent(new Place(row.level(), row.roi(), row.model(), row.layer(), row.variant()), row);
            }
        }
    }

    private static int firstFloor(List<Row> rows, Row row) {
        int at = rows.size();
        while (row.role() != Cell.Role.FLOOR && at > 0 && rows.get(at - 1).role() == Cell.Role.FLOOR) {
            at--;
        }
        return at;
    }

    Leaderboard leaderboard() {
        return leaderboard;
    }

    Names names() {
        return names;
    }

    boolean manyModels() {
        return leaderboard.models().size() > 1;
    }

    /** The methods over all models in one ROI, best first; a single model stands for all. */
    List<Row> methods(String roi) {
        List<Row> rows = rows(Level.METHOD, roi, Leaderboard.ALL);
        return rows.isEmpty() && leaderboard.models().size() == 1
                ? rows(Level.MODEL, roi, leaderboard.models().get(0))
                : rows;
    }

    /** The dimensions that feature spaces were also reduced to, as they come; empty if they were not. */
    List<String> capacities() {
        return groups.keySet().stream()
                .map(Group::capacity)
                .filter(capacity -> !capacity.equals(Cell.FULL))
                .distinct()
                .toList();
    }

    /** The methods over all models in one ROI, all at one capacity other than full, best first. */
    List<Row> methods(String roi, String capacity) {
        return rows(new Group(Level.METHOD, roi, Leaderboard.ALL, capacity));
    }

    /** What it would take to tell the first two methods of an ROI apart, over all models. */
    Optional<Separation> separation(String roi) {
        return leaderboard.separations().stream()
                .filter(of -> of.level() == Level.METHOD
                        && of.roi().equals(roi)
                        && of.capacity().equals(Cell.FULL))
                .findFirst();
    }

    /** The comparison of two methods of an ROI, over all models. */
    Optional<Comparison> comparison(String roi, String first, String second) {
        return leaderboard.comparisons().stream()
                .filter(pair -> pair.level() == Level.METHOD
                        && pair.roi().equals(roi)
                        && pair.capacity().equals(Cell.FULL)
                        && pair.first().equals(first)
                        && pair.second().equals(second))
                .findFirst();
    }

    Estimate floor(String roi) {
        return leaderboard.floors().getOrDefault(roi, UNKNOWN);
    }

    List<Row> rows(Level level, String roi, String model) {
        return rows(new Group(level, roi, model, Cell.FULL));
    }

    List<Row> rows(Group group) {
        return List.copyOf(groups.getOrDefault(group, List.of()));
    }

    /** What is ranked together, as it comes. */
    Set<Group> groups() {
        return Collections.unmodifiableSet(groups.keySet());
    }

    Optional<Row> row(List<Row> rows, String variant) {
        return rows.stream().filter(row -> row.variant().equals(variant)).findFirst();
    }

    Optional<Row> at(String roi, String model, String layer, String variant) {
        return Optional.ofNullable(places.get(new Place(Level.LAYER, roi, model, layer, variant)));
    }

    /** How many rows stand above the line: all up to the last that beats the controls. */
    static int line(List<Row> rows) {
        for (int i = rows.size(); i > 0; i--) {
            if (rows.get(i - 1).beatsControls()) {
                return i;
            }
        }
        return 0;
    }

    /** The methods of an ROI that cannot be told from its best row and beat the controls. */
    List<Row> winners(String roi) {
        return methods(roi).stream()
                .filter(row -> row.role() == Cell.Role.METHOD && row.tier() == 1 && row.beatsControls())
                .toList();
    }

    Estimate ceiling(String roi) {
        return leaderboard.ceilings().getOrDefault(roi, UNKNOWN);
    }

    /** {@code all} and then every ROI. */
    List<String> regions() {
        LinkedHashSet<String> regions = new LinkedHashSet<>();
        regions.add(Leaderboard.ALL);
        regions.addAll(leaderboard.rois());
        return List.copyOf(regions);
    }

    /** The layers of a model that have rows, in order. */
    List<String> layers(String model) {
        TreeSet<Integer> layers = new TreeSet<>();
        for (Row row : rows(Level.LAYER, Leaderboard.ALL, model)) {
            if (row.layer().matches("\\d{1,9}")) {
                layers.add(Integer.valueOf(row.layer()));
            }
        }
        return layers.stream().map(String::valueOf).toList();
    }

    /** The variants of one role, best first over all ROIs. */
    List<String> variants(Cell.Role role) {
        LinkedHashSet<String> variants = new LinkedHashSet<>();
        methods(Leaderboard.ALL).stream().filter(row -> row.role() == role).forEach(row -> variants.add(row.variant()));
        return List.copyOf(variants);
    }

    /** Whether a control was made of a method, from its own scores or by running it elsewhere: {@code shuffled:VARIANT}. */
    static boolean derived(String variant) {
        int colon = variant.indexOf(':');
        int brace = variant.indexOf('{');
        return colon > 0 && (brace < 0 || colon < brace);
    }
}
