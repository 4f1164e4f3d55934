package org.brainrank.pipeline;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brainrank.execution.Pace;
import org.brainrank.execution.Workers;
import org.brainrank.features.Unit;
import org.brainrank.imports.ImportedSpace;
import org.brainrank.spi.control.Control;
import org.brainrank.spi.control.FeatureControl;
import org.brainrank.spi.control.StimulusControl;

/** Tries some of a prepared run's work, to say how long all of it will take. */
final class Forecasting {
    private final Preparation preparation;
    private final Workers workers;
    private final Pace pace;
    private final List<String> notes = new ArrayList<>();
    private final Map<PreparedModel, List<Integer>> widths = new LinkedHashMap<>();

    private Forecasting(Preparation preparation, Workers workers, Pace pace) {
        this.preparation = preparation;
        this.workers = workers;
        this.pace = pace;
    }

    /**
     * Forecasts, in some seconds a model, one regression of each width, and some statistics.
     *
     * @param preparation everything opened
     * @param universes what a multiverse would cost; empty if none is asked for
     * @return what the run will take on this machine
     */
    static Forecast of(Preparation preparation, List<MultiverseRun.Cost> universes) {
        double starting = ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
        return of(preparation, universes, Pace.ofMachine(), starting);
    }

    static Forecast of(Preparation preparation, List<MultiverseRun.Cost> universes, Pace pace, double starting) {
        try (Workers workers = new Workers(preparation.options().threads())) {
            return new Forecasting(preparation, workers, pace).forecast(universes, starting);
        }
    }

    private Forecast forecast(List<MultiverseRun.Cost> universes, double starting) {
        MemoryForecast memory = new MemoryForecast(preparation, workers.threads());
        RegressionForecast regressions = regressions(
                CellNull.of(preparation.brains(), preparation.experiment().statistics(), preparation.seeds()));
        List<Forecast.OfModel> models = preparation.models().stream()
                .map(model -> of(model, regressions, memory))
                .toList();
        Forecast.Regressions controls = controls(regressions);
        boolean splits = models.stream().anyMatch(model -> model.partitioningSeconds() > 0);
        Forecast.Statistics statistics = statistics();
        Optional<Double> multiverse = universes.isEmpty()
                ? Optional.empty()
                : Optional.of(multiverse(models, statistics)
                        .seconds(universes, preparation.options().cached()));
        double work = models.stream().mapToDouble(Forecast.OfModel::workSeconds).sum()
                + controls.seconds()
                + statistics.workSeconds()
                + multiverse.orElse(0.0);
        double slowdown = pace.slowdown((double) workers.threads() / workers.processors());
        return new Forecast(
                workers.threads(),
                models,
                controls,
                statistics,
                multiverse,
                starting,
                work,
                slowdown,
                starting + slowdown * work,
                memory.memory(splits),
                notes);
    }

    private Forecast.Statistics statistics() {
        StatisticsForecast statistics = new StatisticsForecast(preparation, pace);
        double ceiling = statistics.ceilingSeconds();
        try {
            StatisticsForecast.Seconds cells = statistics.seconds(widths);
            return new Forecast.Statistics(ceiling, cells.ranking(), cells.findings());
        } catch (RuntimeException e) {
            notes.add("ranks and findings could not be tried: " + e.getMessage());
            return new Forecast.Statistics(ceiling, 0, 0);
        }
    }

    private RegressionForecast regressions(CellNull cellNull) {
        return new RegressionForecast(preparation, stimulus(Control.Role.NUISANCE), cellNull, workers, pace);
    }

    private MultiverseForecast multiverse(List<Forecast.OfModel> models, Forecast.Statistics statistics) {
        RegressionForecast untested = regressions(CellNull.none(preparation.brains()));
        double scoring = controls(untested).seconds();
        for (int i = 0; i < models.size(); i++) {
            Forecast.OfModel model = models.get(i);
            List<Integer> own = widths.get(preparation.models().get(i));
            scoring +=
                    of(own, 1 + spoilers() + model.turns().size() - 1, untested).seconds();
        }
        double explaining = models.stream()
                .flatMap(model -> model.turns().stream())
                .mapToDouble(turn -> turn.openingSeconds() + turn.explainingAnewSeconds())
                .sum();
        return new MultiverseForecast(explaining, scoring, statistics.ceilingSeconds() + statistics.rankingSeconds());
    }

