package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.brainrank.linalg.Matrix;
import org.brainrank.results.Cell;
import org.brainrank.results.Faithfulness;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Estimate;
import org.brainrank.results.Leaderboard.Row.Level;
import org.brainrank.results.Ranks;
import org.brainrank.statistics.RankBootstrap;
import org.brainrank.statistics.TwoWayBootstrap;

/** Ranks the entries that compete with one another: one level, ROI, model and capacity. */
final class Board {
    private final Level level;
    private final String roi;
    private final String model;
    private final String capacity;
    private final List<Entry> ranked;
    private final List<Entry> floor;
    private final Inference inference;
    private final Ceilings ceilings;
    private final Set<String> missingControls;

    /**
     * Takes what competes.
     *
     * @param missingControls variants of controls that have no score here: a method that should be above one of them
     *     cannot be said to beat its controls
     */
    Board(
            Level level,
            String roi,
            String model,
            String capacity,
            List<Entry> entries,
            Inference inference,
            Ceilings ceilings,
            Set<String> missingControls) {
        this.level = level;
        this.roi = roi;
        this.model = model;
        this.capacity = capacity;
        this.ranked = entries.stream()
                .filter(entry -> entry.role() != Cell.Role.FLOOR)
                .toList();
        this.floor = entries.stream()
                .filter(entry -> entry.role() == Cell.Role.FLOOR)
                .toList();
        this.inference = inference;
        this.ceilings = ceilings;
        this.missingControls = missingControls;
    }

    /** Rows in rank order, the floor last. */
    List<Leaderboard.Row> rows() {
        List<Leaderboard.Row> rows = new ArrayList<>();
        if (!ranked.isEmpty()) {
            List<Test> tests = tests();
            List<RankBootstrap.Place> places =
                    inference.ranks(ranked.stream().map(Entry::unique).toList());
            List<TwoWayBootstrap.Resampled> resampled = ranked.stream()
                    .map(entry -> inference.overStories(entry.byFold()))
                    .toList();
            List<RankBootstrap.Place> overStories = inference.ranksOverStories(resampled, ranked.get(0));
            for (int i = 0; i < ranked.size(); i++) {
                rows.add(row(ranked.get(i), places.get(i), resampled.get(i), overStories.get(i), tests.get(i)));
            }
            rows.sort(Comparator.comparingInt(Leaderboard.Row::rank).thenComparing(Leaderboard.Row::variant));
        }
        RankBootstrap.Place unranked = new RankBootstrap.Place(0, 0, 0, 0, Double.NaN, 0);
        Test untested = new Test(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        floor.forEach(
                entry -> rows.add(row(entry, unranked, inference.overStories(entry.byFold()), unranked, untested)));
        return rows;
    }

    /** How probable each rank is; empty if nothing is ranked, or too much to be worth a matrix. */
    Optional<Ranks.Group> ranks() {
        if (ranked.isEmpty() || ranked.size() > Ranks.MOST_ROWS) {
            return Optional.empty();
        }
        List<double[]> unique = ranked.stream().map(Entry::unique).toList();
        List<RankBootstrap.Place> places = inference.ranks(unique);
        Matrix probabilities = inference.rankProbabilities(unique);
        // In the order of the rows.
        List<Ranks.Line> lines = IntStream.range(0, ranked.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> places.get(i).rank())
                        .thenComparing(i -> ranked.get(i).variant()))
                .map(i -> line(ranked.get(i), probabilities.row(i)))
                .toList();
        return Optional.of(new Ranks.Group(level, roi, model, capacity, lines));
    }

    private static Ranks.Line line(Entry entry, double[] probabilities) {
        double expected = 0;
        for (int rank = 1; rank <= probabilities.length; rank++) {
            expected += rank * probabilities[rank - 1];
        }
        return new Ranks.Line(entry.layer(), entry.variant(), entry.role(), expected, probabilities);
    }

    /** What {@link #ranks} leaves out for its number. */
    Optional<Ranks.LeftOut> tooManyForRanks() {
        return ranked.size() > Ranks.MOST_ROWS
                ? Optional.of(new Ranks.LeftOut(level, roi, model, capacity, ranked.size()))
                : Optional.empty();
    }

    /** All pairs of methods, for what does not sum up one layer only. */
    Pairs pairs() {
        return new Pairs(level, roi, model, capacity, ranked, inference);
    }

    // Methods are the hypotheses; controls are there to be beaten and cost the methods nothing.
    private List<Test> tests() {
        List<Integer> methods = new ArrayList<>();
        double[] p = new double[ranked.size()];
        double[] hypotheses = new double[ranked.size()];
        double[] familyWise = new double[ranked.size()];
        for (int i = 0; i < p.length; i++) {
            boolean method = ranked.get(i).role() == Cell.Role.METHOD;
            p[i] = inference.aboveZero(ranked.get(i).unique());
            hypotheses[i] = method ? p[i] : Double.NaN;
            familyWise[i] = Double.NaN;
            if (method) {
                methods.add(i);
            }
        }
        double[] ofMethods = inference.aboveZeroInAny(
                methods.stream().map(i -> ranked.get(i).unique()).toList());
        for (int i = 0; i < ofMethods.length; i++) {
            familyWise[methods.get(i)] = ofMethods[i];
        }
        double[] corrected = inference.corrected(hypotheses, familyWise);
        List<Test> tests = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            tests.add(new Test(
                    p[i],
                    corrected[i],
                    familyWise[i],
                    inference.aboveZeroByRanks(ranked.get(i).unique())));
        }
        return tests;
    }

    private Leaderboard.Row row(
            Entry entry,
            RankBootstrap.Place place,
            TwoWayBootstrap.Resampled resampled,
            RankBootstrap.Place overStories,
            Test test) {
        Estimate unique = inference.estimate(entry.unique());
        Estimate r = inference.estimate(entry.r());
        Map<String, Estimate> over = over(entry);
        return new Leaderboard.Row(
                level,
                roi,
                model,
                entry.layer(),
                entry.variant(),
                entry.role(),
                capacity,
                place.rank(),
                place.lowestRank(),
                place.highestRank(),
                place.tier(),
                place.probabilityBest(),
                r,
                r.mean() / ceilings.mean(roi),
                inference.estimate(entry.r2()),
                unique,
                inference.estimate(resampled, entry),
                overStories.lowestRank(),
                overStories.highestRank(),
                overStories.probabilityBest(),
                test.p(),
                test.corrected(),
                test.familyWise(),
                test.byRanks(),
                entry.significant(inference.level()),
                entry.role() == Cell.Role.METHOD
                        && test.corrected() < inference.level()
                        && unique.low() > 0
                        && over.values().stream().allMatch(difference -> difference.low() > 0)
                        && missingControls.stream().noneMatch(control -> concerns(control, entry)),
                over,
                entry.layers(),
                entry.features(),
                entry.unique().length,
                entry.targets(),
                entry.seconds(),
                Faithfulness.UNKNOWN,
                List.of());
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
                String control = own
                        ? other.variant().substring(0, other.variant().length() - suffix.length())
                        : other.variant();
                over.put(control, inference.estimate(entry.above(other)));
            }
        }
        return over;
    }

    /**
     * Whether unique variance is above zero.
     *
     * @param p sign-flip test
     * @param corrected over the methods, as the config says
     * @param familyWise over the methods, by the largest statistic
     * @param byRanks Wilcoxon's test
     */
    private record Test(double p, double corrected, double familyWise, double byRanks) {}
}
