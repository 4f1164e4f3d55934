package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.brainrank.config.Experiment;
import org.brainrank.config.StatisticsSettings;
import org.brainrank.execution.Pace;
import org.brainrank.provenance.Seeds;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;

/**
 * Says how long statistics take on one thread: ceilings on some of the targets; ranks, pairs and the field's questions on cells
 * with random scores, in few of the regions.
 */
final class StatisticsForecast {
    /** Numbers in responses that ceilings are tried on. */
    private static final double FEW = 2e5;
    /** Preferred layers are compared between regions, so it takes two. */
    private static final int REGIONS = 2;
    /** Targets of a region: more do not rank otherwise, and the hierarchy's share grows with them. */
    private static final int MOST_TARGETS = 200;

    private final Preparation preparation;
    private final Pace pace;

    StatisticsForecast(Preparation preparation, Pace pace) {
        this.preparation = preparation;
        this.pace = pace;
    }

    /** Seconds of ceilings with what chance gives. */
    double ceilingSeconds() {
        Brains all = preparation.brains();
        StatisticsSettings settings = preparation.experiment().statistics();
        int targets = all.targets().size();
        double each = (double) all.responseNumbers() / targets;
        int few = (int) Math.min(targets, Math.max(1, FEW / each));
        Brains some = few == targets ? all : all.onlyTargets(places(targets, few));
        double seconds = pace.seconds(() ->
                Ceiling.of(some, settings.ceiling(), new Inference(settings, seeds()), seeds(), new ArrayList<>()));
        double draws = 1 + Ceiling.draws(all, settings.ceiling());
        return seconds * targets / few * draws / (1 + Ceiling.draws(some, settings.ceiling()));
    }

    /** Evenly spaced. */
    private static int[] places(int all, int some) {
        return IntStream.range(0, some).map(i -> (int) ((i + 0.5) * all / some)).toArray();
    }

    /**
     * Seconds of ranks, pairs and the field's questions.
     *
     * @param widths numbers a word of the units of each model, in order
     */
    Seconds seconds(Map<PreparedModel, List<Integer>> widths) {
        Brains all = preparation.brains();
        Brains some = fewRegions(all);
        SyntheticCells synthetic = new SyntheticCells(preparation, some, widths);
        List<Cell> cells = synthetic.cells();
        Experiment experiment = preparation.experiment();
        List<Leaderboard> boards = new ArrayList<>();
        double ranking = pace.seconds(() -> boards.add(
                new Ranking(some, new Inference(experiment.statistics(), seeds()), Ceilings.NONE, new ArrayList<>())
                        .of(experiment.name(), false, cells)));
        FindingsOfRun findings = new FindingsOfRun(preparation.with(some));
        synthetic.scored().forEach(findings::hear);
        double answering = pace.seconds(() -> findings.of(cells, boards.get(0)));
        // Everything is done over all regions together, too.
        double regions = (all.rois().size() + 1.0) / (some.rois().size() + 1);
        double targets = (double) all.targets().size() / some.targets().size();
        return new Seconds(ranking * regions, answering * Math.max(regions, targets));
    }

    private static Brains fewRegions(Brains all) {
        List<String> some = all.rois().subList(0, Math.min(REGIONS, all.rois().size()));
        int[] places = some.stream()
                .flatMapToInt(roi -> IntStream.range(0, all.targets().size())
                        .filter(target -> all.targets().get(target).roi().equals(roi))
                        .limit(MOST_TARGETS))
                .toArray();
        Arrays.sort(places);
        return all.onlyTargets(places);
    }

    // Streams of their own, so that a plan leaves no trace in the run's.
    private Seeds seeds() {
        return new Seeds(preparation.experiment().seed());
    }

    /**
     * What it takes.
     *
     * @param ranking of ranks and pairs
     * @param findings of the field's questions
     */
    record Seconds(double ranking, double findings) {}
}
