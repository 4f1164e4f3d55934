package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.brainrank.config.WindowSettings;
import org.brainrank.execution.Pace;
import org.brainrank.execution.Workers;
import org.brainrank.features.DeletionCurves;
import org.brainrank.features.FeatureExtraction;
import org.brainrank.features.FeatureSpace;
import org.brainrank.features.PassForecast;
import org.brainrank.features.PassGroup;
import org.brainrank.features.Unit;
import org.brainrank.features.WordSample;
import org.brainrank.results.Cell;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.model.LanguageModel;

/** Says how long one model's explanations take, whole and spoilt, and the tests of their faithfulness. */
final class ModelForecast {
    private final Preparation preparation;
    private final PreparedModel model;
    private final Workers workers;
    private final Pace pace;
    private final WindowSettings window;
    private final List<PassGroup> groups;
    private final Map<PassGroup, PassForecast> tried = new HashMap<>();
    private final Map<Unit, Integer> widths = new HashMap<>();
    private final List<Forecast.OfPass> passes = new ArrayList<>();
    private final List<Forecast.OfTurn> turns = new ArrayList<>();
    private final List<String> notes;
    private int words;
    private int distinctWindows;
    private int testedWords;
    private double testingSeconds;

    /**
     * Opens the model in all its turns, and tries its passes.
     *
     * @param notes hears what could not be tried
     */
    ModelForecast(Preparation preparation, PreparedModel model, Workers workers, Pace pace, List<String> notes) {
        this.preparation = preparation;
        this.model = model;
        this.workers = workers;
        this.pace = pace;
        this.notes = notes;
        this.window = preparation.experiment().window();
        this.groups = PassGroup.of(model.units(), Plan.output(window));
        Turn.all(preparation).stream()
                .filter(turn -> turn.model().equals(model))
                .forEach(this::turn);
    }

    private void turn(Turn turn) {
        List<LanguageModel> opened = new ArrayList<>();
        List<FeatureExtraction> cut = new ArrayList<>();
        Map<Unit, FeatureSpace> found = new HashMap<>();
        try {
            double opening = pace.seconds(() -> {
                opened.add(turn.open());
                cut.add(new FeatureExtraction(
                        opened.get(0), preparation.brains().stories(), window, workers));
                CachedSpaces.of(preparation, turn, opened.get(0), cut.get(0))
                        .ifPresent(cache -> model.units()
                                .forEach(unit -> cache.look(unit).space().ifPresent(space -> found.put(unit, space))));
            });
            turn(turn, opened.get(0), cut.get(0), found, opening);
        } finally {
            opened.forEach(LanguageModel::close);
        }
    }

    private void turn(
            Turn turn,
            LanguageModel open,
            FeatureExtraction extraction,
            Map<Unit, FeatureSpace> found,
            double opening) {
        if (turn.role() == Cell.Role.METHOD) {
            words = extraction.windows();
            distinctWindows = extraction.distinctWindows();
            tryPasses(extraction, found);
            test(open, extraction);
        }
        found.forEach((unit, space) -> widths.put(unit, space.features()));
        double missing = 0;
        double anew = 0;
        for (PassGroup group : groups) {
            double rate = tried.get(group).rate();
            anew += extraction.seconds(group, rate);
            List<Unit> left = missing(group, found);
            missing += left.isEmpty() ? 0 : extraction.seconds(group.only(left), rate);
        }
        turns.add(new Forecast.OfTurn(turn.label(), model.units().size(), found.size(), opening, missing, anew));
    }

    private static List<Unit> missing(PassGroup group, Map<Unit, FeatureSpace> found) {
        return group.units().stream().filter(unit -> !found.containsKey(unit)).toList();
    }

