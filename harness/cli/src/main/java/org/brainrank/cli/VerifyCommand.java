package org.brainrank.cli;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.brainrank.pipeline.Preparation;
import org.brainrank.pipeline.RecordedRun;
import org.brainrank.pipeline.RunOptions;
import org.brainrank.pipeline.VerificationOfRun;
import org.brainrank.plugins.ExperimentCompletion;
import org.brainrank.results.Verification;
import org.brainrank.results.Verification.Outcome;
import org.brainrank.spi.UserException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verify RUN}. */
@Command(
        name = "verify",
        description = {
            "Checks a finished run: its files against their SHA-256, its ranking against its cells, its targets against its"
                    + " cells, and some cells, drawn at random, against what data, models and config give now.",
            "Exit code 0: all that could be checked agrees; 3: something does not."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  brainrank verify runs/latest",
            "  brainrank verify runs/latest --cells all",
            "  brainrank verify runs/latest --cells 0       files and ranking alone; opens no data and no model"
        })
final class VerifyCommand implements Callable<Integer> {
    private static final String ALL = "all";

    private final Session session;

    @Parameters(paramLabel = "RUN", description = "A run's folder.")
    private Path run;

    @Option(
            names = "--cells",
            paramLabel = "N|all",
            defaultValue = "3",
            description = "Feature spaces that are computed again, for all subjects. Default: ${DEFAULT-VALUE}.")
    private String cells;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Which are drawn; default: others every time, and the report says which seed.")
    private Long seed;

    @Option(names = "--threads", paramLabel = "N", description = "Worker threads. Default: all processors.")
    private Integer threads;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    VerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        int count = count();
        int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (workers < 1) {
            throw new UserException("--threads must be >= 1; was " + threads);
        }
        Terminal terminal = session.terminal();
        long draw = seed == null ? Math.floorMod(System.nanoTime(), 1_000_000L) : seed;
        Verification found =
                VerificationOfRun.of(run, count, draw, recorded -> reopen(recorded, workers), ProgressBar.on(terminal));
        if (json) {
            terminal.out().print(found.toJson());
        } else {
            VerificationView.print(found, terminal.out());
        }
        if (!found.agrees()) {
            return ExitCode.PARTIAL;
        }
        boolean asked = count > 0
                && found.checks().stream()
                        .anyMatch(check -> check.what().equals("cells") && check.outcome() == Outcome.UNCHECKED);
        if (asked) {
            terminal.err().println("brainrank: cells were not computed again; --cells 0 asks for none");
            return ExitCode.USER;
        }
        return ExitCode.DONE;
    }

    private int count() {
        if (cells.equals(ALL)) {
            return Integer.MAX_VALUE;
        }
        if (!cells.matches("[0-9]{1,9}")) {
            throw new UserException("--cells is a number of feature spaces from 0, or all; was '" + cells + "'");
        }
        return Integer.parseInt(cells);
    }

    private Preparation reopen(RecordedRun recorded, int workers) {
        session.engine();
        RunOptions options = new RunOptions(
                session.home().folder(),
                session.home().data(),
                OptionalInt.empty(),
                workers,
                recorded.manifest().leakage(),
                false);
        return Preparation.of(
                ExperimentCompletion.complete(recorded.experiment(), session.catalog()),
                CatalogComponents.of(session),
                options,
                ProgressBar.on(session.terminal()));
    }
}
