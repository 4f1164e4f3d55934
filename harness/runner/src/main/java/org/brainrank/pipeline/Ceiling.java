package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.brainrank.config.ConfigException;
import org.brainrank.config.Experiment;
import org.brainrank.config.Place;
import org.brainrank.config.StatisticsSettings;
import org.brainrank.linalg.Matrix;
import org.brainrank.provenance.Seeds;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Leaderboard.Estimate;
import org.brainrank.statistics.CircularShift;
import org.brainrank.statistics.ExplainableCorrelation;
import org.brainrank.statistics.LeaveOneOutCorrelation;
import org.brainrank.statistics.RandomStream;
import org.brainrank.statistics.SplitHalfReliability;

/** How well a model of all that listeners share could predict one of them, by ROI, and what chance gives. */
final class Ceiling {
    private static final int SPLITS = 100;
    private static final int DRAWS = 100;
    private static final int FEWEST_DRAWS = 20;
    private static final int LEAST_SHIFT = 10;
    private static final double BUDGET = 4e9;

    private final Brains brains;
    private final Inference inference;
    private final long seed;

    private Ceiling(Brains brains, Inference inference, long seed) {
        this.brains = brains;
        this.inference = inference;
        this.seed = seed;
    }

    /** Refuses what the data do not allow, before anything is computed. */
    static void check(Experiment experiment, Brains brains) {
        if (experiment.statistics().ceiling() == StatisticsSettings.Ceiling.REPEATS
                && brains.repeats().isEmpty()) {
            throw new ConfigException(
                    new Place(experiment.dataset().place().file(), 0, "statistics.ceiling"),
                    "repeats needs subjects who heard a story more than once, and dataset '"
                            + experiment.dataset().id()
                            + "' has none; write leave-one-out-isc, split-half or none");
        }
    }

    static Ceilings of(
            Brains brains, StatisticsSettings.Ceiling kind, Inference inference, Seeds seeds, List<String> notes) {
        if (kind == StatisticsSettings.Ceiling.NONE) {
            return Ceilings.NONE;
        }
        if (brains.subjects().size() < 2 && kind != StatisticsSettings.Ceiling.REPEATS) {
            notes.add("no ceiling: "
                    + (kind == StatisticsSettings.Ceiling.SPLIT_HALF ? "halves of" : "a correlation between")
                    + " subjects needs two, there is one");
            return Ceilings.NONE;
        }
        Ceiling ceiling = new Ceiling(brains, inference, seeds.of("ceiling"));
        Ceilings ceilings = switch (kind) {
            case LEAVE_ONE_OUT_ISC ->
                new Ceilings(
                        kind, ceiling.leaveOneOut(), ceiling.floors(ceiling::meanOfOthers, cost(brains, kind), notes));
            case SPLIT_HALF ->
                new Ceilings(
                        kind, ceiling.splitHalf(), ceiling.floors(ceiling::meanOfHalves, cost(brains, kind), notes));
            case REPEATS ->
                new Ceilings(
                        kind,
                        ceiling.repeats(notes),
                        ceiling.floors(ceiling::rotatedRepeats, cost(brains, kind), notes));
            case NONE -> Ceilings.NONE;
        };
        ceilings.floors().forEach((roi, floor) -> {
            if (ceilings.mean(roi) <= floor.high()) {
                notes.add(
                        "the ceiling of " + roi + " is no higher than what chance gives (97.5 % of it below "
                                + String.format(Locale.ROOT, "%.3f", floor.high())
                                + "): listeners share nothing there that could be seen, and shares of this ceiling mean nothing");
            }
        });
        return ceilings;
    }

    /** How often chance is drawn, for plans; 0 where it would take too long. */
    static int draws(Brains brains, StatisticsSettings.Ceiling kind) {
        int draws = kind == StatisticsSettings.Ceiling.NONE ? 0 : draws(brains, cost(brains, kind));
        return draws < FEWEST_DRAWS ? 0 : draws;
    }

    private static int draws(Brains brains, double cost) {
        return (int) Math.min(
                DRAWS, BUDGET / (cost * brains.scans() * brains.targets().size()));
    }

    /** Of one draw, in passes over one subject's responses. */
    private static double cost(Brains brains, StatisticsSettings.Ceiling kind) {
        double subjects = brains.subjects().size();
        return switch (kind) {
            case LEAVE_ONE_OUT_ISC -> subjects * subjects;
            case SPLIT_HALF -> subjects;
            case REPEATS -> 3 * subjects;
            case NONE -> 0;
        };
    }

