package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.brainrank.execution.WorkTime;
import org.brainrank.execution.Workers;
import org.brainrank.features.FeatureExtraction;
import org.brainrank.features.PassForecast;
import org.brainrank.features.PassGroup;
import org.brainrank.imports.ImportedSpace;
import org.brainrank.spi.control.Control;
import org.brainrank.spi.control.FeatureControl;
import org.brainrank.spi.control.ModelControl;
import org.brainrank.spi.control.StimulusControl;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.model.LanguageModel;

/** Tries some of a prepared run's work, to say how long all of it will take. */
public final class Forecasting {
    private final Preparation preparation;
    private final Workers workers;
    private final LongSupplier nanoTime;
    private final List<FeatureSet> competitors;
    private final RegressionForecast regressions;
    private final List<String> notes = new ArrayList<>();
    private long peakBytes;

    private Forecasting(Preparation preparation, Workers workers, LongSupplier nanoTime) {
        this.preparation = preparation;
        this.workers = workers;
        this.nanoTime = nanoTime;
        this.competitors = stimulus(Control.Role.COMPETITOR);
        this.regressions = new RegressionForecast(preparation, stimulus(Control.Role.NUISANCE), workers, nanoTime);
    }

    /**
     * Forecasts, in some seconds a model and one regression of each width.
     *
     * @param preparation everything opened
     * @return what the run will take on this machine when it has nothing else to do
     */
    public static Forecast of(Preparation preparation) {
        return of(preparation, WorkTime::nanoTime);
    }

    static Forecast of(Preparation preparation, LongSupplier nanoTime) {
        try (Workers workers = new Workers(preparation.options().threads())) {
            return new Forecasting(preparation, workers, nanoTime).forecast();
        }
    }

    private Forecast forecast() {
        List<Forecast.OfModel> models =
                preparation.models().stream().map(this::of).toList();
        Forecast.Regressions controls = controls();
        double seconds = controls.seconds()
                + models.stream().mapToDouble(Forecast.OfModel::seconds).sum();
        Brains brains = preparation.brains();
        long responses = (long) Double.BYTES
                * Arrays.stream(brains.runLengths()).sum()
                * brains.targets().size()
                * brains.subjects().size();
        return new Forecast(workers.threads(), models, controls, seconds, peakBytes + responses, notes);
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
    private Forecast.Regressions controls() {
        Forecast.Regressions own =
                regressions(competitors.stream().map(FeatureSet::features).toList(), 1);
        Forecast.Regressions imported = regressions(
                preparation.imported().stream().map(ImportedSpace::features).toList(), 1 + count(FeatureControl.class));
        return new Forecast.Regressions(
                (count(Control.Role.NUISANCE) > 0 ? 1 : 0) + own.count() + imported.count(),
                regressions.floorSeconds() + own.seconds() + imported.seconds());
    }

    private Forecast.Regressions regressions(List<Integer> widths, int each) {
        int count = 0;
        double seconds = 0;
        for (int width : widths) {
            count += each * regressions.regressions(width);
            try {
                seconds += each * regressions.seconds(width);
            } catch (RuntimeException e) {
                // The run will say so of these feature sets alone, and go on.
                notes.add("a regression on " + width + " features a word could not be tried: " + e.getMessage());
            }
        }
        return new Forecast.Regressions(count, seconds);
    }

    private Forecast.OfModel of(PreparedModel model) {
        try (LanguageModel open = model.open(model.request())) {
            long start = nanoTime.getAsLong();
            FeatureExtraction extraction = new FeatureExtraction(
                    open,
                    preparation.brains().stories(),
                    preparation.experiment().window(),
                    workers);
            double reading = (nanoTime.getAsLong() - start) / 1e9;
            List<PassForecast> passes = extraction.forecast(
                    PassGroup.of(
                            model.units(), Plan.output(preparation.experiment().window())),
                    nanoTime);
            passes.stream()
                    .filter(pass -> !pass.failure().isEmpty())
                    .forEach(pass ->
                            notes.add(Plan.describe(pass.group().request().pass()) + " on "
                                    + model.choice().name() + " could not be tried: " + pass.failure()));
            return of(model, extraction, passes, reading);
        }
    }

    private Forecast.OfModel of(
            PreparedModel model, FeatureExtraction extraction, List<PassForecast> passes, double reading) {
        int spoilers = count(FeatureControl.class);
        List<Integer> widths =
                passes.stream().flatMap(pass -> widths(model, pass)).toList();
        long numbers = widths.stream().mapToLong(Integer::longValue).sum() * extraction.windows();
        long features = (1L + spoilers) * Float.BYTES * numbers;
        long weights = Float.BYTES * model.info().parameters();
        long batches = workers.threads()
                * passes.stream()
                        .mapToLong(pass -> pass.batchBytes().orElse(0))
                        .max()
                        .orElse(0);
        peakBytes = Math.max(peakBytes, weights + batches + features);
        return new Forecast.OfModel(
                model.choice().name(),
                extraction.windows(),
                extraction.distinctWindows(),
                passes.stream().map(Forecasting::of).toList(),
                1 + count(ModelControl.class),
                reading + passes.stream().mapToDouble(PassForecast::seconds).sum(),
                weights,
                features,
                regressions(widths, 1 + spoilers),
                regressions(widths, 1));
    }

    /** Numbers a word of each feature space of a pass, where it was not run by what is usual. */
    private Stream<Integer> widths(PreparedModel model, PassForecast pass) {
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < pass.features().size(); i++) {
            boolean vector = pass.group().units().get(i).explainer().kind() == Explainer.Kind.VECTOR;
            int usual = vector
                    ? model.info().width()
                    : preparation.experiment().window().explainedWords();
            int found = pass.features().get(i);
            widths.add(found == 0 ? usual : found);
        }
        return widths.stream();
    }

    private static Forecast.OfPass of(PassForecast pass) {
        return new Forecast.OfPass(
                Plan.describe(pass.group().request().pass()),
                pass.group().units().size(),
                pass.batches(),
                pass.forwards(),
                pass.backwards(),
                pass.batchBytes(),
                pass.seconds(),
                pass.basis());
    }

    private int count(Control.Role role) {
        return (int) preparation.controls().stream()
                .filter(control -> control instanceof StimulusControl && control.role() == role)
                .count();
    }

    private int count(Class<? extends Control> kind) {
        return (int) preparation.controls().stream().filter(kind::isInstance).count();
    }
}
