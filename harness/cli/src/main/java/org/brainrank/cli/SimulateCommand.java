package org.brainrank.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.brainrank.config.ConfigWriter;
import org.brainrank.config.Experiment;
import org.brainrank.leaderboard.CalibrationCurves;
import org.brainrank.pipeline.CalibrationStudy;
import org.brainrank.pipeline.Plant;
import org.brainrank.pipeline.Preparation;
import org.brainrank.pipeline.SimulatedListeners;
import org.brainrank.pipeline.Simulation;
import org.brainrank.results.Calibration;
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
            "  brainrank run configs/quickstart.yaml --set 'dataset={id: tidy, path: my-sim}'",
            "  brainrank simulate configs/quickstart.yaml --study nulls --runs 500 --out nulls",
            "  brainrank simulate configs/quickstart.yaml --study power --plant gradient-norm@1 --snr 0.05,0.1,0.2,0.5"
                    + " --runs 100 --out power"
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

    @Option(
            names = "--study",
            paramLabel = "KIND",
            description =
                    "Instead of one dataset, score and rank many as 'run' would, and count: nulls (nothing is planted: how"
                            + " often is something found?) or power (how often is what is planted found? --snr and --subjects take"
                            + " lists). Writes calibration.json, .csv and .svg.")
    private Kind study;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "500",
            description = "Datasets at each point of a study. Default: ${DEFAULT-VALUE}.")
    private int runs;

    /** Studies. */
    enum Kind {
        /** Of errors. */
        nulls,
        /** Of power. */
        power
    }

    SimulateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        NewFolder.require(out);
        Experiment experiment = arguments.experiment(session);
        List<Plant> plants =
                planted.stream().map(text -> Plant.parse(text, experiment)).toList();
        if (study != null) {
            return study(experiment, plants);
        }
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

    private Integer study(Experiment experiment, List<Plant> plants) throws IOException {
        if (runs < 1 || runs > 100_000) {
            throw new UserException("--runs " + runs + ": is 1 to 100000");
        }
        if (plants.isEmpty() != (study == Kind.nulls)) {
            throw new UserException(
                    study == Kind.nulls
                            ? "--study nulls plants nothing; leave --plant out, or ask for --study power"
                            : "--study power looks for what is planted; add --plant VARIANT@LAYER");
        }
        List<Double> ratios = study == Kind.nulls ? List.of(0.0) : listeners.signalToNoise();
        SimulatedListeners who = listeners.of(listeners.subjects().get(0), ratios.get(0), experiment.seed());
        for (int number : listeners.subjects()) {
            for (double ratio : ratios) {
                listeners.of(number, ratio, experiment.seed());
            }
        }
        try (Preparation preparation = arguments.prepare(session, experiment)) {
            Calibration calibration = CalibrationStudy.of(
                    preparation, plants, who, ratios, listeners.subjects(), runs, ProgressBar.on(session.terminal()));
            Files.createDirectories(out);
            Files.writeString(out.resolve("config.resolved.yaml"), ConfigWriter.write(experiment));
            Files.writeString(out.resolve("calibration.json"), calibration.toJson());
            Files.writeString(out.resolve("calibration.csv"), CalibrationCurves.csv(calibration));
            Files.writeString(out.resolve("calibration.svg"), CalibrationCurves.svg(calibration));
            session.terminal().out().print(CalibrationCurves.csv(calibration));
            session.terminal().err().println("results: " + out + " (open " + out.resolve("calibration.svg") + ")");
        }
        return ExitCode.DONE;
    }
}