    private Matrix byTarget(Function<List<Matrix>, Matrix> correlations, List<UnaryOperator<Matrix>> moved) {
        return byTarget(
                correlations,
                brains.subjects().stream().map(brains.responses()::get).toList(),
                moved);
    }

    /** Of some targets at a time, so that all responses are never in memory together. */
    private Matrix byTarget(
            Function<List<Matrix>, Matrix> correlations, List<KeptResponses> of, List<UnaryOperator<Matrix>> moved) {
        int width = Portion.width(brains.scans() * of.size());
        List<Matrix> parts = new ArrayList<>();
        for (int from = 0; from < brains.targets().size(); from += width) {
            int to = Math.min(brains.targets().size(), from + width);
            List<Matrix> responses = new ArrayList<>();
            for (int i = 0; i < of.size(); i++) {
                responses.add(moved.get(i).apply(of.get(i).read(from, to)));
            }
            parts.add(correlations.apply(responses));
        }
        return Matrix.hstack(parts);
    }

    private List<UnaryOperator<Matrix>> asTheyAre() {
        return brains.subjects().stream()
                .map(subject -> UnaryOperator.<Matrix>identity())
                .toList();
    }

    /** Each subject within its runs, by another number of scans. */
    private List<UnaryOperator<Matrix>> rotated(SplittableRandom random) {
        return brains.subjects().stream()
                .map(subject -> rotation(brains.runLengths(), random))
                .toList();
    }

    private static UnaryOperator<Matrix> rotation(int[] runLengths, SplittableRandom random) {
        int shortest = Arrays.stream(runLengths).min().orElseThrow();
        int[] scans = CircularShift.indices(runLengths, Math.min(LEAST_SHIFT, shortest / 2), random);
        return matrix -> matrix.rows(scans);
    }

    /** One number per subject who heard something several times, with its interval over them. */
    private Map<String, Estimate> repeats(List<String> notes) {
        List<double[]> bySubject = new ArrayList<>();
        brains.repeats().forEach((subject, repeats) -> bySubject.add(ceilings(subject, UnaryOperator::identity)));
        if (bySubject.size() < brains.subjects().size()) {
            notes.add("the ceiling from repeats is of " + bySubject.size() + " of "
                    + brains.subjects().size() + " subjects: the others heard every story once");
        }
        Matrix all = Matrix.zeros(bySubject.size(), brains.targets().size());
        for (int subject = 0; subject < bySubject.size(); subject++) {
            System.arraycopy(bySubject.get(subject), 0, all.values(), subject * all.columns(), all.columns());
        }
        return byRoi(targets -> inference.estimate(rows(all, targets, r -> r)));
    }

    private double[] ceilings(String subject, Supplier<UnaryOperator<Matrix>> movements) {
        Repeats repeats = brains.repeats().get(subject);
        int[] scans = repeats.scans().stream().mapToInt(Integer::intValue).toArray();
        List<KeptResponses> all = new ArrayList<>(repeats.presentations());
        List<UnaryOperator<Matrix>> moved = new ArrayList<>();
        all.forEach(presentation -> moved.add(movements.get()));
        all.add(brains.responses().get(subject));
        moved.add(regressed -> regressed.rows(scans));
        return byTarget(
                        parts -> {
                            int last = parts.size() - 1;
                            double[] ceilings = ExplainableCorrelation.of(parts.subList(0, last), parts.get(last));
                            return Matrix.of(1, ceilings.length, ceilings);
                        },
                        all,
                        moved)
                .values();
    }

    /** The same, every presentation rotated by another number of scans. */
    private Map<String, Double> rotatedRepeats(SplittableRandom random) {
        Map<String, Double> sums = new LinkedHashMap<>();
        brains.repeats().forEach((subject, repeats) -> {
            int[] lengths = lengths(repeats);
            double[] drawn = ceilings(subject, () -> rotation(lengths, random));
            Matrix row = Matrix.of(1, drawn.length, drawn);
            byRoi(targets -> rows(row, targets, r -> r)[0])
                    .forEach((roi, value) ->
                            sums.merge(roi, value / brains.repeats().size(), Double::sum));
        });
        return sums;
    }

    /** How many repeated scans lie in each run that has some. */
    private int[] lengths(Repeats repeats) {
        List<Integer> lengths = new ArrayList<>();
        int from = 0;
        for (int length : brains.runLengths()) {
            int start = from;
            int count = (int) repeats.scans().stream()
                    .filter(scan -> scan >= start && scan < start + length)
                    .count();
            if (count > 0) {
                lengths.add(count);
            }
            from += length;
        }
        return lengths.stream().mapToInt(Integer::intValue).toArray();
    }

