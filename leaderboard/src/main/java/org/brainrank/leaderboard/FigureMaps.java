package org.brainrank.leaderboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Row.Level;
import org.brainrank.results.Maps;
import org.brainrank.results.Maps.Target;
import org.jspecify.annotations.Nullable;

/**
 * Scores of targets at their places, as figures read them. Whole-brain maps would not fit a page: where there are too many
 * numbers, maps of single models are left out, and then targets are averaged in cubes, as small as it takes.
 */
final class FigureMaps {
    /** Numbers that a page carries; about 200 kB. */
    private static final int MOST_NUMBERS = 40_000;
    /** What the edge of a cube grows by, in mm. */
    private static final int STEP = 2;

    private record Cube(long x, long y, long z) implements Comparable<Cube> {
        @Override
        public int compareTo(Cube other) {
            int order = Long.compare(z, other.z);
            order = order != 0 ? order : Long.compare(y, other.y);
            return order != 0 ? order : Long.compare(x, other.x);
        }
    }

    private final Maps maps;
    private final List<String> methods;
    private final Leaderboard leaderboard;
    private final FigureUnits units;
    private final int cube;
    private final List<List<Integer>> groups;

    FigureMaps(Maps maps, List<String> methods, Leaderboard leaderboard, FigureUnits units) {
        this.maps = maps;
        this.methods = methods;
        this.leaderboard = leaderboard;
        this.units = units;
        int edge = 0;
        List<List<Integer>> found = groups(edge);
        while ((long) found.size() * methods.size() > MOST_NUMBERS) {
            edge += STEP;
            found = groups(edge);
        }
        this.cube = edge;
        this.groups = found;
    }

    /** Whether the dataset says where any of its targets is. */
    static boolean drawable(Maps maps) {
        return maps.targets().stream().anyMatch(FigureMaps::placed);
    }

    private static boolean placed(Target target) {
        return Double.isFinite(target.x()) && Double.isFinite(target.y()) && Double.isFinite(target.z());
    }

    Map<String, Object> toMap() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("space", Names.printable(maps.geometry().space()));
        data.put("simulated", maps.geometry().simulated());
        data.put("source", Names.printable(maps.geometry().source()));
        data.put("cube", cube);
        data.put(
                "unplaced",
                maps.targets().size() - groups.stream().mapToInt(List::size).sum());
        data.put("regions", groups.stream().map(this::region).toList());
        data.put("labels", groups.stream().map(this::label).toList());
        data.put(
                "places",
                groups.stream()
                        .map(group ->
                                List.of(centre(group, Target::x), centre(group, Target::y), centre(group, Target::z)))
                        .toList());
        List<Object> rows = new ArrayList<>();
        rows.add(rows(Level.METHOD, Leaderboard.ALL));
        int models = leaderboard.models().size();
        if (models > 1 && (long) groups.size() * methods.size() * (models + 1) <= MOST_NUMBERS) {
            leaderboard.models().forEach(model -> rows.add(rows(Level.MODEL, model)));
        }
        data.put("rows", rows);
        return data;
    }

    /** Targets that are drawn as one: each by itself, or those within a cube of an edge in mm. */
    private List<List<Integer>> groups(int edge) {
        List<Integer> placed = IntStream.range(0, maps.targets().size())
                .filter(i -> placed(maps.targets().get(i)))
                .boxed()
                .toList();
        if (edge == 0) {
            return placed.stream().map(List::of).toList();
        }
        Map<Cube, List<Integer>> cubes = new TreeMap<>();
        for (int i : placed) {
            Target target = maps.targets().get(i);
            Cube at = new Cube(
                    Math.floorDiv(Math.round(target.x()), edge),
                    Math.floorDiv(Math.round(target.y()), edge),
                    Math.floorDiv(Math.round(target.z()), edge));
            cubes.computeIfAbsent(at, key -> new ArrayList<>()).add(i);
        }
        return List.copyOf(cubes.values());
    }

    private String region(List<Integer> group) {
        return Names.printable(maps.targets().get(group.get(0)).roi());
    }

    private String label(List<Integer> group) {
        Target first = maps.targets().get(group.get(0));
        return Names.printable(group.size() == 1 ? first.label() : first.roi() + " (" + group.size() + " targets)");
    }

    private double centre(List<Integer> group, ToDoubleFunction<Target> coordinate) {
        double mean = group.stream()
                .mapToDouble(i -> coordinate.applyAsDouble(maps.targets().get(i)))
                .average()
                .orElseThrow();
        return FigureUnits.significant(mean);
    }

    /** Methods in the order of the board, so that the first map is that of the best. */
    private List<Object> rows(Level level, String model) {
        List<Object> rows = new ArrayList<>();
        for (String variant : methods) {
            maps.rows().stream()
                    .filter(row -> row.level() == level
                            && (level == Level.METHOD || row.model().equals(model))
                            && row.role() == Cell.Role.METHOD
                            && row.variant().equals(variant))
                    .findFirst()
                    .ifPresent(row -> {
                        List<@Nullable Long> values = new ArrayList<>();
                        groups.forEach(group -> values.add(units.of(mean(group, row.unique()))));
                        rows.add(Map.of("method", methods.indexOf(variant), "unique", values));
                    });
        }
        return rows;
    }

    private static double mean(List<Integer> group, double[] values) {
        return group.stream()
                .mapToDouble(i -> values[i])
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }
}
