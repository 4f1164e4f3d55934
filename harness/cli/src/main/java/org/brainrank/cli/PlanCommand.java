package org.brainrank.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.brainrank.pipeline.MultiverseRun;
import org.brainrank.pipeline.Plan;
import org.brainrank.pipeline.Preparation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plan CONFIG}. */
@Command(
        name = "plan",
        description =
                "Opens models and data and says what a run would do: what the cache has, passes, windows, forwards and backwards,"
                        + " regressions, statistics, memory, and how long all of it will take here as busy as this machine"
                        + " is now, from trying some of it. Writes nothing.",
        footerHeading = "%nExample:%n",
        footer = "  brainrank plan configs/quickstart.yaml")
final class PlanCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private RunArguments arguments;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--multiverse", description = "Plan the universes of 'run --multiverse' too.")
    private boolean multiverse;

    PlanCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Preparation preparation = arguments.prepare(session, arguments.experiment(session))) {
            if (json) {
                session.terminal()
                        .out()
                        .println(Json.of(Plan.withForecast(
                                preparation, universes(session, arguments, preparation, multiverse))));
            } else {
                print(session, arguments, preparation, multiverse);
            }
        }
        return ExitCode.DONE;
    }

    /** For {@code run --dry-run} too. */
    static void print(Session session, RunArguments arguments, Preparation preparation, boolean multiverse) {
        List<MultiverseRun.Cost> universes = universes(session, arguments, preparation, multiverse);
        PlanView.print(
                Plan.withForecast(preparation, universes), session.terminal().out());
        if (multiverse) {
            MultiverseView.print(universes, session.terminal().out());
        }
    }

    private static List<MultiverseRun.Cost> universes(
            Session session, RunArguments arguments, Preparation preparation, boolean multiverse) {
        return multiverse ? arguments.multiverse(session, preparation).costs() : List.of();
    }
}
