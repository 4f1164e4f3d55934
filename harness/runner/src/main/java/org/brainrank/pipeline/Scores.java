package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.brainrank.execution.Progress;
import org.brainrank.execution.Workers;
import org.brainrank.results.Cell;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cells of one design, as they are scored; whoever keeps them on disk hears of each feature set once. */
final class Scores {
    private static final Logger LOG = LoggerFactory.getLogger(Scores.class);

    private final Brains brains;
    private final Scoring scoring;
    private final Workers workers;
    private final Progress progress;
    private final BiConsumer<List<Cell>, Optional<Scored>> sink;
    private final List<Cell> cells = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();

    /**
     * Begins a table of cells.
     *
     * @param sink gets the cells of one feature set, and its scores unless it failed
     */
    Scores(
            Brains brains,
            Scoring scoring,
            Workers workers,
            Progress progress,
            BiConsumer<List<Cell>, Optional<Scored>> sink) {
        this.brains = brains;
        this.scoring = scoring;
        this.workers = workers;
        this.progress = progress;
        this.sink = sink;
    }

    /** All so far, in the order of the lists that were added. */
    List<Cell> cells() {
        return List.copyOf(cells);
    }

    /** All so far. */
    List<Failure> failures() {
        return List.copyOf(failures);
    }

    /** What scores them. */
    Scoring scoring() {
        return scoring;
    }

    /** The nuisance controls' own scores. */
    void addFloor(List<FeatureSet> nuisance) {
        add(scoring.floor(nuisance, () -> progress.advance(1)));
    }

    /** Everything that a model said: first what failed, then its own feature sets, then what was derived from them. */
    void add(Explained explained) {
        explained.failures().forEach(this::add);
        List<FeatureSet> all = new ArrayList<>(explained.sets());
        all.addAll(explained.derived());
        List<FeatureSet> reduced = scoring.atEqualDimension(all);
        scoreAll(explained.label(), all, reduced);
    }

    /** Feature sets that belong to no model, and those of them that are wide also at equal dimension. */
    void add(List<FeatureSet> sets) {
        if (!sets.isEmpty()) {
            scoreAll("competing controls", sets, scoring.atEqualDimension(sets));
        }
    }

    private void scoreAll(String whose, List<FeatureSet> sets, List<FeatureSet> reduced) {
        progress.start("regressing " + whose, (long) scoring.steps() * (sets.size() + reduced.size()));
        scoreAll(sets);
        scoreAll(reduced);
    }

    // Scored side by side, recorded in the order of the list: files do not depend on which worker was faster.
    private void scoreAll(List<FeatureSet> sets) {
        int window = 4 * workers.threads();
        for (int from = 0; from < sets.size(); from += window) {
            List<FeatureSet> some = sets.subList(from, Math.min(sets.size(), from + window));
            List<Callable<Outcome>> tasks = new ArrayList<>();
            for (FeatureSet set : some) {
                tasks.add(() -> attempt(set));
            }
            for (Outcome outcome : workers.all(tasks)) {
                outcome.scored().ifPresent(this::add);
                outcome.failure().ifPresent(this::add);
            }
        }
    }

    private Outcome attempt(FeatureSet set) {
        AtomicInteger steps = new AtomicInteger();
        try {
            Scored scored = scoring.score(set, () -> {
                steps.incrementAndGet();
                progress.advance(1);
            });
            return new Outcome(Optional.of(scored), Optional.empty());
        } catch (RuntimeException e) {
            progress.advance(scoring.steps() - steps.get());
            return new Outcome(Optional.empty(), Optional.of(Failure.of(set, e)));
        }
    }

    private void add(Scored scored) {
        cells.addAll(scored.cells());
        sink.accept(scored.cells(), Optional.of(scored));
    }

    private void add(Failure failure) {
        LOG.warn("{}, layer {} of {} failed", failure.variant(), failure.layer(), failure.model(), failure.cause());
        failures.add(failure);
        List<Cell> failed = brains.subjects().stream()
                .map(subject -> new Cell(
                        brains.dataset(),
                        subject,
                        failure.model(),
                        failure.layer(),
                        failure.variant(),
                        failure.role(),
                        Cell.Status.FAILED,
                        failure.message(),
                        failure.features(),
                        failure.capacity().label(),
                        0,
                        Map.of()))
                .toList();
        cells.addAll(failed);
        sink.accept(failed, Optional.empty());
    }

    private record Outcome(Optional<Scored> scored, Optional<Failure> failure) {}
}
