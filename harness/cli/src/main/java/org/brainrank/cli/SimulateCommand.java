package org.brainrank.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.brainrank.config.Experiment;
import org.brainrank.pipeline.Plant;
import org.brainrank.pipeline.Preparation;
import org.brainrank.pipeline.SimulatedListeners;
import org.brainrank.pipeline.Simulation;
import org.brainrank.spi.UserException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code simulate CONFIG}. */
@Command(
        name = "simulate",
        description =
                "Simulates listeners of a config's words who read a method's explanations, or anything else the config"
                        + " computes, and writes them as a dataset: would this design find it?",
        footerHeading = "%nExamples:%n",
        footer = {
            "  brainrank simulate configs/quickstart.yaml --plant gradient-norm@1 --snr 0.2 --out my-sim",
            "  brainrank run configs/quickstart.yaml --set 'dataset={id: tidy, path: my-sim}'"
        })
final class SimulateCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private RunArguments arguments;

    @Mixin
    private ListenerArguments listeners;

    @Option(
            names = "--plant",
            paramLabel = "WHAT",
            description =
                    "A feature space that one region reads: VARIANT@LAYER of the config's methods (@MODEL after it, with"
                            + " several models), or one of its controls. May be repeated; without it, nothing is planted.")
    private List<String> planted = new ArrayList<>();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "A new folder.")
    private Path out;

    SimulateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        refuseFull();
        Experiment experiment = arguments.experiment(session);
        List<Plant> plants =
                planted.stream().map(text -> Plant.parse(text, experiment)).toList();
        SimulatedListeners who = listeners.read(experiment.seed());
        try (Preparation preparation = arguments.prepare(session, Simulation.needed(experiment, plants))) {
            Simulation.write(preparation, plants, who, out, ProgressBar.on(session.terminal()))
                    .forEach(session.terminal().err()::println);
            session.terminal()
                    .err()
                    .println("dataset: " + out + " (score it with --set 'dataset={id: tidy, path: " + out + "}')");
        }
        return ExitCode.DONE;
    }

    private void refuseFull() throws IOException {
        if (Files.exists(out)) {
            if (!Files.isDirectory(out)) {
                throw new UserException("--out " + out + " is a file; name a new folder");
            }
            try (Stream<Path> inside = Files.list(out)) {
                if (inside.findAny().isPresent()) {
                    throw new UserException("--out " + out + " is not empty; name a new folder");
                }
            }
        }
    }
}
