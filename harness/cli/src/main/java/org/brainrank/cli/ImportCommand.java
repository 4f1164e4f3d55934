package org.brainrank.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.brainrank.config.Place;
import org.brainrank.config.VariantSpelling;
import org.brainrank.imports.FeatureFolder;
import org.brainrank.imports.ImportedSpace;
import org.brainrank.imports.ScoreFile;
import org.brainrank.imports.WordTable;
import org.brainrank.spi.UserException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import-attributions FILE}. */
@Command(
        name = "import-attributions",
        description = {
            "Brings scores that another program computed into a form that a run takes as a method like any other.",
            "FILE holds one array a story, shape (words, features): .npy, .npz or .h5; or Inseq's .json with one attribution a word.",
            "Name the folder under 'imported' in a config."
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  brainrank import-attributions captum.npz --words words.tsv --method captum-ig --model gpt2 --layer 0 --out captum-ig",
            "  (words.tsv: a line 'story', tab, 'word', then one line a word; 'brainrank features' writes one for a dataset)"
        })
final class ImportCommand implements Callable<Integer> {
    private static final int LONGEST_NAME = 200;

    private final Session session;

    @Parameters(paramLabel = "FILE", description = ".npy, .npz, .h5, .hdf5, or Inseq's .json.")
    private Path file;

    @Option(names = "--words", required = true, paramLabel = "TABLE", description = "Which word each row is about.")
    private Path words;

    @Option(
            names = "--method",
            required = true,
            paramLabel = "NAME",
            description = "The row's name, spelt like ours: captum-ig{steps=50}.")
    private String method;

    @Option(
            names = "--model",
            defaultValue = "imported",
            paramLabel = "NAME",
            description = "The model that was explained; ${DEFAULT-VALUE} unless named.")
    private String model;

    @Option(
            names = "--layer",
            defaultValue = "0",
            paramLabel = "N",
            description = "The layer that was explained, 0 for the input; ${DEFAULT-VALUE} unless given.")
    private int layer;

    @Option(
            names = "--explained-words",
            defaultValue = "10",
            paramLabel = "N",
            description = "For Inseq: how many of the last words get a feature; ${DEFAULT-VALUE} unless given.")
    private int explainedWords;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "A new folder.")
    private Path out;

    ImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        check();
        WordTable table = WordTable.read(words);
        Map<String, List<float[]>> scores = ScoreFile.read(file, table, explainedWords);
        ImportedSpace space = new ImportedSpace(model, layer, method, scores);
        FeatureFolder folder = FeatureFolder.create(out, table);
        folder.add(space);
        folder.finish();
        session.terminal()
                .err()
                .println(method + " on " + model + ", layer " + layer + ": "
                        + table.stories().values().stream().mapToInt(List::size).sum() + " words of "
                        + table.stories().size() + (table.stories().size() == 1 ? " story" : " stories") + ", "
                        + space.features() + " features, in " + out + ". Name it in a config: 'imported: [" + out
                        + "]'");
        return ExitCode.DONE;
    }

    private void check() throws IOException {
        VariantSpelling.parse(method, Place.commandLine("--method"));
        if (model.isBlank() || model.length() > LONGEST_NAME || !model.matches("[A-Za-z0-9][A-Za-z0-9._/-]*")) {
            throw new UserException("--model is a name of letters, digits, '.', '_', '/' and '-'; was '" + model + "'");
        }
        if (layer < 0 || explainedWords < 1) {
            throw new UserException(
                    "--layer is at least 0 and --explained-words at least 1; were " + layer + " and " + explainedWords);
        }
        NewFolder.require(out);
    }
}
