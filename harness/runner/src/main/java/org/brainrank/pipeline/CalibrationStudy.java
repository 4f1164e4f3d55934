package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.brainrank.config.Experiment;
import org.brainrank.execution.Progress;
import org.brainrank.execution.Workers;
import org.brainrank.provenance.Seeds;
import org.brainrank.results.Calibration;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.RunFolder;
import org.brainrank.spi.dataset.Responses;

/**
 * Runs many simulated datasets through the scoring and ranking of a config: how often does it find what is not there, and
 * how often what is?
 *
 * <p>All datasets share the words, so they share the explanations and every decomposition: their listeners are scored side by
 * side, as the subjects of one dataset are, and ranked dataset by dataset.
 */
public final class CalibrationStudy {
    /** p of a cell's correlation below the level. */
    static final String CELL_R = "cell-p-r";
    /** p of a cell's unique variance below the level. */
    static final String CELL_UNIQUE = "cell-p-unique";
    /** p of a method over subjects below the level. */
    static final String METHOD = "method-p";
    /** Some method beats the controls. */
    static final String ANY_BEATS = "any-beats-controls";
    /** A given method beats the controls; over all methods. */
    static final String BEATS = "beats-controls";
    /** The planted method stands first, controls included. */
    static final String FIRST = "planted-first";
    /** The planted method beats the controls. */
    static final String PLANTED_BEATS = "planted-beats-controls";
    /** p of the planted method's unique variance at the planted layer, below the level, by subject. */
    static final String PLANTED_CELL = "planted-cell-p-unique";