    private void tryPasses(FeatureExtraction extraction, Map<Unit, FeatureSpace> found) {
        List<PassGroup> all = new ArrayList<>(groups);
        all.add(DeletionCurves.pass());
        List<PassForecast> forecasts = extraction.forecast(all, pace);
        for (int at = 0; at < all.size(); at++) {
            // A tried pass carries the stories' passages, the run's group does not yet.
            PassGroup group = all.get(at);
            PassForecast pass = forecasts.get(at);
            tried.put(group, pass);
            if (!pass.failure().isEmpty()) {
                notes.add(Plan.describe(group.request().pass()) + " on "
                        + model.choice().name() + " could not be tried: " + pass.failure());
            }
            for (int i = 0; i < group.units().size(); i++) {
                if (pass.features().get(i) > 0) {
                    widths.put(group.units().get(i), pass.features().get(i));
                }
            }
            if (!group.units().isEmpty()) {
                passes.add(of(pass, extraction, missing(group, found)));
            }
        }
    }

    private Forecast.OfPass of(PassForecast pass, FeatureExtraction extraction, List<Unit> left) {
        PassGroup group = pass.group();
        // The share of a pass that some of its units need: fewer layers are fewer sweeps where each layer has its own.
        PassGroup some = left.isEmpty() ? group : group.only(left);
        double tokens = extraction.meanTokens();
        int layers = model.info().layers();
        boolean run = !left.isEmpty();
        double forwards = run
                ? some.costs(layers, tokens).forwards()
                        / group.costs(layers, tokens).forwards()
                : 0;
        double backwards = group.costs(layers, tokens).backwards() > 0 && run
                ? some.costs(layers, tokens).backwards()
                        / group.costs(layers, tokens).backwards()
                : 0;
        return new Forecast.OfPass(
                Plan.describe(group.request().pass()),
                left.size(),
                group.units().size() - left.size(),
                run ? pass.batches() : 0,
                pass.forwards() * forwards,
                pass.backwards() * backwards,
                pass.batchBytes(),
                run ? extraction.seconds(some, pass.rate()) : 0,
                pass.basis());
    }

    /** What {@link Scrutiny} does: curves on one thread, and every pass of word scores again under noise. */
    private void test(LanguageModel open, FeatureExtraction extraction) {
        WordSample sample =
                extraction.sample(preparation.experiment().statistics().faithfulnessWords());
        List<Unit> scored = model.units().stream()
                .filter(unit -> unit.explainer().kind() == Explainer.Kind.TOKEN_SCORES)
                .toList();
        if (sample.windows().isEmpty() || scored.isEmpty()) {
            return;
        }
        testedWords = sample.windows().size();
        testingSeconds = DeletionCurves.tokens(sample, scored.size() + 1)
                * tried.get(DeletionCurves.pass()).rate();
        if (open.perturbed(Scrutiny.NOISE, 0).isPresent()) {
            FeatureExtraction sampled = FeatureExtraction.over(open, sample, window, workers);
            for (PassGroup group : groups) {
                if (group.units().stream().anyMatch(scored::contains)) {
                    testingSeconds += sampled.seconds(group, tried.get(group).rate());
                }
            }
        }
    }

    /** Numbers a word of every unit; what is usual where nobody knows. */
    List<Integer> widths() {
        return model.units().stream()
                .map(unit -> widths.getOrDefault(
                        unit,
                        unit.explainer().kind() == Explainer.Kind.VECTOR
                                ? model.info().width()
                                : window.explainedWords()))
                .toList();
    }

    List<Forecast.OfPass> passes() {
        return passes;
    }

    List<Forecast.OfTurn> turns() {
        return turns;
    }

    int words() {
        return words;
    }

    int distinctWindows() {
        return distinctWindows;
    }

    int testedWords() {
        return testedWords;
    }

    double testingSeconds() {
        return testingSeconds;
    }

    /** Bytes of the largest batch beside the weights; 0 where the model does not say. */
    long batchBytes() {
        return tried.values().stream()
                .mapToLong(pass -> pass.batchBytes().orElse(0))
                .max()
                .orElse(0);
    }
}
