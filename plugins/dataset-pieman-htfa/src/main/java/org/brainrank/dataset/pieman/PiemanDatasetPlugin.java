package org.brainrank.dataset.pieman;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.brainrank.spi.Card;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Archive;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.DatasetPlugin;
import org.brainrank.spi.dataset.DatasetRequest;
import org.brainrank.spi.dataset.FileTable;
import org.pf4j.Extension;

/** Opens {@code weights.mat} and the words of Pie Man. */
@Extension
public final class PiemanDatasetPlugin implements DatasetPlugin {
    private static final String STANDARD_PATH = "${BRAINRANK_DATA}/pieman";
    private static final String WORDS_FILE = "align.csv";
    private static final String STANDARD_WORDS = "${BRAINRANK_DATA}/pieman/" + WORDS_FILE;
    private static final String NARRATIVES = "narratives/stimuli/gentle/pieman/" + WORDS_FILE;
    /** Assumed to lie as in the DataLad folder of the same data; the file is pinned. */
    private static final URI PUBLISHED_WORDS =
            URI.create("https://s3.amazonaws.com/fcp-indi/data/Projects/" + NARRATIVES);

    private static final String COMMIT = "6c94a77d7ce35e385d38da815d0747cfbdda45cf";
    private static final String SAMPLES = """
            @article{owen2021high,
              title   = {High-level cognition during story listening is reflected in high-order dynamic correlations in neural activity patterns},
              author  = {Owen, Lucy L. W. and Chang, Thomas H. and Manning, Jeremy R.},
              journal = {Nature Communications},
              volume  = {12},
              pages   = {5728},
              year    = {2021},
              doi     = {10.1038/s41467-021-25876-x}
            }""";
    private static final String RECORDINGS = """
            @article{simony2016dynamic,
              title   = {Dynamic reconfiguration of the default mode network during narrative comprehension},
              author  = {Simony, Erez and Honey, Christopher J. and Chen, Janice and Lositsky, Olga and Yeshurun, Yaara and Wiesel, Ami and Hasson, Uri},
              journal = {Nature Communications},
              volume  = {7},
              pages   = {12141},
              year    = {2016},
              doi     = {10.1038/ncomms12141}
            }""";
    private static final String WORDS = """
            @article{nastase2021narratives,
              title   = {The ``{Narratives}'' {fMRI} dataset for evaluating models of naturalistic language comprehension},
              author  = {Nastase, Samuel A. and Liu, Yun-Fei and Hillman, Hanna and Zadbood, Asieh and Hasenfratz, Liat and Keshavarzian, Neggin and Chen, Janice and Honey, Christopher J. and Yeshurun, Yaara and Regev, Mor and Nguyen, Mai and Chang, Claire H. C. and Baldassano, Christopher and Lositsky, Olga and Simony, Erez and Chow, Michael A. and Leong, Yuan Chang and Brooks, Paula P. and Micciche, Emily and Choe, Gina and Goldstein, Ariel and Vanderwal, Tamara and Halchenko, Yaroslav O. and Norman, Kenneth A. and Hasson, Uri},
              journal = {Scientific Data},
              volume  = {8},
              pages   = {250},
              year    = {2021},
              doi     = {10.1038/s41597-021-01033-3}
            }""";

    /** For PF4J, which finds this class by its annotation. */
    public PiemanDatasetPlugin() {}

    @Override
    public Card card() {
        return Card.of(
                        PiemanDataset.ID,
                        "Pie Man: 36 listeners, 100 nodes of a factor analysis of the whole brain, TR 1.5 s.")
                .withLicence("not stated for the responses: do not pass them on; words CC0")
                .citing(SAMPLES)
                .citing(RECORDINGS)
                .citing(WORDS)
                .with(path("path", STANDARD_PATH, "Folder that holds weights.mat."))
                .with(path(
                        "words",
                        STANDARD_WORDS,
                        "Words of the story as Gentle aligned them; else those of narratives/."));
    }

    private static ParameterSpec path(String name, String otherwise, String description) {
        return new ParameterSpec(name, ParameterSpec.Type.PATH, description, Optional.of(otherwise), 0, 0, List.of());
    }

    @Override
    public Optional<Archive> archive() {
        return Optional.of(new Archive(
                COMMIT,
                "not stated by its authors: for your own use, do not pass it on (responses); CC0 (words)",
                URI.create("https://raw.githubusercontent.com/ContextLab/timecorr/" + COMMIT + "/"),
                FileTable.read(PiemanDatasetPlugin.class, "files.tsv").stream()
                        .map(file -> file.name().equals(WORDS_FILE) ? file.at(PUBLISHED_WORDS) : file)
                        .toList()));
    }

    @Override
    public Dataset open(DatasetRequest request) {
        return PiemanDataset.open(folder(request), words(request));
    }

    private static Path folder(DatasetRequest request) {
        if (!request.parameters().text("path").equals(STANDARD_PATH)) {
            return request.parameters().path("path");
        }
        Path data = data(request, "path");
        Path named = data.resolve("pieman-htfa");
        // As 'fetch' names it, or after the data.
        return Files.isDirectory(named) && !Files.isDirectory(data.resolve("pieman")) ? named : data.resolve("pieman");
    }

    private static Path words(DatasetRequest request) {
        if (!request.parameters().text("words").equals(STANDARD_WORDS)) {
            return request.parameters().path("words");
        }
        Path data = data(request, "words");
        Path fetched = data.resolve("pieman").resolve(WORDS_FILE);
        return Files.exists(fetched) ? fetched : data.resolve(NARRATIVES);
    }

    private static Path data(DatasetRequest request, String parameter) {
        return request.data()
                .orElseThrow(() -> new UserException("Dataset 'pieman' does not know where its files are: neither"
                        + " BRAINRANK_DATA nor the dataset's '" + parameter
                        + "' is set. Run 'brainrank fetch pieman'; or set"
                        + " BRAINRANK_DATA to the folder that holds pieman/; or write 'dataset: {id: pieman, path: FOLDER,"
                        + " words: FILE}'."));
    }
}