    private static final double[] LEVELS = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5};
    private static final int COLUMNS = 4096;

    private final Preparation preparation;
    private final List<Plant> plants;
    private final SimulatedListeners who;
    private final int runs;
    private final Workers workers;
    private final Progress progress;

    private CalibrationStudy(
            Preparation preparation,
            List<Plant> plants,
            SimulatedListeners who,
            int runs,
            Workers workers,
            Progress progress) {
        this.preparation = preparation;
        this.plants = plants;
        this.who = who;
        this.runs = runs;
        this.workers = workers;
        this.progress = progress;
    }

    /**
     * Runs the study.
     *
     * @param preparation of the config; its own responses are not used
     * @param plants what listeners read; empty for nulls
     * @param who the listeners, but for what varies
     * @param signalToNoise ratios to go through
     * @param subjects numbers of subjects to go through
     * @param runs datasets at each point, ≥ 1
     * @param progress hears how far it is
     * @return what was found how often
     */
    public static Calibration of(
            Preparation preparation,
            List<Plant> plants,
            SimulatedListeners who,
            List<Double> signalToNoise,
            List<Integer> subjects,
            int runs,
            Progress progress) {
        try (Workers workers = new Workers(preparation.options().threads())) {
            CalibrationStudy study = new CalibrationStudy(preparation, plants, who, runs, workers, progress);
            Contest contest = Contest.of(preparation, workers, progress);
            Planting planting =
                    Simulation.planting(preparation, plants, PlantedFeatures.explained(contest.explained()));
            List<Calibration.Point> points = new ArrayList<>();
            for (double ratio : signalToNoise) {
                for (int number : subjects) {
                    points.add(study.point(contest, planting, ratio, number));
                }
            }
            progress.done();
            return new Calibration(
                    RunFolder.SCHEMA_VERSION,
                    preparation.experiment().name(),
                    preparation.brains().dataset(),
                    plants.stream().map(Plant::text).toList(),
                    who.targets(),
                    who.autocorrelation(),
                    who.response().name().toLowerCase(Locale.ROOT),
                    who.seed(),
                    preparation.leakage(),
                    points);
        }
    }

    private Calibration.Point point(Contest contest, Planting planting, double ratio, int subjects) {
        Rates rates = new Rates();
        int columns = subjects * who.targets() * (plants.size() + 1);
        int together = Math.min(runs, Math.max(1, COLUMNS / columns));
        int batches = (runs + together - 1) / together;
        progress.start(
                String.format(Locale.ROOT, "signal to noise %s, %d subjects, %d datasets", ratio, subjects, runs),
                (long) batches * contest.size() + runs);
        for (int from = 0; from < runs; from += together) {
            score(contest, planting, ratio, subjects, from, Math.min(runs, from + together), rates);
        }
        return new Calibration.Point(ratio, subjects, runs, rates.rates());
    }

    private void score(Contest contest, Planting planting, double ratio, int subjects, int from, int to, Rates rates) {
        List<SimulatedBrains> datasets = new ArrayList<>();
        for (int run = from; run < to; run++) {
            long seed = new Seeds(who.seed()).of("simulated-dataset/" + run);
            datasets.add(planting.brains(who.with(subjects, ratio, seed), run + "."));
        }
        Map<String, Map<String, Responses>> everybody = new LinkedHashMap<>();
        datasets.forEach(dataset -> everybody.putAll(dataset.responses()));
        SimulatedBrains first = datasets.get(0);
        Experiment experiment = preparation.experiment();
        Brains brains = BrainsReader.read(
                experiment.withSubjects(List.of()),
                new SimulatedBrains(first.id(), first.stories(), first.targets(), first.advice(), everybody),
                preparation.options(),
                preparation.seeds(),
                new ArrayList<>());
        List<Cell> cells = contest.score(experiment, brains, preparation.seeds(), true, workers, progress);
        Map<String, List<Cell>> byDataset = cells.stream()
                .collect(Collectors.groupingBy(
                        cell -> cell.subject().substring(0, cell.subject().indexOf('.')),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<Callable<Leaderboard>> tasks = new ArrayList<>();
        byDataset.forEach((dataset, own) -> tasks.add(() -> {
            Set<String> theirs =
                    new LinkedHashSet<>(own.stream().map(Cell::subject).toList());
            Leaderboard ranked = Contest.rank(
                    experiment, brains.only(List.copyOf(theirs)), preparation.seeds(), own, new ArrayList<>());
            progress.advance(1);
            return ranked;
        }));
        List<Leaderboard> leaderboards = workers.all(tasks);
        int index = 0;
        for (List<Cell> own : byDataset.values()) {
            count(own, leaderboards.get(index++), rates);
        }
    }

    private void count(List<Cell> cells, Leaderboard leaderboard, Rates rates) {
        List<Cell> methods = cells.stream()
                .filter(cell -> cell.role() == Cell.Role.METHOD
                        && cell.status() == Cell.Status.DONE
                        && cell.capacity().equals(Cell.FULL))
                .toList();
        below(methods, Planting.NOISE, CELL_R, Cell.Scores::pR, rates);
        below(methods, Planting.NOISE, CELL_UNIQUE, Cell.Scores::pUnique, rates);
        List<Leaderboard.Row> rows = rows(leaderboard, Planting.NOISE);
        List<Leaderboard.Row> ofMethods =
                rows.stream().filter(row -> row.role() == Cell.Role.METHOD).toList();
        for (double level : LEVELS) {
            rates.add(
                    Planting.NOISE,
                    METHOD,
                    level,
                    ofMethods.stream().filter(row -> row.p() <= level).count(),
                    ofMethods.size());
        }
        double fdr = preparation.experiment().statistics().fdr();
        long beating = ofMethods.stream().filter(Leaderboard.Row::beatsControls).count();
        rates.add(Planting.NOISE, ANY_BEATS, fdr, beating > 0 ? 1 : 0, 1);
        rates.add(Planting.NOISE, BEATS, fdr, beating, ofMethods.size());
        Map<String, Plant> regions = new LinkedHashMap<>();
        plants.stream().filter(Plant::ofMethod).forEach(plant -> regions.put(PlantedFeatures.name(plant), plant));
        regions.forEach((roi, plant) -> {
            String variant = PlantedFeatures.variant(preparation, plant);
            rows(leaderboard, roi).stream()
                    .filter(row -> row.variant().equals(variant))
                    .forEach(row -> {
                        rates.add(roi, FIRST, fdr, row.rank() == 1 ? 1 : 0, 1);
                        rates.add(roi, PLANTED_BEATS, fdr, row.beatsControls() ? 1 : 0, 1);
                    });
            below(
                    methods.stream()
                            .filter(cell -> cell.variant().equals(variant)
                                    && cell.model().equals(plant.model())
                                    && cell.layer() == plant.layer().orElseThrow())
                            .toList(),
                    roi,
                    PLANTED_CELL,
                    Cell.Scores::pUnique,
                    rates);
        });
    }

    private static void below(List<Cell> cells, String roi, String what, ToDoubleFunction<Cell.Scores> p, Rates rates) {
        double[] values = cells.stream()
                .map(cell -> cell.rois().get(roi))
                .mapToDouble(p)
                .filter(value -> !Double.isNaN(value))
                .toArray();
        for (double level : LEVELS) {
            long count = 0;
            for (double value : values) {
                count += value <= level ? 1 : 0;
            }
            rates.add(roi, what, level, count, values.length);
        }
    }

    private static List<Leaderboard.Row> rows(Leaderboard leaderboard, String roi) {
        return leaderboard.rows().stream()
                .filter(row -> row.level() == Leaderboard.Row.Level.METHOD
                        && row.roi().equals(roi)
                        && row.capacity().equals(Cell.FULL))
                .toList();
    }
}
