package org.brainrank.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.brainrank.cache.FeatureCache;
import org.brainrank.cache.Kept;
import org.brainrank.pipeline.CacheView;
import org.brainrank.pipeline.Preparation;
import org.brainrank.spi.UserException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cache ls|explain|prune}. */
@Command(
        name = "cache",
        synopsisSubcommandLabel = "(ls | explain | prune)",
        description =
                "Feature spaces that runs have kept: what there is, why something would be computed again, and less"
                        + " of it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  brainrank cache ls",
            "  brainrank cache explain configs/quickstart.yaml",
            "  brainrank cache prune --older-than 30 --max-mb 2000"
        })
final class CacheCommand implements Callable<Integer> {
    private static final long MEGABYTE = 1_000_000;

    private final Session session;

    @Spec
    private CommandSpec spec;

    CacheCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what to do with the cache: ls, explain or prune");
    }

    @Command(
            name = "ls",
            mixinStandardHelpOptions = true,
            description = "Lists what is kept, least recently used first.")
    int list(@Option(names = "--json", description = "Print JSON, with everything that is known.") boolean json)
            throws IOException {
        FeatureCache cache = cache();
        List<Kept> entries = cache.entries();
        if (json) {
            session.terminal().out().println(Json.of(entries));
        } else {
            CacheTables.entries(entries).print(session.terminal().out());
        }
        session.terminal().err().println(CacheTables.sum(entries) + " in " + cache.folder());
        return ExitCode.DONE;
    }

    @Command(
            name = "explain",
            mixinStandardHelpOptions = true,
            description =
                    "Opens models and data and says of every feature space of a config whether the cache has it, and"
                            + " if not, what differs from the nearest that it has. Runs no pass.")
    int explain(@Mixin RunArguments arguments, @Option(names = "--json", description = "Print JSON.") boolean json) {
        try (Preparation preparation = arguments.prepare(session, arguments.experiment(session))) {
            List<CacheView.Line> lines = CacheView.of(preparation);
            if (json) {
                session.terminal().out().println(Json.of(lines));
            } else {
                CacheTables.explained(lines).print(session.terminal().out());
            }
            long hits = lines.stream().filter(CacheView.Line::hit).count();
            session.terminal().err().println(hits + " of " + lines.size() + " feature spaces are in the cache");
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "prune",
            mixinStandardHelpOptions = true,
            description = "Removes what was not used for long, and then the least recently used until the rest fits.")
    int prune(
            @Option(
                            names = "--older-than",
                            paramLabel = "DAYS",
                            description = "Remove what was not made or used for so many days.")
                    Integer days,
            @Option(names = "--max-mb", paramLabel = "N", description = "Leave at most N megabytes.") Integer megabytes)
            throws IOException {
        if (days == null && megabytes == null) {
            throw new UserException("cache prune removes nothing unasked: give --older-than DAYS, --max-mb N, or both"
                    + " (--max-mb 0 removes all)");
        }
        if ((days != null && days < 0) || (megabytes != null && megabytes < 0)) {
            throw new UserException("--older-than and --max-mb must be >= 0");
        }
        Instant before = days == null ? Instant.MIN : Instant.now().minus(Duration.of(days, ChronoUnit.DAYS));
        List<Kept> removed = cache().prune(before, megabytes == null ? Long.MAX_VALUE : megabytes * MEGABYTE);
        session.terminal().err().println("removed " + CacheTables.sum(removed));
        return ExitCode.DONE;
    }

    private FeatureCache cache() {
        return FeatureCache.in(session.home().folder());
    }
}
