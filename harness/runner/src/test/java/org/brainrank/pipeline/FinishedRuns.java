package org.brainrank.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.brainrank.config.ConfigWriter;
import org.brainrank.config.Experiment;
import org.brainrank.execution.QuietProgress;
import org.brainrank.fakes.FakeComponents;
import org.brainrank.fakes.FakeControls;
import org.brainrank.fakes.FakeDataset;
import org.brainrank.fakes.FakeMethod;
import org.brainrank.fakes.Planted;
import org.brainrank.results.RunFolder;
import org.brainrank.testkit.FakeModelPlugin;

/** Runs on planted data that end as the command line ends them: with their resolved config, and sealed. */
final class FinishedRuns {
    private static final FakeDataset DATA = Planted.dataset();

    private FinishedRuns() {}

    private static FakeComponents components() {
        return new FakeComponents(
                new FakeModelPlugin(),
                DATA,
                List.of(FakeMethod.gradientNorm("norm"), FakeMethod.activations("state"), FakeMethod.chaos("chaos")),
                List.of(
                        new FakeControls.Rate(),
                        new FakeControls.Noise(),
                        new FakeControls.Permuted(),
                        new FakeControls.Redrawn()));
    }

    private static RunOptions options(Path folder, OptionalInt limit) {
        return new RunOptions(folder.resolve("home"), Optional.empty(), limit, 2);
    }

    static Path run(Path folder, OptionalInt limit, String... settings) {
        Experiment experiment = Toy.experiment(settings);
        try (Preparation preparation = Preparation.of(experiment, components(), options(folder, limit))) {
            RunFolder run = RunFolder.create(folder);
            RunContext context =
                    new RunContext(ConfigWriter.write(experiment), RunTest.CONTEXT.plugins(), RunTest.CONTEXT.engine());
            Run.execute(preparation, context, run, QuietProgress.INSTANCE);
            run.seal();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a verification opens to compute cells again. */
    static Preparation reopen(RecordedRun run) {
        return Preparation.of(
                run.experiment(), components(), options(run.folder().path(), OptionalInt.empty()));
    }

    static Path copy(Path run, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(run.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return to;
    }
}
