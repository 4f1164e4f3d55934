package org.brainrank.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program itself: no verb, no work. */
@Command(
        name = "brainrank",
        synopsisSubcommandLabel = "VERB",
        description =
                "Ranks explanation methods for language models by how well their explanations predict brain activity.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  brainrank run configs/quickstart.yaml          a first leaderboard, nothing to download",
            "  brainrank list methods                         what can be ranked",
            "  brainrank describe method:integrated-gradients formula, parameters, references",
            "  brainrank validate my.yaml --set seed=7        is this config right?",
            "  brainrank doctor                               is this machine right?",
            "",
            "Results go to stdout, progress and messages to stderr.",
            "Exit codes: 0 done, 1 a bug of ours, 2 something for you to mend, 3 done but cells failed",
            "  (verify: done, and the run is not what it says).",
            "Environment: BRAINRANK_HOME (plugins, cache; ~/.brainrank), BRAINRANK_DATA (datasets),",
            "  BRAINRANK_MODELS (models), BRAINRANK_OFFLINE=1, BRAINRANK_JAVA_OPTS (-Xmx8g), BRAINRANK_LOG=INFO."
        })
final class BrainRankCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "name a verb: " + String.join(", ", spec.subcommands().keySet()));
    }
}
