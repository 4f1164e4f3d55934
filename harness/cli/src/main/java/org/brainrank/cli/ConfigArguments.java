package org.brainrank.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.brainrank.config.ConfigReader;
import org.brainrank.config.Experiment;
import org.brainrank.config.MultiverseSettings;
import org.brainrank.config.Overrides;
import org.brainrank.config.VariantSpelling;
import org.brainrank.pipeline.MultiverseRun;
import org.brainrank.plugins.ExperimentCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The config and what the command line changes in it; a {@code @Mixin} of every verb that takes a config. */
@Command
final class ConfigArguments {
    @Parameters(paramLabel = "CONFIG", description = "An experiment in YAML; see configs/.")
    private Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "Override a key of the config, for example --set window.context-words=20 or --set methods[0].steps=50."
                            + " May be repeated.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--methods",
            paramLabel = "A,B",
            description = "Run only these methods. An id keeps the config's parameters; id{name=value} sets its own.")
    private String methods = "";

    /** The file, as typed. */
    Path file() {
        return file;
    }

    /** The experiment as the config and the command line have it. */
    Experiment read(Session session) {
        return new ConfigReader(session.home().environment()).read(file, overrides());
    }

    private Overrides overrides() {
        return new Overrides(settings, methods.isBlank() ? List.of() : VariantSpelling.split(methods));
    }

    /** The universes that the config's {@code multiverse} section means, each checked against the plugins. */
    MultiverseSettings universes(Session session, Map<String, List<String>> standard) {
        MultiverseSettings read = new ConfigReader(session.home().environment()).universes(file, overrides(), standard);
        return new MultiverseSettings(
                read.full(),
                read.universes().stream()
                        .map(universe -> MultiverseRun.withBaselines(new MultiverseSettings.Universe(
                                universe.choices(),
                                ExperimentCompletion.complete(universe.experiment(), session.catalog()))))
                        .toList());
    }

    /** The same, checked against the plugins, with their defaults. */
    Experiment complete(Session session) {
        Experiment experiment = read(session);
        return ExperimentCompletion.complete(experiment, session.catalog());
    }
}
