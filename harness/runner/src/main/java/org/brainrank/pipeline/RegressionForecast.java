package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.brainrank.config.Experiment;
import org.brainrank.execution.Workers;
import org.brainrank.features.FeatureSpace;
import org.brainrank.results.Cell;
import org.brainrank.spi.dataset.Story;

/**
 * Says how long regressions take, by regressing on random features what the run will regress: its scans, folds, penalties and
 * controls, one feature set of each width a thread. Many responses are not all regressed: time grows with their number by
 * what a second subject adds to a first.
 */
final class RegressionForecast {
    /** Scans × columns up to which all subjects are regressed. */
    private static final double WHOLE = 2e7;

    private static final int MOST_RUNS = 4;
    private static final double SETTLED_SECONDS = 0.5;

    private final Preparation preparation;
    private final Workers workers;
    private final LongSupplier nanoTime;
    private final List<FeatureSet> nuisance;
    private final Map<List<Object>, Double> known = new LinkedHashMap<>();
    private final List<Trial> trials = new ArrayList<>();
    private boolean warm;

    /**
     * A design with some of the subjects.
     *
     * @param subjects how many
     * @param floorSeconds of the nuisance controls' own regression
     */
    private record Trial(int subjects, Scoring scoring, double floorSeconds) {}

    RegressionForecast(Preparation preparation, List<FeatureSet> nuisance, Workers workers, LongSupplier nanoTime) {
        this.preparation = preparation;
        this.nuisance = nuisance;
        this.workers = workers;
        this.nanoTime = nanoTime;
        Brains brains = preparation.brains();
        int subjects = brains.subjects().size();
        double size = (double) brains.targets().size()
                * subjects
                * java.util.Arrays.stream(brains.runLengths()).sum();
        if (size <= WHOLE || subjects <= 2) {
            trials.add(trial(subjects));
        } else {
            trials.add(trial(1));
            trials.add(trial(2));
        }
    }

    private Trial trial(int subjects) {
        Experiment experiment = preparation.experiment();
        Brains all = preparation.brains();
        Brains brains = subjects == all.subjects().size()
                ? all
                : all.only(all.subjects().subList(0, subjects));
        CellNull cellNull = CellNull.of(brains, experiment.statistics(), preparation.seeds());
        long start = nanoTime.getAsLong();
        Scoring scoring = new Scoring(brains, experiment.encoding(), cellNull, preparation.seeds(), nuisance);
        return new Trial(subjects, scoring, (nanoTime.getAsLong() - start) / 1e9);
    }

    /** Seconds of the regression on the nuisance controls alone. */
    double floorSeconds() {
        return forAll(trials.stream().map(Trial::floorSeconds).toList());
    }

    /**
     * How many regressions a width takes: one, and two more if it is reduced to an equal dimension.
     *
     * @param features numbers a word
     */
    int regressions(int features) {
        return 1 + Capacity.reduced(features, dimension()).size();
    }

    /**
     * Seconds of one feature set at all its capacities, while every thread is at work on another.
     *
     * @param features numbers a word
     */
    double seconds(int features) {
        FeatureSet full = random(features);
        double seconds = of(full, full);
        for (Capacity capacity : Capacity.reduced(features, dimension())) {
            seconds += of(full, full.at(capacity));
        }
        return seconds;
    }

    private int dimension() {
        return preparation.experiment().encoding().matchedDimension();
    }

    private double of(FeatureSet full, FeatureSet wanted) {
        // A projection is as any space of its width.
        List<Object> shape = wanted.capacity().kind() == Capacity.Kind.PCA
                ? List.of(full.features(), wanted.capacity())
                : List.of(wanted.features());
        Double before = known.get(shape);
        if (before != null) {
            return before;
        }
        FeatureSet set = wanted.capacity().kind() == Capacity.Kind.PROJECTION ? random(wanted.features()) : wanted;
        double seconds = forAll(
                trials.stream().map(trial -> measured(trial.scoring(), set)).toList());
        known.put(shape, seconds);
        return seconds;
    }

    private double measured(Scoring scoring, FeatureSet set) {
        if (!warm) {
            run(scoring, set);
            warm = true;
        }
        double spent = 0;
        List<Double> runs = new ArrayList<>();
        while (runs.size() < MOST_RUNS && spent < SETTLED_SECONDS) {
            double seconds = run(scoring, set);
            spent += seconds;
            runs.add(seconds);
        }
        return Collections.min(runs) / workers.processors();
    }

    private double run(Scoring scoring, FeatureSet set) {
        Callable<Double> task = () -> {
            long start = nanoTime.getAsLong();
            scoring.score(set);
            return (nanoTime.getAsLong() - start) / 1e9;
        };
        return workers.all(Collections.nCopies(workers.threads(), task)).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }

    /** From one subject and two to all, or all as they are. */
    private double forAll(List<Double> seconds) {
        if (seconds.size() == 1) {
            return seconds.get(0);
        }
        double another = Math.max(0, seconds.get(1) - seconds.get(0));
        return seconds.get(0) + another * (preparation.brains().subjects().size() - 1);
    }

    private FeatureSet random(int features) {
        Random random = new Random(features);
        Map<String, List<float[]>> stories = new LinkedHashMap<>();
        for (Story story : preparation.brains().stories()) {
            List<float[]> words = new ArrayList<>();
            for (int word = 0; word < story.words().size(); word++) {
                float[] vector = new float[features];
                for (int i = 0; i < features; i++) {
                    vector[i] = (float) random.nextGaussian();
                }
                words.add(vector);
            }
            stories.put(story.id(), words);
        }
        return new FeatureSet(
                FeatureSet.NO_MODEL,
                FeatureSet.NO_LAYER,
                "random",
                Cell.Role.CONTROL,
                new FeatureSpace(stories, features, List.of(), 0),
                preparation.brains().alignment().downsampling());
    }
}
