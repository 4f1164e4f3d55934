package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.brainrank.config.Experiment;
import org.brainrank.execution.Pace;
import org.brainrank.execution.Schedule;
import org.brainrank.execution.Workers;
import org.brainrank.features.FeatureSpace;
import org.brainrank.results.Cell;
import org.brainrank.spi.dataset.Story;

/**
 * Says how long regressions take, by regressing on random features what the run will regress: its scans, folds, penalties and
 * controls, one feature set of each width a thread. Many responses are not all regressed: see {@link TrialDesigns}.
 */
final class RegressionForecast {
    private static final int MOST_RUNS = 4;
    private static final double SETTLED_SECONDS = 0.5;

    private final Preparation preparation;
    private final Workers workers;
    private final Pace pace;
    private final TrialDesigns designs;
    private final List<Scoring> scorings = new ArrayList<>();
    private final double[] floors;
    private final Map<List<Object>, Double> known = new LinkedHashMap<>();
    private boolean warm;

    RegressionForecast(
            Preparation preparation, List<FeatureSet> nuisance, CellNull cellNull, Workers workers, Pace pace) {
        this.preparation = preparation;
        this.workers = workers;
        this.pace = pace;
        this.designs = TrialDesigns.of(preparation.brains());
        Experiment experiment = preparation.experiment();
        this.floors = new double[designs.trials().size()];
        for (int i = 0; i < floors.length; i++) {
            Brains brains = designs.trials().get(i);
            floors[i] = pace.seconds(() ->
                    scorings.add(new Scoring(brains, experiment.encoding(), cellNull, preparation.seeds(), nuisance)));
        }
    }

    /** Seconds of the regression on the nuisance controls alone. */
    double floorSeconds() {
        return designs.forAll(floors);
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
     * Seconds of one feature set at its capacities, on one thread while every other is at work too.
     *
     * @param features numbers a word
     * @return as it is, and then at each equal dimension that it is reduced to
     */
    List<Double> seconds(int features) {
        FeatureSet full = random(features);
        List<Double> seconds = new ArrayList<>(List.of(of(full, full)));
        for (Capacity capacity : Capacity.reduced(features, dimension())) {
            seconds.add(of(full, full.at(capacity)));
        }
        return seconds;
    }

    /**
     * Seconds of several on the run's threads: {@link Scores} takes them as they are, and then those that are reduced.
     *
     * @param sets what {@link #seconds(int)} says of each
     */
    double together(List<List<Double>> sets) {
        List<Double> full = new ArrayList<>();
        List<Double> reduced = new ArrayList<>();
        for (List<Double> set : sets) {
            full.add(set.get(0));
            reduced.addAll(set.subList(1, set.size()));
        }
        return Schedule.seconds(full, workers.processors()) + Schedule.seconds(reduced, workers.processors());
    }

    /**
     * Seconds of splitting the variance of one model. At best every outer fold chooses the same pair, at worst each another:
     * half way is within a factor of two of either.
     *
     * @param explanation features of an explanation, numbers a word
     * @param activations the same of activations
     */
    double partitionSeconds(int explanation, int activations) {
        List<FeatureSet> pair = List.of(random(explanation), random(activations));
        double joint = each(scoring -> scoring.joint(pair));
        double without = each(scoring -> scoring.without(pair));
        int folds = preparation.brains().folds().outer().folds().size();
        List<Double> tasks = new ArrayList<>();
        for (int i = 0; i < (folds + 2) / 2; i++) {
            tasks.add(joint);
            tasks.add(without);
        }
        return Schedule.seconds(tasks, workers.processors());
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
        double seconds = each(scoring -> scoring.score(set));
        known.put(shape, seconds);
        return seconds;
    }

    /** Something to be regressed. */
    @FunctionalInterface
    private interface Regression {
        Object with(Scoring scoring);
    }

    /** Seconds that one thread takes for all responses. */
    private double each(Regression regression) {
        return designs.forAll(IntStream.range(0, scorings.size())
                .mapToDouble(i -> measured(() -> regression.with(scorings.get(i))))
                .toArray());
    }

    private double measured(Runnable regression) {
        if (!warm) {
            run(regression);
            warm = true;
        }
        double spent = 0;
        List<Double> runs = new ArrayList<>();
        while (runs.size() < MOST_RUNS && spent < SETTLED_SECONDS) {
            double seconds = run(regression);
            spent += seconds;
            runs.add(seconds);
        }
        return Collections.min(runs);
    }

    private double run(Runnable regression) {
        return pace.seconds(workers, Collections.nCopies(workers.threads(), regression));
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
