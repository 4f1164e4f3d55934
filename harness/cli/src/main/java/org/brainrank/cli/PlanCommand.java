package org.brainrank.cli;

import java.util.concurrent.Callable;
import org.brainrank.pipeline.Plan;
import org.brainrank.pipeline.Preparation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plan CONFIG}. */
@Command(
        name = "plan",
        description =
                "Opens models and data and says what a run would do: passes, windows, forwards and backwards, memory, cells, and"
                        + " how long it will take here, from trying some of it for a few seconds. Writes nothing.",
        footerHeading = "%nExample:%n",
        footer = "  brainrank plan configs/quickstart.yaml")
final class PlanCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private RunArguments arguments;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    PlanCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Preparation preparation = arguments.prepare(session, arguments.experiment(session))) {
            Plan plan = Plan.withForecast(preparation);
            if (json) {
                session.terminal().out().println(Json.of(plan));
            } else {
                PlanView.print(plan, session.terminal().out());
            }
        }
        return ExitCode.DONE;
    }
}
