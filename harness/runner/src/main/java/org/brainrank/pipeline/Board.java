package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Estimate;
import org.brainrank.results.Leaderboard.Row.Level;
import org.brainrank.statistics.FalseDiscoveryRate;
import org.brainrank.statistics.RankBootstrap;

/** Ranks the entries that compete with one another: one level, ROI and model. */
final class Board {
    private static final Estimate UNKNOWN = new Estimate(Double.NaN, Double.NaN, Double.NaN);

    private final Level level;
    private final String roi;
    private final String model;
    private final List<Entry> ranked;
    private final List<Entry> floor;
    private final Inference inference;
    private final Map<String, double[]> ceilings;
    private final Set<String> failedControls;

    Board(
            Level level,
            String roi,
            String model,
            List<Entry> entries,
            Inference inference,
            Map<String, double[]> ceilings,
            Set<String> failedControls) {
        this.level = level;
        this.roi = roi;
        this.model = model;
        this.ranked = entries.stream()
                .filter(entry -> entry.role() != Cell.Role.FLOOR)
                .toList();
        this.floor = entries.stream()
                .filter(entry -> entry.role() == Cell.Role.FLOOR)
                .toList();
        this.inference = inference;
        this.ceilings = ceilings;
        this.failedControls = failedControls;
    }

    /** Rows in rank order, the floor last. */
    List<Leaderboard.Row> rows() {
        List<Leaderboard.Row> rows = new ArrayList<>();
        if (!ranked.isEmpty()) {
            double[] p = ranked.stream()
                    .mapToDouble(entry -> inference.aboveZero(entry.unique()))
                    .toArray();
            double[] corrected = corrected(p);
            List<RankBootstrap.Place> places =
                    inference.ranks(ranked.stream().map(Entry::unique).toList());
            for (int i = 0; i < ranked.size(); i++) {
                rows.add(row(ranked.get(i), places.get(i), p[i], corrected[i]));
            }
            rows.sort(Comparator.comparingInt(Leaderboard.Row::rank).thenComparing(Leaderboard.Row::variant));
        }
        RankBootstrap.Place unranked = new RankBootstrap.Place(0, 0, 0, 0, Double.NaN, 0);
        floor.forEach(entry -> rows.add(row(entry, unranked, Double.NaN, Double.NaN)));
        return rows;
    }

    // Methods are the hypotheses; controls are there to be beaten and cost the methods nothing.
    private double[] corrected(double[] p) {
        double[] methods = p.clone();
        for (int i = 0; i < p.length; i++) {
            if (ranked.get(i).role() != Cell.Role.METHOD) {
                methods[i] = Double.NaN;
            }
        }
        return FalseDiscoveryRate.benjaminiHochberg(methods);
    }

    private Leaderboard.Row row(Entry entry, RankBootstrap.Place place, double p, double corrected) {
        Estimate unique = inference.estimate(entry.unique());
        Estimate r = inference.estimate(entry.r());
        Map<String, Estimate> over = over(entry);
        double[] ceiling = ceilings.get(roi);
        return new Leaderboard.Row(
                level,
                roi,
                model,
                entry.layer(),
                entry.variant(),
                entry.role(),
                Cell.FULL,
                place.rank(),
                place.lowestRank(),
                place.highestRank(),
                place.tier(),
                place.probabilityBest(),
                r,
                ceiling == null ? Double.NaN : r.mean() / mean(ceiling),
                inference.estimate(entry.r2()),
                unique,
                UNKNOWN,
                p,
                corrected,
                Double.NaN,
                Double.NaN,
                -1,
                entry.role() == Cell.Role.METHOD
                        && corrected < inference.level()
                        && unique.low() > 0
                        && over.values().stream().allMatch(difference -> difference.low() > 0)
                        && failedControls.stream().noneMatch(control -> concerns(control, entry)),
                over,
                entry.layers(),
                entry.features(),
                entry.unique().length,
                entry.targets(),
                entry.seconds());
    }

    // Nobody knows whether a method is above a control that could not be scored.
    private static boolean concerns(String control, Entry entry) {
        return !control.contains(":") || control.endsWith(":" + entry.variant());
    }

    // A method against its own controls (untrained:VARIANT, shuffled:VARIANT, at the same layer or chosen alike), and
    // against those that belong to no method. Ridge with more features is shrunk harder, so noise beside the nuisance
    // controls can look like a gain; a real gain is one that these do not have.
    private Map<String, Estimate> over(Entry entry) {
        Map<String, Estimate> over = new LinkedHashMap<>();
        if (entry.role() != Cell.Role.METHOD) {
            return over;
        }
        String suffix = ":" + entry.variant();
        for (Entry other : ranked) {
            boolean own = other.variant().endsWith(suffix) && other.layer().equals(entry.layer());
            boolean nobodys =
                    other.role() == Cell.Role.CONTROL && !other.variant().contains(":");
            if (own || nobodys) {
                double[] difference = new double[entry.unique().length];
                Arrays.setAll(difference, subject -> entry.unique()[subject] - other.unique()[subject]);
                String control = own
                        ? other.variant().substring(0, other.variant().length() - suffix.length())
                        : other.variant();
                over.put(control, inference.estimate(difference));
            }
        }
        return over;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }
}