    /** One number per subject, with its interval over subjects. */
    private Map<String, Estimate> leaveOneOut() {
        Matrix correlations = byTarget(LeaveOneOutCorrelation::of, asTheyAre());
        return byRoi(targets -> inference.estimate(rows(correlations, targets, r -> r)));
    }

    /** One number per target from all splits; the interval is over splits, and says nothing of other subjects. */
    private Map<String, Estimate> splitHalf() {
        int half = brains.subjects().size() / 2;
        Matrix splits = byTarget(responses -> SplitHalfReliability.correlations(responses, SPLITS, seed), asTheyAre());
        Matrix mean = Matrix.zeros(1, splits.columns());
        for (int i = 0; i < splits.values().length; i++) {
            mean.values()[i % splits.columns()] += splits.values()[i] / SPLITS;
        }
        return byRoi(targets -> {
            double[] each = rows(splits, targets, r -> SplitHalfReliability.ofMean(r, half));
            double ceiling = rows(mean, targets, r -> SplitHalfReliability.ofMean(r, half))[0];
            return new Estimate(ceiling, quantile(each, 0.025), quantile(each, 0.975));
        });
    }

    private Map<String, Double> meanOfOthers(SplittableRandom random) {
        Matrix correlations = byTarget(LeaveOneOutCorrelation::of, rotated(random));
        Map<String, Double> means = new LinkedHashMap<>();
        byRoi(targets -> Inference.mean(rows(correlations, targets, r -> r))).forEach(means::put);
        return means;
    }

    private Map<String, Double> meanOfHalves(SplittableRandom random) {
        int half = brains.subjects().size() / 2;
        Matrix split = byTarget(responses -> SplitHalfReliability.correlations(responses, 1, seed), rotated(random));
        Map<String, Double> means = new LinkedHashMap<>();
        byRoi(targets -> rows(split, targets, r -> SplitHalfReliability.ofMean(r, half))[0])
                .forEach(means::put);
        return means;
    }

    /**
     * The same on responses that were rotated within their runs, each subject by another number of scans.
     *
     * @param cost of one draw, in passes over one subject's responses
     */
    private Map<String, Estimate> floors(
            Function<SplittableRandom, Map<String, Double>> draw, double cost, List<String> notes) {
        int draws = draws(brains, cost);
        int shortest = Arrays.stream(brains.runLengths()).min().orElse(0);
        if (draws < FEWEST_DRAWS || shortest < 2) {
            notes.add("no floor beside the ceiling: "
                    + (shortest < 2 ? "a story has one scan" : "it would take too long for this many targets"));
            return Map.of();
        }
        SplittableRandom random = RandomStream.of(seed, "ceiling-floor");
        Map<String, double[]> drawn = new LinkedHashMap<>();
        for (int i = 0; i < draws; i++) {
            int at = i;
            draw.apply(random)
                    .forEach((roi, value) -> drawn.computeIfAbsent(roi, name -> new double[draws])[at] = value);
        }
        Map<String, Estimate> floors = new LinkedHashMap<>();
        drawn.forEach((roi, values) -> floors.put(
                roi, new Estimate(Inference.mean(values), quantile(values, 0.025), quantile(values, 0.975))));
        return floors;
    }

    private <T> Map<String, T> byRoi(Function<int[], T> ofTargets) {
        Map<String, T> values = new LinkedHashMap<>();
        values.put(
                Leaderboard.ALL,
                ofTargets.apply(IntStream.range(0, brains.targets().size()).toArray()));
        for (String roi : brains.rois()) {
            values.put(
                    roi,
                    ofTargets.apply(IntStream.range(0, brains.targets().size())
                            .filter(target -> brains.targets().get(target).roi().equals(roi))
                            .toArray()));
        }
        return values;
    }

    /** The mean of each row over some targets. One that does not vary has no correlation and does not count. */
    private static double[] rows(Matrix correlations, int[] targets, Function<Double, Double> of) {
        double[] means = new double[correlations.rows()];
        for (int row = 0; row < means.length; row++) {
            int at = row;
            means[row] = Arrays.stream(targets)
                    .mapToDouble(target -> correlations.get(at, target))
                    .filter(correlation -> !Double.isNaN(correlation))
                    .map(of::apply)
                    .average()
                    .orElse(0);
        }
        return means;
    }

    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double position = share * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
