package org.brainrank.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.brainrank.config.ConfigWriter;
import org.brainrank.config.Experiment;
import org.brainrank.spi.dataset.Dataset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code validate CONFIG}. */
@Command(
        name = "validate",
        description = {
            "Checks a config: keys, types, ranges, plugins and their parameters. Opens no model and no data.",
            "Or checks a dataset, a folder or an id, down to its numbers: lists all that must be mended."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  brainrank validate configs/quickstart.yaml",
            "  brainrank validate my-data",
            "  brainrank validate my.yaml --set window.context-words=20 --resolved"
        })
final class ValidateCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private ConfigArguments config;

    @Option(names = "--resolved", description = "Print the config with every default and variable filled in.")
    private boolean resolved;

    ValidateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return isConfig() ? config() : dataset();
    }

    /** A file is a config, unless it describes a dataset; what is no file may be a dataset's id. */
    private boolean isConfig() {
        Path named = config.file();
        boolean description = named.endsWith("dataset.yaml");
        boolean id = !Files.exists(named)
                && session.catalog().datasets().containsKey(named.toString().replaceFirst("\\{.*", ""));
        return !description && !id && !DatasetArgument.isFolder(named);
    }

    private int dataset() {
        DatasetArgument argument = DatasetArgument.of(session, config.file().toString());
        List<String> problems = argument.plugin().problems(argument.request());
        if (!problems.isEmpty()) {
            PrintStream err = session.terminal().err();
            problems.forEach(err::println);
            err.println(counted(problems.size(), "problem") + " to mend in " + config.file());
            return ExitCode.USER;
        }
        try (Dataset dataset = argument.open()) {
            PrintStream out = session.terminal().out();
            dataset.exclusions()
                    .forEach(exclusion ->
                            out.println("left out: subject " + exclusion.subject() + ": " + exclusion.reason()));
            out.println(config.file() + " is right: dataset " + dataset.id() + ", version " + dataset.version() + ", "
                    + (dataset.stories().size() == 1
                            ? "1 story"
                            : dataset.stories().size() + " stories") + ", "
                    + counted(dataset.subjects().size(), "subject") + ", "
                    + counted(dataset.targets().size(), "target"));
        }
        return ExitCode.DONE;
    }

    private int config() {
        Experiment experiment = config.complete(session);
        PrintStream out = session.terminal().out();
        if (resolved) {
            out.print(ConfigWriter.write(experiment));
        } else {
            out.println(
                    config.file() + " is right: dataset " + experiment.dataset().id() + ", "
                            + counted(experiment.models().size(), "model") + ", "
                            + counted(experiment.methods().size(), "method") + ", "
                            + counted(experiment.controls().size(), "control") + ", seed " + experiment.seed());
        }
        return ExitCode.DONE;
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
