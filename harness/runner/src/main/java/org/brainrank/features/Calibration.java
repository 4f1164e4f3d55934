package org.brainrank.features;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.brainrank.execution.Pace;
import org.brainrank.execution.Workers;
import org.brainrank.spi.model.LanguageModel;

/**
 * Says how long passes will take, by running each on a few windows of the run's median length: on as many threads, with all
 * reducers, batches as full as the time allows. Other lengths t are scaled by t × cost(t).
 *
 * <p>It takes about {@value #SECONDS} seconds after warming up. Cheap passes go first; one that does not fit into its share of
 * the time is not run but scaled from the others by {@link PassCost}.
 */
final class Calibration {
    private static final int SECONDS = 2;
    /** Seconds of running anything, until the machine's code is compiled and the weights are read. */
    private static final double WARM_UP_SECONDS = 1;
    /** A smaller batch of a model of some size costs clearly more a window than a full one. */
    private static final int ENOUGH_WINDOWS = 4;

    private static final int MOST_RUNS = 20;

    private final LanguageModel model;
    private final DistinctWindows windows;
    private final Workers workers;
    private final Pace pace;
    private final int tokens;
    private final List<SharedWindow> typical;
    private final PassRates rates = new PassRates();

    /**
     * A calibration.
     *
     * @param windows at least one
     * @param pace that all trials are timed by
     */
    Calibration(LanguageModel model, DistinctWindows windows, Workers workers, Pace pace) {
        this.model = model;
        this.windows = windows;
        this.workers = workers;
        this.pace = pace;
        this.tokens = windows.medianTokens();
        this.typical = windows.byLength().getOrDefault(tokens, List.of());
    }

    /**
     * Forecasts passes.
     *
     * @param groups each a pass
     * @param collectors what {@link BatchRun} fills, by group
     * @return one a group, in their order
     */
    List<PassForecast> of(List<PassGroup> groups, List<List<UnitResult>> collectors) {
        List<Integer> cheapestFirst = IntStream.range(0, groups.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> groups.get(i).cost(layers(), tokens)))
                .toList();
        double second = warmUp(groups.get(cheapestFirst.get(0)), collectors.get(cheapestFirst.get(0)));
        // A pass's own first run, and a batch that tells.
        double[] needs = cheapestFirst.stream()
                .mapToDouble(i -> (1 + ENOUGH_WINDOWS) * second * groups.get(i).cost(layers(), tokens))
                .toArray();
        double[] allowances = TrialTimes.of(needs, SECONDS);
        TreeMap<Integer, PassForecast> forecasts = new TreeMap<>();
        for (int place = 0; place < needs.length; place++) {
            int i = cheapestFirst.get(place);
            forecasts.put(i, forecast(groups.get(i), collectors.get(i), allowances[place]));
        }
        return List.copyOf(forecasts.values());
    }

    /** Runs a pass until nothing is new; seconds of a forward, undisturbed. */
    private double warmUp(PassGroup group, List<UnitResult> results) {
        double least = Double.POSITIVE_INFINITY;
        try {
            for (double spent = 0; spent < WARM_UP_SECONDS; ) {
                double seconds = run(group, results, 1, workers.threads());
                spent += seconds;
                least = Math.min(least, seconds);
            }
        } catch (RuntimeException e) {
            return 0; // Said where this pass is forecast.
        }
        return least / group.cost(layers(), tokens);
    }

    private int layers() {
        return model.info().layers();
    }

    private PassForecast forecast(PassGroup group, List<UnitResult> results, double allowance) {
        List<Batch> batches = windows.batches(model, group.request());
        PassTrial trial;
        String failure = "";
        try {
            trial = trial(group, results, allowance, batches.size());
        } catch (RuntimeException e) {
            // The run will say so of this pass's units alone, and go on.
            failure = String.valueOf(e.getMessage());
            trial = new PassTrial(0, PassForecast.Basis.MEASURED);
        }
        double forwards = 0;
        double backwards = 0;
        OptionalLong bytes = OptionalLong.empty();
        for (Batch batch : batches) {
            int size = batch.windows().size();
            int length = batch.windows().get(0).tokens().tokens();
            PassCost cost = group.costs(layers(), length);
            forwards += size * cost.forwards();
            backwards += size * cost.backwards();
            OptionalLong needed = model.memory(group.request(), length, size);
            if (needed.isPresent()) {
                bytes = OptionalLong.of(Math.max(bytes.orElse(0), needed.getAsLong()));
            }
        }
        double rate = trial.seconds() / (group.cost(layers(), tokens) * tokens);
        return new PassForecast(
                group,
                windows.count(),
                batches.size(),
                forwards,
                backwards,
                bytes,
                rate,
                windows.seconds(model, group, rate, workers.processors()),
                trial.basis(),
                results.stream().map(UnitResult::features).toList(),
                failure);
    }

    private PassTrial trial(PassGroup group, List<UnitResult> results, double allowance, int batches) {
        PassCost cost = group.costs(layers(), tokens);
        OptionalDouble expected = rates.seconds(cost, tokens);
        if (expected.isPresent() && allowance == 0) {
            return new PassTrial(expected.getAsDouble(), PassForecast.Basis.SCALED);
        }
        int full = Math.min(model.batchSize(group.request(), tokens), typical.size());
        int threads = Math.min(workers.threads(), batches);
        // A pass's first run warms up: it counts only if there is time for no other.
        double spent = run(group, results, 1, threads);
        double perWindow = spent;
        int size = 1;
        List<Double> same = new ArrayList<>();
        for (int i = 0; i < MOST_RUNS && spent + perWindow < allowance; i++) {
            int fitting = (int) Math.min(full, (allowance - spent) / perWindow);
            int next = Math.min(Math.max(1, fitting), ENOUGH_WINDOWS * size);
            if (next < size) {
                break;
            }
            if (next > size) {
                same.clear();
            }
            size = next;
            double seconds = run(group, results, size, threads);
            spent += seconds;
            same.add(seconds / size);
            perWindow = settled(same);
        }
        if (size >= Math.min(full, ENOUGH_WINDOWS)) {
            rates.learn(cost, tokens, size, perWindow);
            return new PassTrial(perWindow, PassForecast.Basis.MEASURED);
        }
        if (expected.isEmpty()) {
            rates.learn(cost, tokens, size, perWindow);
            return new PassTrial(perWindow, PassForecast.Basis.PARTLY);
        }
        // A small batch is slower, and the model of costs is not exact: the truth lies about between.
        return new PassTrial(Math.sqrt(perWindow * expected.getAsDouble()), PassForecast.Basis.PARTLY);
    }

    /** The mean without the first, which still warms up. */
    private static double settled(List<Double> runs) {
        return runs.stream()
                .skip(runs.size() > 1 ? 1 : 0)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }

    /** Seconds that a thread works on a batch of a size, all being at work. */
    private double run(PassGroup group, List<UnitResult> results, int size, int threads) {
        List<Runnable> tasks = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int from = thread * size;
            List<SharedWindow> some = IntStream.range(from, from + size)
                    .mapToObj(i -> typical.get(i % typical.size()))
                    .toList();
            Batch batch = new Batch(thread, some);
            tasks.add(() -> new BatchRun(model, group.request(), batch, results).run());
        }
        return pace.seconds(workers, tasks);
    }

    /**
     * What trying a pass showed.
     *
     * @param seconds of one window of the median length
     * @param basis how it is known
     */
    private record PassTrial(double seconds, PassForecast.Basis basis) {}
}
