package org.brainrank.leaderboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.brainrank.results.Cell;
import org.brainrank.results.Diagnostics;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Row;
import org.brainrank.results.Leaderboard.Row.Level;
import org.brainrank.results.Maps;
import org.brainrank.results.Ranks;

/** The records beside a leaderboard of {@link Fixture}, with numbers from formulas. */
final class FixtureRecords {
    private static final double[] ALPHAS = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000};

    private FixtureRecords() {}

    static RunRecords of(Fixture fixture) {
        return of(fixture, 5);
    }

    static RunRecords of(Fixture fixture, int targetsPerRegion) {
        Leaderboard leaderboard = fixture.leaderboard();
        return new RunRecords(
                leaderboard,
                fixture.manifest(),
                Optional.empty(),
                Optional.of(ranks(leaderboard)),
                Optional.of(diagnostics(leaderboard)),
                Optional.of(maps(leaderboard, targetsPerRegion)),
                Optional.empty());
    }

    private static Ranks ranks(Leaderboard leaderboard) {
        Board board = new Board(leaderboard);
        List<Ranks.Group> groups = new ArrayList<>();
        for (String roi : board.regions()) {
            groups.add(group(Level.METHOD, roi, Leaderboard.ALL, board.rows(Level.METHOD, roi, Leaderboard.ALL)));
            leaderboard
                    .models()
                    .forEach(model -> groups.add(group(Level.MODEL, roi, model, board.rows(Level.MODEL, roi, model))));
        }
        return new Ranks(2, leaderboard.name(), false, List.of(), 2000, 27, groups, List.of());
    }

    private static Ranks.Group group(Level level, String roi, String model, List<Row> ranked) {
        List<Row> rows =
                ranked.stream().filter(row -> row.role() != Cell.Role.FLOOR).toList();
        List<Ranks.Line> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            double[] probabilities = new double[rows.size()];
            for (int k = 0; k < probabilities.length; k++) {
                probabilities[k] = Math.exp(-(k - i) * (k - i) / (1.0 + i / 2.0));
            }
            double sum = Arrays.stream(probabilities).sum();
            for (int k = 0; k < probabilities.length; k++) {
                probabilities[k] /= sum;
            }
            lines.add(new Ranks.Line(
                    rows.get(i).layer(), rows.get(i).variant(), rows.get(i).role(), i + 1.2, probabilities));
        }
        return new Ranks.Group(level, roi, model, Cell.FULL, lines);
    }

    private static Diagnostics diagnostics(Leaderboard leaderboard) {
        Board board = new Board(leaderboard);
        List<Diagnostics.Space> spaces = new ArrayList<>();
        List<String> methods = board.variants(Cell.Role.METHOD);
        for (String model : leaderboard.models()) {
            for (int m = 0; m < methods.size(); m++) {
                for (String layer : board.layers(model)) {
                    int number = Integer.parseInt(layer);
                    List<Integer> counts = new ArrayList<>();
                    double[] means = new double[5];
                    for (int a = 0; a < ALPHAS.length; a++) {
                        counts.add((int) Math.round(200 * Math.exp(-(a - 2.0 - m % 4) * (a - 2.0 - m % 4) / 2)));
                    }
                    for (int fold = 0; fold < means.length; fold++) {
                        means[fold] = 0.004 + 0.003 * Math.sin(fold * 1.7 + m + number);
                    }
                    double[] deviations = {0.004, 0.003, 0.005, 0.002, 0.004};
                    Diagnostics.ByFold scores = new Diagnostics.ByFold(means, deviations, List.of(27, 27, 27, 27, 27));
                    spaces.add(new Diagnostics.Space(
                            model,
                            number,
                            methods.get(m),
                            Cell.Role.METHOD,
                            Cell.FULL,
                            counts,
                            counts,
                            0,
                            scores,
                            scores));
                }
            }
        }
        return new Diagnostics(2, leaderboard.name(), false, List.of(), ALPHAS, List.of(73, 72, 72, 72, 73), spaces);
    }

    private static Maps maps(Leaderboard leaderboard, int each) {
        double[][] centres = {{-46, 20, 12}, {-50, 11, -16}, {-52, -40, 4}, {-44, -62, 30}, {52, -34, 2}, {6, -10, 50}};
        List<Maps.Target> targets = new ArrayList<>();
        for (int roi = 0; roi < leaderboard.rois().size(); roi++) {
            double[] centre = centres[roi % centres.length];
            for (int i = 0; i < each; i++) {
                targets.add(new Maps.Target(
                        leaderboard.rois().get(roi) + "-" + (i + 1),
                        leaderboard.rois().get(roi),
                        centre[0] + 10 * Math.sin(1.3 * i),
                        centre[1] + 10 * Math.cos(2.1 * i),
                        centre[2] + 10 * Math.sin(0.7 * i + 1)));
            }
        }
        List<Maps.Row> rows = new ArrayList<>();
        List<String> models = new ArrayList<>(List.of(Leaderboard.ALL));
        models.addAll(leaderboard.models());
        List<String> methods = new Board(leaderboard).variants(Cell.Role.METHOD);
        for (String model : models) {
            for (int m = 0; m < methods.size(); m++) {
                double[] values = new double[targets.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = 0.008 - 0.002 * m + 0.006 * Math.sin(i + m);
                }
                Level level = model.equals(Leaderboard.ALL) ? Level.METHOD : Level.MODEL;
                rows.add(new Maps.Row(level, model, methods.get(m), Cell.Role.METHOD, values, values));
            }
        }
        return new Maps(
                2,
                leaderboard.name(),
                false,
                List.of(),
                new Maps.Geometry("MNI152", true, "made up with the listeners"),
                targets,
                rows);
    }
}
