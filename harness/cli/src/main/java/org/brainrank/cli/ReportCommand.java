package org.brainrank.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.brainrank.leaderboard.FindingsText;
import org.brainrank.leaderboard.Format;
import org.brainrank.leaderboard.Renderings;
import org.brainrank.leaderboard.TerminalTable;
import org.brainrank.results.Findings;
import org.brainrank.results.Leaderboard;
import org.brainrank.results.Manifest;
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
        Leaderboard leaderboard;
        Manifest manifest;
        Optional<Findings> findings;
        try {
            folder = RunFolder.open(run);
            leaderboard = folder.leaderboard();
            manifest = folder.manifest();
            findings = folder.findings();
        } catch (IOException e) {
            throw new UserException(
                    "cannot report " + run + ": " + e.getMessage() + ". Name the folder of a finished run", e);
        }
        Terminal terminal = session.terminal();
        if (wanted.isEmpty()) {
            terminal.out().print(TerminalTable.of(leaderboard, terminal.colour(), terminal.columns()));
            findings.ifPresent(found -> terminal.out().print(FindingsText.of(found, terminal.columns())));
        } else if (wanted.size() == 1) {
            terminal.out().print(Renderings.render(leaderboard, manifest, findings, wanted.get(0)));
        } else {
            for (Format format : wanted) {
                folder.write(format.fileName(), Renderings.render(leaderboard, manifest, findings, format));
                terminal.err().println("wrote " + run.resolve(format.fileName()));
            }
            seal(folder, wanted);
        }
        return ExitCode.DONE;
    }

    private static void seal(RunFolder folder, List<Format> written) {
        try {
            folder.seal(written.stream().map(Format::fileName).toList());
        } catch (IOException e) {
            throw new UserException("the reports are written, but not their hashes: " + e.getMessage(), e);
        }
    }

    private static Format format(String name) {
        try {
            return Format.of(name);
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage(), e);
        }
    }
}
