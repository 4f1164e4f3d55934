package org.brainrank.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.brainrank.leaderboard.RunComparisonTables;
import org.brainrank.pipeline.ComparisonOfRuns;
import org.brainrank.results.RunComparison;
import org.brainrank.spi.UserException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compare RUN RUN}. */
@Command(
        name = "compare",
        description = {
            "Compares two runs of one dataset, method by method, over the subjects that both have: paired differences with"
                    + " intervals and tests, shifts of rank, and what differs in config, models and plugins.",
            "Refuses runs whose test scans are not the same."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  brainrank compare runs/before runs/after",
            "  brainrank compare runs/a runs/b -f md > comparison.md"
        })
final class CompareCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "RUN", description = "A run's folder: what is compared with.")
    private Path first;

    @Parameters(index = "1", paramLabel = "RUN", description = "Another's; differences are this one minus the first.")
    private Path second;

    @Option(names = "--json", description = "Print everything as JSON.")
    private boolean json;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            description = "md: everything as Markdown.")
    private String format;

    @Option(
            names = "--anyway",
            description = "Compare runs that are no results too: cut short by --limit, or with allowed leakage.")
    private boolean anyway;

    CompareCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (format != null && (json || !format.equals("md"))) {
            throw new UserException("-f takes md, and not together with --json; leave both out for a table");
        }
        RunComparison comparison = ComparisonOfRuns.of(first, second, anyway);
        Terminal terminal = session.terminal();
        terminal.out()
                .print(
                        json
                                ? comparison.toJson()
                                : format != null
                                        ? RunComparisonTables.markdown(comparison)
                                        : RunComparisonTables.text(comparison));
        if (json || format != null) {
            comparison.cautions().forEach(caution -> terminal.err().println("note: " + caution));
        }
        return ExitCode.DONE;
    }
}
