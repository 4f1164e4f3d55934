package org.brainrank.dataset.alice;

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

/** Opens the Alice data as published, from {@code <BRAINRANK_DATA>/alice} or the folder that {@code path} names. */
@Extension
public final class AliceDatasetPlugin implements DatasetPlugin {
    private static final PublishedFolder FOLDER = new PublishedFolder(
            AliceDataset.ID,
            "Folder that holds alice_data_shared and alice_stim_shared.",
            "Run 'brainrank fetch alice', or set BRAINRANK_DATA to the folder that holds"
                    + " alice/, or write 'dataset: {id: alice, path: FOLDER}' with the folder that holds"
                    + " alice_data_shared and alice_stim_shared.");
    private static final String CITATION = """
            @article{brennan2016abstract,
              title   = {Abstract linguistic structure correlates with temporal activity during naturalistic comprehension},
              author  = {Brennan, Jonathan R. and Stabler, Edward P. and Van Wagenen, Sarah E. and Luh, Wen-Ming and Hale, John T.},
              journal = {Brain and Language},
              volume  = {157--158},
              pages   = {81--94},
              year    = {2016},
              doi     = {10.1016/j.bandl.2016.04.008}
            }""";

    /** For PF4J, which finds this class by its annotation. */
    public AliceDatasetPlugin() {}

    @Override
    public Card card() {
        return Card.of(
                        AliceDataset.ID,
                        "Chapter 1 of Alice in Wonderland: 27 usable listeners, 6 language ROIs, TR 2 s.")
                .withLicence("CC BY 4.0")
                .citing(CITATION)
                .with(ParameterSpec.choice(
                        "roi-radius-mm", "10", List.of("10", "6"), "Radius of the spheres that each ROI averages."))
                .with(FOLDER.parameter());
    }

    @Override
    public Optional<Archive> archive() {
        return Optional.of(PublishedFiles.archive());
    }

    @Override
    public Dataset open(DatasetRequest request) {
        return AliceDataset.open(
                new AliceFolder(FOLDER.of(request), request.parameters().text("roi-radius-mm")), Timecourses.SCANS);
    }
}
