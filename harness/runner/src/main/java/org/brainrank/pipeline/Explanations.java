package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.brainrank.execution.Progress;
import org.brainrank.execution.Workers;
import org.brainrank.features.Extracted;
import org.brainrank.features.FeatureExtraction;
import org.brainrank.features.PassGroup;
import org.brainrank.features.Unit;
import org.brainrank.results.Cell;
import org.brainrank.spi.control.Control;
import org.brainrank.spi.control.FeatureControl;
import org.brainrank.spi.control.ModelControl;
import org.brainrank.spi.control.StimulusControl;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.ModelRequest;

/** The feature spaces of a prepared run; knows nothing of brains. */
final class Explanations {
    private final Preparation preparation;
    private final Workers workers;
    private final Progress progress;
    private final ControlFeatures controls;

    Explanations(Preparation preparation, Workers workers, Progress progress) {
        this.preparation = preparation;
        this.workers = workers;
        this.progress = progress;
        this.controls = ControlFeatures.of(preparation);
    }

    /** What the controls of a role make of the words alone, in the config's order. */
    List<FeatureSet> ofStimulus(Control.Role role) {
        return preparation.controls().stream()
                .filter(control -> control.role() == role)
                .filter(StimulusControl.class::isInstance)
                .map(control -> controls.of((StimulusControl) control))
                .toList();
    }

    /**
     * Explains every word with every model, and again with each control that spoils the model. One model is open at a time,
     * closed before the consumer hears of it, and its feature spaces are the consumer's alone, to keep or to let go.
     */
    void each(Consumer<Explained> consumer) {
        for (PreparedModel model : preparation.models()) {
            consumer.accept(explain(model, model.request(), "", Cell.Role.METHOD));
            for (Control control : preparation.controls()) {
                if (control instanceof ModelControl spoiler) {
                    String id = control.card().id();
                    ModelRequest request = spoiler.spoil(
                            model.request(),
                            preparation
                                    .seeds()
                                    .of("control/" + id + "/" + model.choice().name()));
                    consumer.accept(explain(model, request, id + ":", Cell.Role.CONTROL));
                }
            }
        }
        if (!preparation.imported().isEmpty()) {
            consumer.accept(ImportedScores.explained(preparation, controls));
        }
    }

    private Explained explain(PreparedModel model, ModelRequest request, String prefix, Cell.Role role) {
        try (LanguageModel open = model.open(request)) {
            return explain(model, open, prefix, role);
        }
    }

    private Explained explain(PreparedModel model, LanguageModel open, String prefix, Cell.Role role) {
        String name = model.choice().name();
        long start = System.nanoTime();
        FeatureExtraction extraction = new FeatureExtraction(
                open, preparation.brains().stories(), preparation.experiment().window(), workers);
        List<PassGroup> groups =
                PassGroup.of(model.units(), Plan.output(preparation.experiment().window()));
        progress.start(
                "explaining " + prefix + name,
                groups.stream().mapToLong(extraction::work).sum());
        List<FeatureSet> sets = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (PassGroup group : groups) {
            try {
                for (Extracted extracted : extraction.run(group, progress)) {
                    Unit unit = extracted.unit();
                    extracted
                            .space()
                            .ifPresent(space -> sets.add(new FeatureSet(
                                    name,
                                    unit.layer(),
                                    prefix + unit.variant(),
                                    role,
                                    space,
                                    preparation.brains().alignment().downsampling())));
                    extracted.failure().ifPresent(failure -> failures.add(failed(name, unit, prefix, role, failure)));
                }
            } catch (RuntimeException e) {
                group.units().forEach(unit -> failures.add(failed(name, unit, prefix, role, e)));
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        List<String> notes = new ArrayList<>();
        List<FeatureSet> derived = new ArrayList<>();
        for (FeatureSet set : sets) {
            notes.addAll(Cautions.ofFeatures(set));
            notes.addAll(Cautions.ofScaling(set));
            notes.addAll(Cautions.ofVariation(set));
        }
        if (role == Cell.Role.METHOD) {
            for (Control control : preparation.controls()) {
                if (control instanceof FeatureControl spoiler) {
                    sets.forEach(set -> derived.add(controls.of(spoiler, set)));
                }
            }
        }
        Optional<Scrutiny> scrutiny = scrutiny(model, open, extraction, sets, groups, role);
        return new Explained(prefix + name, role, sets, derived, failures, notes, scrutiny, seconds);
    }

    private Optional<Scrutiny> scrutiny(
            PreparedModel model,
            LanguageModel open,
            FeatureExtraction extraction,
            List<FeatureSet> sets,
            List<PassGroup> groups,
            Cell.Role role) {
        int words = preparation.experiment().statistics().faithfulnessWords();
        if (role != Cell.Role.METHOD || words == 0) {
            return Optional.empty();
        }
        progress.start("testing faithfulness on " + model.choice().name(), 1);
        long seed = preparation.seeds().of("faithfulness/" + model.choice().name());
        Optional<Scrutiny> found = Scrutiny.of(
                open, extraction, sets, groups, preparation.experiment().window(), words, seed);
        progress.advance(1);
        return found;
    }

    private static Failure failed(String model, Unit unit, String prefix, Cell.Role role, RuntimeException cause) {
        return new Failure(model, unit.layer(), prefix + unit.variant(), role, 0, Capacity.FULL, cause);
    }
}
