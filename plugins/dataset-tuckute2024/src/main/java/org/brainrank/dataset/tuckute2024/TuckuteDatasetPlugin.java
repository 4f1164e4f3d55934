package org.brainrank.dataset.tuckute2024;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.brainrank.spi.Card;
import org.brainrank.spi.ParameterSpec;
import org.brainrank.spi.dataset.Archive;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.spi.dataset.DatasetPlugin;
import org.brainrank.spi.dataset.DatasetRequest;
import org.brainrank.spi.dataset.PublishedFolder;
import org.pf4j.Extension;

/** Opens the published table, from {@code <BRAINRANK_DATA>/tuckute2024} or the folder that {@code path} names. */
@Extension
public final class TuckuteDatasetPlugin implements DatasetPlugin {
    private static final String FILE = "brain-lang-data_participant_20230728.csv";
    private static final PublishedFolder FOLDER = new PublishedFolder(
            TuckuteDataset.ID,
            "Folder that holds " + FILE + ".",
            "Run 'brainrank fetch tuckute2024', or set BRAINRANK_DATA to the folder that holds"
                    + " tuckute2024/, or write 'path: FOLDER' with the folder that holds " + FILE + ".");
    private static final String CITATION = """
            @article{tuckute2024driving,
              title   = {Driving and suppressing the human language network using large language models},
              author  = {Tuckute, Greta and Sathe, Aalok and Srikant, Shashank and Taliaferro, Maya and Wang, Mingye and Schrimpf, Martin and Kay, Kendrick and Fedorenko, Evelina},
              journal = {Nature Human Behaviour},
              volume  = {8},
              pages   = {544--561},
              year    = {2024},
              doi     = {10.1038/s41562-023-01783-7}
            }""";

    /** For PF4J, which finds this class by its annotation. */
    public TuckuteDatasetPlugin() {}

    @Override
    public Card card() {
        return Card.of(
                        TuckuteDataset.ID,
                        "A thousand unrelated sentences, one response each and no time course: 5 people, left language regions.")
                .withLicence("not stated; the code beside it is MIT")
                .citing(CITATION)
                .with(
                        ParameterSpec.choice(
                                "condition",
                                "baseline",
                                List.of("baseline", "drive", "suppress", "all"),
                                "Which sentences: the thousand of the baseline, or those that a model chose to drive or suppress."))
                .with(ParameterSpec.text(
                        "rois",
                        Choice.LANGUAGE,
                        "Regions: language (the left network and its five regions), or names with commas between."))
                .with(ParameterSpec.choice(
                        "response",
                        "z-scored",
                        List.of("z-scored", "raw"),
                        "Responses z-scored by session and voxel, or as estimated."))
                .with(FOLDER.parameter());
    }

    @Override
    public Optional<Archive> archive() {
        return Optional.of(new Archive(
                TuckuteDataset.VERSION,
                "not stated by its authors (the code beside it is MIT): for your own use, do not pass it on",
                URI.create("https://evlabwebapps.mit.edu/public_data/tuckute2024_driving_suppressing/"),
                List.of(Archive.File.named("data.tar").holding(FILE))));
    }

    @Override
    public Dataset open(DatasetRequest request) {
        return TuckuteDataset.open(FOLDER.of(request).resolve(FILE), Choice.of(request.parameters()));
    }
}