    private List<FeatureSet> stimulus(Control.Role role) {
        ControlFeatures features = ControlFeatures.of(preparation);
        return preparation.controls().stream()
                .filter(control -> control.role() == role)
                .filter(StimulusControl.class::isInstance)
                .map(control -> features.of((StimulusControl) control))
                .toList();
    }

    /** What no model says: nuisance controls, competitors, and scores of other programs with what controls make of them. */
    private Forecast.Regressions controls(RegressionForecast regressions) {
        Forecast.Regressions own = of(
                stimulus(Control.Role.COMPETITOR).stream()
                        .map(FeatureSet::features)
                        .toList(),
                1,
                regressions);
        Forecast.Regressions imported =
                of(preparation.imported().stream().map(ImportedSpace::features).toList(), 1 + spoilers(), regressions);
        boolean floor = !stimulus(Control.Role.NUISANCE).isEmpty();
        return new Forecast.Regressions(
                (floor ? 1 : 0) + own.count() + imported.count(),
                regressions.floorSeconds() + own.seconds() + imported.seconds());
    }

    private Forecast.Regressions of(List<Integer> features, int each, RegressionForecast regressions) {
        int count = 0;
        List<List<Double>> sets = new ArrayList<>();
        for (int width : features) {
            count += each * regressions.regressions(width);
            try {
                sets.addAll(Collections.nCopies(each, regressions.seconds(width)));
            } catch (RuntimeException e) {
                // The run will say so of these feature sets alone, and go on.
                notes.add("a regression on " + width + " features a word could not be tried: " + e.getMessage());
            }
        }
        return new Forecast.Regressions(count, regressions.together(sets));
    }

    private Forecast.OfModel of(PreparedModel model, RegressionForecast regressions, MemoryForecast memory) {
        ModelForecast explaining = new ModelForecast(preparation, model, workers, pace, notes);
        List<Integer> own = explaining.widths();
        widths.put(model, own);
        long numbers = own.stream().mapToLong(Integer::longValue).sum() * explaining.words();
        long features = (1L + spoilers()) * Float.BYTES * numbers;
        long weights = model.claim().shownBytes();
        boolean shared = model.claim().onProcessor();
        memory.add(weights, shared ? explaining.batchBytes() + model.claim().streamedBytes() : 0, features);
        return new Forecast.OfModel(
                model.choice().name(),
                explaining.words(),
                explaining.distinctWindows(),
                explaining.passes(),
                explaining.turns(),
                explaining.testingSeconds(),
                explaining.testedWords(),
                partitioning(model, own, regressions),
                weights,
                features,
                of(own, 1 + spoilers(), regressions),
                of(own, 1, regressions));
    }

    /** Seconds of splitting variance, where there is a control, an explanation and activations to split it between. */
    private double partitioning(PreparedModel model, List<Integer> own, RegressionForecast regressions) {
        Families families = Families.of(List.of(model));
        Optional<Integer> explanation = widest(model, own, families.variants(Families.Kind.EXPLANATION));
        Optional<Integer> activations = widest(model, own, families.variants(Families.Kind.ACTIVATIONS));
        if (explanation.isEmpty()
                || activations.isEmpty()
                || stimulus(Control.Role.NUISANCE).isEmpty()) {
            return 0;
        }
        try {
            return regressions.partitionSeconds(explanation.get(), activations.get());
        } catch (RuntimeException e) {
            notes.add("splitting variance could not be tried: " + e.getMessage());
            return 0;
        }
    }

    private static Optional<Integer> widest(PreparedModel model, List<Integer> own, List<String> variants) {
        List<Unit> units = model.units();
        List<Integer> some = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            if (variants.contains(units.get(i).variant())) {
                some.add(own.get(i));
            }
        }
        return some.stream().max(Comparator.naturalOrder());
    }

    private int spoilers() {
        return (int) preparation.controls().stream()
                .filter(FeatureControl.class::isInstance)
                .count();
    }
}
