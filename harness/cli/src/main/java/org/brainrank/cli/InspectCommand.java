package org.brainrank.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.brainrank.leaderboard.InspectionPage;
import org.brainrank.leaderboard.InspectionText;
import org.brainrank.pipeline.InspectionOfDataset;
import org.brainrank.pipeline.RunOptions;
import org.brainrank.results.DatasetInspection;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Dataset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inspect DATASET}. */
@Command(
        name = "inspect",
        description = {
            "Looks at a dataset before anything is explained: words against scans, gaps and overlaps, signal and motion of every"
                    + " subject, the lag at which the response follows the word rate (are words and scans on one clock?), and what"
                    + " subjects share.",
            "Responses are cleaned as the dataset advises. Opens no model."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  brainrank inspect alice --out alice-inspection",
            "  brainrank inspect my-data --subjects sub-01,sub-02 --stories river"
        })
final class InspectCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "DATASET", description = "A folder with dataset.yaml, or an id from 'list datasets'.")
    private String dataset;

    @Option(names = "--subjects", split = ",", paramLabel = "A,B", description = "Only these. Default: all.")
    private List<String> subjects = List.of();

    @Option(names = "--stories", split = ",", paramLabel = "A,B", description = "Only these. Default: all.")
    private List<String> stories = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write inspection.html, its pictures as SVG and inspection.json into this folder.")
    private Path out;

    @Option(names = "--json", description = "Print everything as JSON.")
    private boolean json;

    InspectCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        DatasetArgument argument = DatasetArgument.of(session, dataset);
        DatasetInspection inspection;
        try (Dataset open = argument.open()) {
            inspection = InspectionOfDataset.of(
                    open,
                    argument.choice(),
                    subjects,
                    stories,
                    new RunOptions(session.home().folder(), session.home().data(), OptionalInt.empty(), 1),
                    ProgressBar.on(session.terminal()));
        }
        session.terminal().out().print(json ? inspection.toJson() : InspectionText.of(inspection));
        if (out != null) {
            write(inspection);
        }
        return ExitCode.DONE;
    }

    private void write(DatasetInspection inspection) {
        try {
            Files.createDirectories(out);
            Files.writeString(out.resolve("inspection.json"), inspection.toJson(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> file :
                    InspectionPage.files(inspection).entrySet()) {
                Files.writeString(out.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UserException(out + ": cannot be written: " + e + ". Choose another folder with --out.", e);
        }
        session.terminal().err().println("wrote " + out.resolve("inspection.html"));
    }
}
