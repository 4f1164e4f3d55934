package org.brainrank.cli;

import java.util.List;
import java.util.OptionalInt;
import org.brainrank.config.Experiment;
import org.brainrank.config.MultiverseSettings;
import org.brainrank.pipeline.MultiverseRun;
import org.brainrank.pipeline.Preparation;
import org.brainrank.pipeline.RunOptions;
import org.brainrank.spi.UserException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every verb that prepares a run takes. */
@Command
final class RunArguments {
    @Mixin
    private ConfigArguments config;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Use only the first N words of every story: a smoke test, stamped as no result.")
    private Integer limit;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Worker threads; they change the time and no number. Default: all processors.")
    private Integer threads;

    @Option(
            names = "--allow-leakage",
            paramLabel = "NAME",
            description = "Run although test scans teach, and stamp every output. NAME as the refusal gives it; may be"
                    + " repeated.")
    private List<String> allowedLeakage = List.of();

    @Option(
            names = "--no-cache",
            description = "Compute every feature space anew: take none from BRAINRANK_HOME/cache, keep none there.")
    private boolean uncached;

    /** The experiment, checked against the plugins, with their defaults. */
    Experiment experiment(Session session) {
        // Engine first: it looks for its natives once, through this thread's class loader, before any plugin is loaded.
        session.engine();
        return config.complete(session);
    }

    /** The universes of the config, checked against the plugins. */
    MultiverseRun multiverse(Session session, Preparation preparation) {
        MultiverseSettings settings = config.universes(session, MultiverseRun.standard(preparation));
        return new MultiverseRun(
                settings.universes(), settings.full(), CatalogComponents.of(session), options(session));
    }

    /** Opens models and data; the caller closes it. */
    Preparation prepare(Session session, Experiment experiment) {
        return Preparation.of(
                experiment, CatalogComponents.of(session), options(session), ProgressBar.on(session.terminal()));
    }

    /** How to run. */
    RunOptions options(Session session) {
        int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (workers < 1 || (limit != null && limit < 1)) {
            throw new UserException("--threads and --limit must be >= 1");
        }
        return new RunOptions(
                session.home().folder(),
                session.home().data(),
                limit == null ? OptionalInt.empty() : OptionalInt.of(limit),
                workers,
                allowedLeakage,
                !uncached);
    }
}
