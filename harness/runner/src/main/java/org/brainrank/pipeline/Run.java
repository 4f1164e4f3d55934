package org.brainrank.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.brainrank.config.Experiment;
import org.brainrank.execution.Progress;
import org.brainrank.execution.Workers;
import org.brainrank.results.Cell;
import org.brainrank.results.Findings;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Manifest;
import org.brainrank.results.RunFolder;
import org.brainrank.spi.Card;
import org.brainrank.spi.control.Control;
import org.brainrank.spi.dataset.Geometry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A prepared run, carried out: one pass over the models, every finished feature space on disk before the next one. */
public final class Run {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    private final Preparation preparation;
    private final RunContext context;
    private final RunFolder folder;
    private final Progress progress;
    private final Workers workers;
    private final List<String> notes;
    private final Map<String, Double> phases = new LinkedHashMap<>();
    private final TargetFiles targets;
    private final FindingsOfRun findings;
    private final FaithfulnessOfRun faithfulness;
    private final RecordsOfRun records;

    private Run(Preparation preparation, RunContext context, RunFolder folder, Progress progress, Workers workers) {
        this.preparation = preparation;
        this.context = context;
        this.folder = folder;
        this.progress = progress;
        this.workers = workers;
        this.notes = new ArrayList<>(preparation.notes());
        Optional<Geometry> geometry = preparation.geometry();
        this.targets = new TargetFiles(
                folder, preparation.brains(), geometry, preparation.dataset().grid());
        this.findings = new FindingsOfRun(preparation);
        this.faithfulness = new FaithfulnessOfRun(preparation.experiment().window());
        this.records = new RecordsOfRun(preparation, geometry);
    }

    /**
     * Runs.
     *
     * @param preparation everything opened
     * @param context for the manifest
     * @param folder that results go to
     * @param progress hears how far it is
     * @return the leaderboard, and what failed
     */
    public static RunResult execute(Preparation preparation, RunContext context, RunFolder folder, Progress progress) {
        try (Workers workers = new Workers(preparation.options().threads())) {
            return new Run(preparation, context, folder, progress, workers).execute();
        }
    }

    private RunResult execute() {
        Instant started = Instant.now();
        Experiment experiment = preparation.experiment();
        Brains brains = preparation.brains();
        folder.write("config.resolved.yaml", context.resolvedConfig());
        folder.write(manifest(started, Optional.empty()));
        notes.addAll(Cautions.ofData(brains, experiment.window()));
        long start = System.nanoTime();
        Explanations explanations = new Explanations(preparation, workers, progress, records.passages());
        List<FeatureSet> nuisance = explanations.ofStimulus(Control.Role.NUISANCE);
        CellNull cellNull = CellNull.of(brains, experiment.statistics(), preparation.seeds());
        // Fitted once, and then scored.
        progress.start("regressing the controls", 2L * Scoring.steps(brains, experiment.encoding()));
        Scores scores = new Scores(
                brains,
                new Scoring(
                        brains,
                        experiment.encoding(),
                        cellNull,
                        preparation.seeds(),
                        nuisance,
                        records.keeping(),
                        () -> progress.advance(1)),
                workers,
                progress,
                this::write);
        if (!nuisance.isEmpty()) {
            scores.addFloor(nuisance);
        }
        scores.add(explanations.ofStimulus(Control.Role.COMPETITOR));
        progress.start("estimating ceilings", 1);
        Inference inference = new Inference(experiment.statistics(), preparation.seeds());
        Ceilings ceilings =
                Ceiling.of(brains, experiment.statistics().ceiling(), inference, preparation.seeds(), notes);
        progress.advance(1);
        phase("controls", start);
        explanations.each(explained -> score(explained, scores));
        start = System.nanoTime();
        progress.start("ranking", 1);
        Ranking ranking = new Ranking(brains, inference, ceilings, notes);
        Leaderboard ranked =
                ranking.of(experiment.name(), limited(), scores.cells()).withLeakage(preparation.leakage());
        Leaderboard leaderboard = faithfulness.beside(ranked);
        Findings found = findings.of(scores.cells(), leaderboard);
        progress.advance(1);
        phase("statistics", start);
        notes.addAll(Cautions.ofSubjects(brains.subjects().size(), inference.level()));
        notes.addAll(cellNull.cautions(inference.level()));
        notes.addAll(Cautions.ofAlphas(scores.cells()));
        targets.finish();
        folder.write(ranking.ranks(leaderboard));
        records.write(folder, leaderboard, notes, progress);
        notes.forEach(LOG::info);
        Manifest manifest = manifest(started, Optional.of(Instant.now()));
        folder.write(leaderboard);
        folder.write(found);
        folder.write("faithfulness.csv", faithfulness.csv());
        folder.write("partitions.csv", findings.partitionsCsv(leaderboard));
        folder.write(manifest);
        progress.done();
        List<String> references = preparation.cards().stream()
                .map(Card::references)
                .flatMap(List::stream)
                .distinct()
                .toList();
        return new RunResult(
                manifest,
                leaderboard,
                found,
                scores.failures().stream().map(Failure::line).toList(),
                references);
    }

    private void score(Explained explained, Scores scores) {
        phase("explaining " + explained.label(), explained.seconds());
        if (explained.scrutiny().isPresent()) {
            phase("testing faithfulness on " + explained.label(), explained.testingSeconds());
        }
        notes.addAll(explained.notes());
        findings.hear(explained);
        records.hear(explained);
        faithfulness.hear(explained);
        long start = System.nanoTime();
        scores.add(explained);
        phase("regressing " + explained.label(), start);
        if (explained.role() == Cell.Role.METHOD && !explained.label().equals(ImportedScores.LABEL)) {
            start = System.nanoTime();
            progress.start("partitioning " + explained.label(), 1);
            findings.partition(explained, scores.cells(), scores.scoring(), workers)
                    .ifPresent(notes::add);
            progress.advance(1);
            phase("partitioning " + explained.label(), start);
        }
    }

    private void write(List<Cell> cells, Optional<Scored> scored) {
        folder.append(cells);
        scored.ifPresent(targets::add);
        scored.ifPresent(findings::hear);
        scored.ifPresent(records::hear);
    }

    private boolean limited() {
        return preparation.options().limitWords().isPresent();
    }

    private void phase(String name, long start) {
        phase(name, (System.nanoTime() - start) / 1e9);
    }

    private void phase(String name, double seconds) {
        phases.put(name, seconds);
        LOG.info("{}: {} s", name, String.format(Locale.ROOT, "%.1f", seconds));
    }

    private Manifest manifest(Instant started, Optional<Instant> finished) {
        return ManifestWriter.of(preparation, context, limited(), started, finished, phases, notes);
    }
}
