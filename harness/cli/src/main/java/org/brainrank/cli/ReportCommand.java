package org.brainrank.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.brainrank.leaderboard.FindingsText;
import org.brainrank.leaderboard.Format;
import org.brainrank.leaderboard.Renderings;
import org.brainrank.leaderboard.RunRecords;
import org.brainrank.leaderboard.TerminalTable;
import org.brainrank.results.RunFolder;
import org.brainrank.spi.UserException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code report RUN}. */
@Command(
        name = "report",
        description = {
            "Renders a finished run from its files alone.",
            "Without -f, prints the table; with one format, prints that; with several, writes them to the run's folder."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  brainrank report runs/latest", "  brainrank report runs/latest -f tex > table.tex"})
final class ReportCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "RUN", description = "A run's folder.")
    private Path run;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMATS",
            split = ",",
            description = "md, csv, json, tex, html.")
    private List<String> formats = List.of();

    ReportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<Format> wanted = formats.stream().map(ReportCommand::format).toList();
        RunFolder folder;
        RunRecords records;
        try {
            folder = RunFolder.open(run);
            records = RunRecords.read(folder);
        } catch (IOException e) {
            throw new UserException(
                    "cannot report " + run + ": " + e.getMessage() + ". Name the folder of a finished run", e);
        }
        Terminal terminal = session.terminal();
        if (wanted.isEmpty()) {
            terminal.out().print(TerminalTable.of(records.leaderboard(), terminal.colour(), terminal.columns()));
            records.findings().ifPresent(found -> terminal.out().print(FindingsText.of(found, terminal.columns())));
        } else if (wanted.size() == 1) {
            terminal.out().print(Renderings.render(records, wanted.get(0)));
        } else {
            for (Format format : wanted) {
                folder.write(format.fileName(), Renderings.render(records, format));
                terminal.err().println("wrote " + run.resolve(format.fileName()));
            }
        }
        return ExitCode.DONE;
    }

    private static Format format(String name) {
        try {
            return Format.of(name);
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage(), e);
        }
    }
}
