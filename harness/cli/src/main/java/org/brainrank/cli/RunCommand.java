package org.brainrank.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.brainrank.config.ConfigWriter;
import org.brainrank.config.Experiment;
import org.brainrank.config.MultiverseSettings;
import org.brainrank.leaderboard.Citation;
import org.brainrank.leaderboard.FindingsText;
import org.brainrank.leaderboard.Format;
import org.brainrank.leaderboard.MultiverseTables;
import org.brainrank.leaderboard.Renderings;
import org.brainrank.leaderboard.RunRecords;
import org.brainrank.leaderboard.TerminalTable;
import org.brainrank.pipeline.MultiverseRun;
import org.brainrank.pipeline.Plan;
import org.brainrank.pipeline.Preparation;
import org.brainrank.pipeline.Run;
import org.brainrank.pipeline.RunContext;
import org.brainrank.pipeline.RunResult;
import org.brainrank.results.Manifest;
import org.brainrank.results.Multiverse;
import org.brainrank.results.RunFolder;
import org.brainrank.spi.Card;
import org.brainrank.spi.UserException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run CONFIG}. */
@Command(
        name = "run",
        description = "Runs an experiment and prints its leaderboard; everything else goes to the run's folder.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  brainrank run configs/quickstart.yaml",
            "  brainrank run configs/quickstart.yaml --methods gradient-norm,attention --limit 200 --out try1",
            "  brainrank run configs/quickstart.yaml --multiverse --dry-run"
        })
final class RunCommand implements Callable<Integer> {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Session session;

    @Mixin
    private RunArguments arguments;

    @Option(names = "--out", paramLabel = "DIR", description = "The run's folder; default: runs/TIME-NAME.")
    private Path out;

    @Option(names = "--dry-run", description = "Stop after the plan.")
    private boolean dryRun;

    @Option(
            names = "--multiverse",
            description = "Repeat the scoring under choices that could have been made otherwise (window, normalisation,"
                    + " baselines, delays, folds, penalties; 'multiverse' in the config lists them), and report how stable"
                    + " each rank is. With --dry-run: list the universes and what they cost.")
    private boolean multiverse;

    RunCommand(Session session) {
        this.session = session;
    }

    @Override
    @SuppressWarnings("try") // the log acts by being open
    public Integer call() throws IOException {
        Experiment experiment = arguments.experiment(session);
        Terminal terminal = session.terminal();
        try (Preparation preparation = arguments.prepare(session, experiment)) {
            if (dryRun) {
                PlanView.print(Plan.withForecast(preparation), terminal.out());
                if (multiverse) {
                    MultiverseView.print(universes(preparation).costs(), terminal.out());
                }
                return ExitCode.DONE;
            }
            // Before anything is computed: a value that is not allowed is refused now.
            Optional<MultiverseRun> universes = multiverse ? Optional.of(universes(preparation)) : Optional.empty();
            RunFolder folder = folder(experiment);
            RunResult result;
            try (RunLog log = RunLog.into(folder.path().resolve("log.txt"))) {
                result = Run.execute(preparation, context(experiment), folder, ProgressBar.on(terminal));
            }
            render(folder, result, preparation.cards());
            terminal.out().print(TerminalTable.of(result.leaderboard(), terminal.colour(), terminal.columns()));
            terminal.out().print(FindingsText.of(result.findings(), terminal.columns()));
            result.manifest().notes().forEach(note -> terminal.err().println("note: " + note));
            result.failures().forEach(failure -> terminal.err().println("FAILED: " + failure));
            boolean whole = universes.isEmpty() || run(universes.get(), folder);
            folder.seal();
            terminal.err()
                    .println("results: " + folder.path() + " (open "
                            + folder.path().resolve(Format.HTML.fileName()) + ")");
            return result.failures().isEmpty() && whole ? ExitCode.DONE : ExitCode.PARTIAL;
        }
    }

    private MultiverseRun universes(Preparation preparation) {
        MultiverseSettings settings = arguments.universes(session, MultiverseRun.standard(preparation));
        return new MultiverseRun(
                settings.universes(), settings.full(), CatalogComponents.of(session), arguments.options(session));
    }

    /** Whether every universe could be run. */
    private boolean run(MultiverseRun universes, RunFolder folder) {
        Terminal terminal = session.terminal();
        Multiverse result = universes.execute(ProgressBar.on(terminal));
        folder.write("multiverse.json", result.toJson());
        folder.write("multiverse.csv", MultiverseTables.csv(result));
        folder.write("multiverse.md", MultiverseTables.markdown(result));
        folder.write("multiverse.svg", MultiverseTables.svg(result));
        terminal.out().println();
        MultiverseTables.summary(result).forEach(terminal.out()::println);
        boolean whole = true;
        for (Multiverse.Universe universe : result.universes()) {
            if (!universe.message().isEmpty() || universe.failed() > 0) {
                whole = false;
                terminal.err()
                        .println("FAILED: universe " + universe.name() + ": "
                                + (universe.message().isEmpty()
                                        ? universe.failed() + " feature spaces"
                                        : universe.message()));
            }
        }
        return whole;
    }

    private RunFolder folder(Experiment experiment) {
        Path path = out != null ? out : Path.of("runs", STAMP.format(Instant.now()) + "-" + experiment.name());
        try {
            if (out != null) {
                NewFolder.require(out);
            }
            return RunFolder.create(path);
        } catch (IOException e) {
            throw new UserException("the run's folder " + path + " cannot be used: " + e.getMessage(), e);
        }
    }

    private RunContext context(Experiment experiment) {
        List<Manifest.Plugin> plugins = session.catalog().plugins().stream()
                .map(plugin -> new Manifest.Plugin(plugin.id(), plugin.version(), plugin.sha256()))
                .toList();
        return new RunContext(
                ConfigWriter.write(experiment),
                plugins,
                CatalogComponents.of(session).engine());
    }

    private static void render(RunFolder folder, RunResult result, List<Card> cards) throws IOException {
        RunRecords records = RunRecords.read(folder);
        for (Format format : Format.values()) {
            // leaderboard.json is the record itself, written by the run.
            if (format != Format.JSON) {
                folder.write(format.fileName(), Renderings.render(records, format));
            }
        }
        folder.write(Renderings.COMPARISONS, Renderings.comparisons(result.leaderboard()));
        List<Citation> citations = cards.stream()
                .map(card -> new Citation(card.id(), String.join("\n\n", card.references())))
                .toList();
        String config = Files.readString(folder.path().resolve("config.resolved.yaml"));
        folder.write("references.bib", Renderings.references(citations, config));
    }
}
