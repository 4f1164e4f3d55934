package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.brainrank.execution.Progress;
import org.brainrank.execution.Workers;
import org.brainrank.results.Cell;
import org.brainrank.results.Differences;
import org.brainrank.results.Manifest;
import org.brainrank.results.Verification.Check;
import org.brainrank.results.Verification.Outcome;

/** Whether what a run read, and cells that are computed again from it, are as recorded. */
final class CellsCheck {
    /**
     * Of a score of a cell, as |difference| / max(1, |score|). Features are made in single precision (2⁻²⁴ ≈ 6e-8): passes that
     * run for fewer methods or layers make larger batches, whose products are summed in another order. Regressions keep
     * such a difference to about its own size, but where two penalties are equally good to that many digits the other may be
     * chosen, which moves R² in the fourth digit. A change to data, config or code shows in the second.
     */
    static final double TOLERANCE = 1e-3;

    private CellsCheck() {}

    /** Data and models against the hashes in the manifest. */
    static Check inputs(RecordedRun run, Preparation preparation) {
        List<String> findings = new ArrayList<>();
        Manifest.Dataset dataset = run.manifest().dataset();
        if (!dataset.sha256().equals(preparation.dataset().sha256())) {
            findings.add(
                    "dataset " + dataset.id() + " is " + preparation.dataset().version() + ", SHA-256 "
                            + preparation.dataset().sha256() + "; the run read " + dataset.version() + ", "
                            + dataset.sha256());
        }
        Map<String, Manifest.Model> models = new java.util.LinkedHashMap<>();
        run.manifest().models().forEach(model -> models.put(model.id(), model));
        for (PreparedModel model : preparation.models()) {
            Manifest.Model recorded = models.get(model.info().id());
            if (recorded == null || !recorded.sha256().equals(model.info().sha256())) {
                findings.add("model " + model.info().id() + " has SHA-256 "
                        + model.info().sha256() + "; the run read "
                        + (recorded == null ? "none of that name" : recorded.sha256()));
            }
        }
        return new Check(
                "inputs",
                findings.isEmpty() ? Outcome.AGREES : Outcome.DIFFERS,
                "dataset " + dataset.id() + " and " + preparation.models().size()
                        + " models against the hashes in manifest.json",
                Double.NaN,
                Double.NaN,
                findings);
    }

    /** Ceilings, from the responses. */
    static Check ceilings(RecordedRun run, Preparation preparation) {
        Ceilings again = Ceiling.of(
                preparation.brains(),
                run.experiment().statistics().ceiling(),
                RankingCheck.inference(run),
                preparation.seeds(),
                new ArrayList<>());
        Differences differences = Differences.of(
                List.of(run.leaderboard().ceilings(), run.leaderboard().floors()),
                List.of(again.byRoi(), again.floors()),
                RankingCheck.TOLERANCE);
        return new Check(
                "ceilings",
                differences.places().isEmpty() ? Outcome.AGREES : Outcome.DIFFERS,
                "ceilings and their floors, computed again from the responses; the first value is the recorded one",
                differences.largest(),
                RankingCheck.TOLERANCE,
                RankingCheck.shown(differences.places()));
    }

    /**
     * Feature spaces drawn at random, all of their subjects' cells.
     *
     * @param count how many; all if there are not so many
     * @param seed of the draw
     */
    static Check again(
            RecordedRun run, Preparation preparation, int count, long seed, Workers workers, Progress progress) {
        List<Cell> done = run.cells().stream()
                .filter(cell -> cell.status() == Cell.Status.DONE)
                .filter(cell -> cell.subject().equals(run.panel().subjects().get(0)))
                .toList();
        List<Integer> drawn =
                new ArrayList<>(IntStream.range(0, done.size()).boxed().toList());
        Collections.shuffle(drawn, new Random(seed));
        List<Cell> wanted = drawn.stream().limit(count).sorted().map(done::get).toList();
        List<Optional<List<Cell>>> again = new CellsAgain(preparation, workers, progress).of(wanted);
        List<String> findings = new ArrayList<>();
        List<String> names = new ArrayList<>();
        double largest = 0;
        for (int i = 0; i < wanted.size(); i++) {
            Cell cell = wanted.get(i);
            names.add(named(cell));
            if (again.get(i).isEmpty()) {
                findings.add(named(cell) + " could not be computed again");
                continue;
            }
            List<Cell> recorded = run.cells().stream()
                    .filter(other ->
                            other.status() == Cell.Status.DONE && named(other).equals(named(cell)))
                    .toList();
            Differences differences =
                    Differences.of(scores(recorded), scores(again.get(i).get()), TOLERANCE);
            largest = Math.max(largest, differences.largest());
            differences.places().forEach(place -> findings.add(named(cell) + ": " + place));
        }
        return new Check(
                "cells",
                findings.isEmpty() ? Outcome.AGREES : Outcome.DIFFERS,
                wanted.size() + " of " + done.size() + " feature spaces computed again for all "
                        + run.panel().subjects().size() + " subjects (seed " + seed
                        + "; the first value is the recorded one): " + String.join("; ", names),
                largest,
                TOLERANCE,
                RankingCheck.shown(findings));
    }

    private static String named(Cell cell) {
        return cell.variant() + " on " + cell.model() + ", layer " + cell.layer()
                + (cell.capacity().equals(Cell.FULL) ? "" : ", " + cell.capacity());
    }

    /** By subject and region: what {@link #TOLERANCE} is about. p-values and shares of penalties move in steps, and are left out. */
    private static Map<String, Map<String, Compared>> scores(List<Cell> cells) {
        Map<String, Map<String, Compared>> bySubject = new java.util.LinkedHashMap<>();
        for (Cell cell : cells) {
            Map<String, Compared> byRoi = new java.util.LinkedHashMap<>();
            cell.rois()
                    .forEach((roi, scores) -> byRoi.put(
                            roi,
                            new Compared(scores.inner(), scores.r(), scores.r2(), scores.r2Joint(), scores.unique())));
            bySubject.put(cell.subject(), byRoi);
        }
        return bySubject;
    }

    /** Scores of a region, one an outer fold. */
    record Compared(double[] inner, double[] r, double[] r2, double[] r2Joint, double[] unique) {}
}
