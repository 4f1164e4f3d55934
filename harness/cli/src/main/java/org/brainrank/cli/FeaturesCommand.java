package org.brainrank.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.brainrank.pipeline.FeatureExport;
import org.brainrank.pipeline.Preparation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code features CONFIG}. */
@Command(
        name = "features",
        description = "Writes what every method says of every word as NumPy files, for other programs.",
        footerHeading = "%nExample:%n",
        footer = "  brainrank features configs/quickstart.yaml --methods gradient-norm --out features")
final class FeaturesCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private RunArguments arguments;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "A new folder.")
    private Path out;

    FeaturesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        NewFolder.require(out);
        try (Preparation preparation = arguments.prepare(session, arguments.experiment(session))) {
            int files = FeatureExport.write(
                    preparation,
                    out,
                    ProgressBar.on(session.terminal()),
                    note -> session.terminal().err().println("note: " + note));
            session.terminal().err().println(files + " files and index.tsv in " + out);
        }
        return ExitCode.DONE;
    }
}
