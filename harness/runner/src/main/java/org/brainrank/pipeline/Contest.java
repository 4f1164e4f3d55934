package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.brainrank.config.Experiment;
import org.brainrank.execution.Progress;
import org.brainrank.execution.Workers;
import org.brainrank.provenance.Seeds;
import org.brainrank.results.Cell;
import org.brainrank.results.Leaderboard;
import org.brainrank.spi.control.Control;

/**
 * Explanations that are kept, to be scored against brains as often as one likes: what a run does between its explanations
 * and its files.
 *
 * @param nuisance controls that join every method
 * @param competitors controls that know no model
 * @param explained what every model said
 */
record Contest(List<FeatureSet> nuisance, List<FeatureSet> competitors, List<Explained> explained) {
    /** Computes everything that a prepared run would score. */
    static Contest of(Preparation preparation, Workers workers, Progress progress) {
        Explanations explanations = new Explanations(preparation, workers, progress);
        List<Explained> explained = new ArrayList<>();
        explanations.each(explained::add);
        return new Contest(
                explanations.ofStimulus(Control.Role.NUISANCE),
                explanations.ofStimulus(Control.Role.COMPETITOR),
                List.copyOf(explained));
    }

    /** Feature sets that are scored. */
    int size() {
        int sets = nuisance.isEmpty() ? 0 : 1;
        for (Explained model : explained) {
            sets += model.sets().size() + model.derived().size();
        }
        return sets + competitors.size();
    }

    /**
     * Scores all of it; a failed feature set is a failed cell.
     *
     * @param testCells whether every cell gets its p-values
     */
    List<Cell> score(
            Experiment experiment, Brains brains, Seeds seeds, boolean testCells, Workers workers, Progress progress) {
        CellNull cellNull =
                testCells ? CellNull.of(brains, experiment.statistics(), seeds).ofRegions() : CellNull.none(brains);
        Scoring scoring = new Scoring(brains, experiment.encoding(), cellNull, seeds, nuisance);
        Scores scores = new Scores(brains, scoring, workers, within(progress, scoring.steps()), (cells, scored) -> {});
        if (!nuisance.isEmpty()) {
            scores.addFloor(nuisance);
        }
        scores.add(competitors);
        explained.forEach(scores::add);
        return scores.cells();
    }

    /** Ranks cells as a run does. */
    static Leaderboard rank(Experiment experiment, Brains brains, Seeds seeds, List<Cell> cells, List<String> notes) {
        Inference inference = new Inference(experiment.statistics(), seeds);
        Ceilings ceilings = Ceiling.of(brains, experiment.statistics().ceiling(), inference, seeds, notes);
        return new Ranking(brains, inference, ceilings, notes).of(experiment.name(), false, cells);
    }

    /** Counts feature sets on in the phase that is under way. */
    private static Progress within(Progress progress, int steps) {
        AtomicLong done = new AtomicLong();
        return new Progress() {
            @Override
            public void start(String phase, long total) {}

            @Override
            public void advance(long by) {
                long before = done.getAndAdd(by);
                progress.advance((before + by) / steps - before / steps);
            }

            @Override
            public void done() {}
        };
    }
}
