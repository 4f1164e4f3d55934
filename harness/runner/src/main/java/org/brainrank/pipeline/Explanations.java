package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.brainrank.execution.Progress;
import org.brainrank.execution.Workers;
import org.brainrank.features.ExplainedToken;
import org.brainrank.features.Extracted;
import org.brainrank.features.FeatureExtraction;
import org.brainrank.features.PassGroup;
import org.brainrank.features.Unit;
import org.brainrank.results.Cell;
import org.brainrank.spi.control.Control;
import org.brainrank.spi.control.StimulusControl;
import org.brainrank.spi.model.LanguageModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The feature spaces of a prepared run; knows nothing of brains. */
final class Explanations {
    private static final Logger LOG = LoggerFactory.getLogger(Explanations.class);

    private final Preparation preparation;
    private final Workers workers;
    private final Progress progress;
    private final List<Passage> passages;
    private final ControlFeatures controls;

    Explanations(Preparation preparation, Workers workers, Progress progress) {
        this(preparation, workers, progress, List.of());
    }

    /**
     * Explains for a run.
     *
     * @param passages whose explained tokens are wanted beside the scores
     */
    Explanations(Preparation preparation, Workers workers, Progress progress, List<Passage> passages) {
        this.preparation = preparation;
        this.passages = List.copyOf(passages);
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
        for (Turn turn : Turn.all(preparation)) {
            consumer.accept(explain(turn));
        }
        if (!preparation.imported().isEmpty()) {
            consumer.accept(ImportedScores.explained(preparation, controls));
        }
    }

    private Explained explain(Turn turn) {
        try (LanguageModel open = turn.open()) {
            return explain(turn, open);
        }
    }

    private Explained explain(Turn turn, LanguageModel open) {
        String name = turn.model().choice().name();
        long start = System.nanoTime();
        Spaces spaces = Spaces.of(preparation, turn, open, workers);
        progress.start("explaining " + turn.label(), spaces.work());
        List<FeatureSet> sets = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (PassGroup group : spaces.groups()) {
            for (Extracted extracted : spaces.run(group, progress)) {
                Unit unit = extracted.unit();
                String variant = turn.prefix() + unit.variant();
                extracted
                        .space()
                        .ifPresent(space -> sets.add(new FeatureSet(
                                name,
                                unit.layer(),
                                variant,
                                turn.role(),
                                space,
                                preparation.brains().alignment().downsampling())));
                extracted
                        .failure()
                        .ifPresent(failure -> failures.add(
                                new Failure(name, unit.layer(), variant, turn.role(), 0, Capacity.FULL, failure)));
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        List<String> notes = new ArrayList<>(spaces.notes());
        for (FeatureSet set : sets) {
            notes.addAll(Cautions.ofFeatures(set));
            notes.addAll(Cautions.ofScaling(set));
            notes.addAll(Cautions.ofVariation(set));
        }
        notes.addAll(Cautions.ofBeginnings(sets));
        List<FeatureSet> derived =
                turn.role() == Cell.Role.METHOD ? controls.spoilt(sets, preparation.controls()) : List.of();
        start = System.nanoTime();
        Optional<Scrutiny> scrutiny = scrutiny(turn, open, spaces, sets);
        double testing = (System.nanoTime() - start) / 1e9;
        List<List<ExplainedToken>> tokens = tokens(turn, spaces.extraction(), notes);
        return new Explained(
                turn.label(), turn.role(), sets, derived, failures, notes, tokens, scrutiny, seconds, testing);
    }

    // A run that has its scores does not end for want of tokens to show beside them.
    private List<List<ExplainedToken>> tokens(Turn turn, FeatureExtraction extraction, List<String> notes) {
        if (turn.role() != Cell.Role.METHOD || passages.isEmpty()) {
            return List.of();
        }
        try {
            return tokens(turn, extraction);
        } catch (RuntimeException e) {
            LOG.warn("the explained tokens of {} could not be read", turn.label(), e);
            notes.add("story.json does not say which tokens " + turn.label() + " explains: " + e.getMessage());
            return List.of();
        }
    }

    private List<List<ExplainedToken>> tokens(Turn turn, FeatureExtraction extraction) {
        progress.start("reading what " + turn.label() + " predicts", passages.size());
        List<List<ExplainedToken>> tokens = new ArrayList<>();
        for (Passage passage : passages) {
            tokens.add(extraction.explained(
                    preparation.brains().stories().get(passage.story()).id(),
                    passage.from(),
                    passage.words(),
                    Plan.output(preparation.experiment().window())));
            progress.advance(1);
        }
        return tokens;
    }

    private Optional<Scrutiny> scrutiny(Turn turn, LanguageModel open, Spaces spaces, List<FeatureSet> sets) {
        int words = preparation.experiment().statistics().faithfulnessWords();
        if (turn.role() != Cell.Role.METHOD || words == 0) {
            return Optional.empty();
        }
        progress.start("testing faithfulness on " + turn.label(), 1);
        long seed = preparation.seeds().of("faithfulness/" + turn.label());
        Optional<Scrutiny> found = Scrutiny.of(
                open,
                spaces.extraction(),
                sets,
                spaces.groups(),
                preparation.experiment().window(),
                words,
                seed,
                workers);
        progress.advance(1);
        return found;
    }
}
