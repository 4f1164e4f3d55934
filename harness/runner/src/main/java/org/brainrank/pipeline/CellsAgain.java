package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.brainrank.execution.Progress;
import org.brainrank.execution.Workers;
import org.brainrank.features.Unit;
import org.brainrank.provenance.Seeds;
import org.brainrank.results.Cell;
import org.brainrank.spi.control.Control;
import org.brainrank.spi.control.FeatureControl;
import org.brainrank.spi.control.ModelControl;

/** Computes some of a run's cells again: the model's passes for their features, and the regressions of all their subjects. */
final class CellsAgain {
    private final Preparation preparation;
    private final Workers workers;
    private final Progress progress;

    CellsAgain(Preparation preparation, Workers workers, Progress progress) {
        this.preparation = preparation;
        this.workers = workers;
        this.progress = progress;
    }

    /**
     * Computes.
     *
     * @param wanted one a feature space; layer, variant, model and capacity are looked at
     * @return all subjects' cells of each; empty where it could not be computed
     */
    List<Optional<List<Cell>>> of(List<Cell> wanted) {
        Explanations explanations = new Explanations(preparation, workers, progress);
        List<FeatureSet> nuisance = explanations.ofStimulus(Control.Role.NUISANCE);
        List<FeatureSet> sets = new ArrayList<>(explanations.ofStimulus(Control.Role.COMPETITOR));
        if (wanted.stream().anyMatch(cell -> !cell.model().equals(FeatureSet.NO_MODEL))) {
            new Explanations(only(wanted), workers, progress).each(explained -> {
                sets.addAll(explained.sets());
                sets.addAll(explained.derived());
            });
        }
        Brains brains = preparation.brains();
        Seeds seeds = preparation.seeds();
        Scoring scoring = new Scoring(
                brains,
                preparation.experiment().encoding(),
                CellNull.of(brains, preparation.experiment().statistics(), seeds)
                        .ofRegions(),
                seeds,
                nuisance);
        progress.start("regressing again", wanted.size());
        List<Optional<List<Cell>>> again = new ArrayList<>();
        for (Cell cell : wanted) {
            again.add(
                    cell.role() == Cell.Role.FLOOR
                            ? Optional.of(scoring.floor(nuisance).cells())
                            : set(cell, sets, scoring)
                                    .map(set -> scoring.score(set).cells()));
            progress.advance(1);
        }
        return again;
    }

    private static Optional<FeatureSet> set(Cell cell, List<FeatureSet> sets, Scoring scoring) {
        List<FeatureSet> own = sets.stream()
                .filter(set -> set.model().equals(cell.model())
                        && set.layer() == cell.layer()
                        && set.variant().equals(cell.variant()))
                .toList();
        return Stream.concat(own.stream(), scoring.atEqualDimension(own).stream())
                .filter(set -> set.capacity().label().equals(cell.capacity()))
                .findFirst();
    }

    /** The same run with no more than the wanted variants, at the wanted layers, and the controls that spoil them. */
    private Preparation only(List<Cell> wanted) {
        List<PreparedModel> models = preparation.models().stream()
                .map(model -> new PreparedModel(
                        model.choice(),
                        model.plugin(),
                        model.request(),
                        model.info(),
                        model.units().stream()
                                .filter(unit -> wanted.stream().anyMatch(cell -> serves(unit, model, cell)))
                                .toList(),
                        model.makers(),
                        model.claim()))
                .filter(model -> !model.units().isEmpty())
                .toList();
        List<Control> controls = preparation.controls().stream()
                .filter(control -> wanted.stream().anyMatch(cell -> spoils(control, cell)))
                .toList();
        return new Preparation(
                preparation
                        .experiment()
                        .withStatistics(preparation.experiment().statistics().withoutFaithfulness()),
                preparation.options(),
                preparation.dataset(),
                preparation.datasetCard(),
                preparation.brains(),
                models,
                controls,
                preparation.imported(),
                preparation.cards(),
                preparation.seeds(),
                preparation.notes(),
                preparation.leakage());
    }

    private static boolean serves(Unit unit, PreparedModel model, Cell cell) {
        return model.choice().name().equals(cell.model())
                && unit.layer() == cell.layer()
                && (cell.variant().equals(unit.variant()) || cell.variant().endsWith(":" + unit.variant()));
    }

    private static boolean spoils(Control control, Cell cell) {
        String prefix = control instanceof ModelControl
                ? control.card().id()
                : control instanceof FeatureControl spoiler ? spoiler.variant() : "";
        return !prefix.isEmpty() && cell.variant().startsWith(prefix + ":");
    }
}
