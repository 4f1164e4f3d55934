package org.brainrank.dataset.pereira2018;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.brainrank.spi.Card;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.DatasetPlugin;
import org.brainrank.spi.dataset.DatasetRequest;
import org.brainrank.spi.dataset.PublishedFolder;
import org.pf4j.Extension;

/** Opens the published MATLAB files, from {@code <BRAINRANK_DATA>/pereira2018} or the folder that {@code path} names. */
@Extension
public final class PereiraDatasetPlugin implements DatasetPlugin {
    private static final PublishedFolder FOLDER = new PublishedFolder(
            PereiraDataset.ID,
            "Folder that holds a folder for each participant.",
            "Set BRAINRANK_DATA to the folder that holds"
                    + " pereira2018/, or write 'path: FOLDER' with the folder that holds M02/ and others.");
    private static final String PAGE = "https://web.mit.edu/evlab//sites/default/files/documents/index2.html";
    private static final String CITATION = """
            @article{pereira2018toward,
              title   = {Toward a universal decoder of linguistic meaning from brain activation},
              author  = {Pereira, Francisco and Lou, Bin and Pritchett, Brianna and Ritter, Samuel and Gershman, Samuel J. and Kanwisher, Nancy and Botvinick, Matthew and Fedorenko, Evelina},
              journal = {Nature Communications},
              volume  = {9},
              pages   = {963},
              year    = {2018},
              doi     = {10.1038/s41467-018-03068-4}
            }""";

    /** For PF4J, which finds this class by its annotation. */
    public PereiraDatasetPlugin() {}

    @Override
    public Card card() {
        return Card.of(
                        PereiraDataset.ID,
                        "Passages of three to four sentences, one response a sentence and no time course: experiments 2 and 3, regions.")
                .withLicence("not stated")
                .citing(CITATION)
                .with(ParameterSpec.choice(
                        "experiment",
                        "384sentences",
                        List.of("384sentences", "243sentences"),
                        "Experiment 2 (96 passages) or 3 (72 passages), by the names of their files."))
                .with(ParameterSpec.text(
                        "atlas", "languageLH", "Whose regions' means are the targets: one that meta.atlases names."))
                .with(FOLDER.parameter());
    }

    @Override
    public Optional<String> byHand(Path folder) {
        return Optional.of("Its authors publish an archive for each participant, by links on the page " + PAGE
                + "; the addresses behind the links are not known to be stable. Get the archives of the participants that you want in a"
                + " browser, unpack them, and put the folders into '" + folder + "', so that '"
                + folder.resolve("M02").resolve("data_384sentences.mat")
                + "' is there, and P01 and others beside M02. Then 'brainrank validate pereira2018' says whether they are"
                + " as expected. Their licence is not stated: for your own use, do not pass them on.");
    }

    @Override
    public Dataset open(DatasetRequest request) {
        return PereiraDataset.open(
                FOLDER.of(request),
                request.parameters().text("experiment"),
                request.parameters().text("atlas"));
    }
}
