package org.brainrank.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.brainrank.execution.Progress;
import org.brainrank.execution.Workers;
import org.brainrank.results.Diagnostics;
import org.brainrank.results.Manifest;
import org.brainrank.results.Ranks;
import org.brainrank.results.RunFolder;
import org.brainrank.results.Verification;
import org.brainrank.results.Verification.Check;
import org.brainrank.results.Verification.Outcome;
import org.brainrank.spi.UserException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a run is what it says: its files against their hashes, its ranking against its cells, its targets against its cells,
 * and some cells against what data, model and config give now.
 */
public final class VerificationOfRun {
    private static final Logger LOG = LoggerFactory.getLogger(VerificationOfRun.class);

    private final Path path;
    private final Progress progress;
    private final List<Check> checks = new ArrayList<>();

    private VerificationOfRun(Path path, Progress progress) {
        this.path = path;
        this.progress = progress;
    }

    /**
     * Verifies.
     *
     * @param path folder of a run
     * @param cells feature spaces that are computed again, drawn at random; 0 for none, and then neither data nor models
     *     are opened
     * @param seed of the draw
     * @param reopen opens the run's experiment without a cache; closed here
     * @param progress hears how far it is
     * @return the report; a check that is not possible is in it with its reason
     * @throws UserException if the folder is no run
     */
    public static Verification of(
            Path path, int cells, long seed, Function<RecordedRun, Preparation> reopen, Progress progress) {
        return new VerificationOfRun(path, progress).of(cells, seed, reopen);
    }

    private Verification of(int cells, long seed, Function<RecordedRun, Preparation> reopen) {
        RunFolder folder;
        Manifest manifest;
        try {
            folder = RunFolder.open(path);
            manifest = folder.manifest();
        } catch (IOException e) {
            throw new UserException("cannot verify " + path + ": " + e.getMessage() + ". Name the folder of a run", e);
        }
        checks.add(FilesCheck.hashes(folder, progress));
        checks.add(FilesCheck.config(folder, manifest));
        numbers(folder, cells, seed, reopen);
        progress.done();
        return new Verification(
                RunFolder.SCHEMA_VERSION,
                manifest.name(),
                path.toString(),
                checks.stream().noneMatch(check -> check.outcome() == Outcome.DIFFERS),
                checks);
    }

    /** A file that cannot be read is a finding, not the end. */
    private void numbers(RunFolder folder, int cells, long seed, Function<RecordedRun, Preparation> reopen) {
        try {
            RecordedRun run = RecordedRun.open(path);
            progress.start("ranking again", 1);
            Optional<Ranks> ranks = folder.ranks();
            Optional<Diagnostics> diagnostics = folder.diagnostics();
            attempt("ranking", () -> RankingCheck.of(run, ranks));
            progress.advance(1);
            attempt("targets", () -> TargetsCheck.of(run, diagnostics));
            if (cells == 0) {
                checks.add(unchecked("no cell was asked for (--cells 0)"));
            } else if (run.manifest().limited()) {
                checks.add(unchecked(
                        "the run was cut short by --limit and is no result; its cells are not computed again"));
            } else {
                cells(run, cells, seed, reopen);
            }
        } catch (UserException | IOException e) {
            checks.add(new Check(
                    "numbers",
                    Outcome.DIFFERS,
                    "a file cannot be read",
                    Double.NaN,
                    Double.NaN,
                    List.of(e.getMessage())));
        }
    }

    // Records that read well can still be impossible, such as a cell without one of the regions.
    private void attempt(String what, Supplier<Check> check) {
        try {
            checks.add(check.get());
        } catch (RuntimeException e) {
            LOG.debug("{} cannot be computed again", what, e);
            checks.add(new Check(
                    what,
                    Outcome.DIFFERS,
                    "it cannot be computed again from these files",
                    Double.NaN,
                    Double.NaN,
                    List.of(String.valueOf(e.getMessage()))));
        }
    }

    private void cells(RecordedRun run, int cells, long seed, Function<RecordedRun, Preparation> reopen) {
        Preparation preparation;
        try {
            preparation = reopen.apply(run);
        } catch (UserException e) {
            checks.add(unchecked("data or models cannot be opened: " + e.getMessage()));
            return;
        }
        try (preparation;
                Workers workers = new Workers(preparation.options().threads())) {
            checks.add(CellsCheck.inputs(run, preparation));
            checks.add(CellsCheck.ceilings(run, preparation));
            checks.add(CellsCheck.again(run, preparation, cells, seed, workers, progress));
        }
    }

    private static Check unchecked(String why) {
        return new Check("cells", Outcome.UNCHECKED, why, Double.NaN, Double.NaN, List.of());
    }
}
