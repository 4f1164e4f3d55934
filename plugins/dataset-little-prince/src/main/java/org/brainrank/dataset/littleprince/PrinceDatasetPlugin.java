package org.brainrank.dataset.littleprince;

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

/** Opens the English runs as published, from {@code <BRAINRANK_DATA>/little-prince} or the folder that {@code path} names. */
@Extension
public final class PrinceDatasetPlugin implements DatasetPlugin {
    private static final PublishedFolder FOLDER = new PublishedFolder(
            PrinceDataset.ID,
            "Folder that holds annotation, and derivatives or bold.",
            "Run 'brainrank fetch little-prince', or set"
                    + " BRAINRANK_DATA to the folder that holds little-prince/, or write 'path: FOLDER' with the folder that holds annotation/.");
    private static final String CITATION = """
            @article{li2022petit,
              title   = {{Le Petit Prince} multilingual naturalistic {fMRI} corpus},
              author  = {Li, Jixing and Bhattasali, Shohini and Zhang, Shulin and Franzluebbers, Berta and Luh, Wen-Ming and Spreng, R. Nathan and Brennan, Jonathan R. and Yang, Yiming and Pallier, Christophe and Hale, John},
              journal = {Scientific Data},
              volume  = {9},
              pages   = {530},
              year    = {2022},
              doi     = {10.1038/s41597-022-01625-7}
            }""";

    /** For PF4J, which finds this class by its annotation. */
    public PrinceDatasetPlugin() {}

    @Override
    public Card card() {
        return Card.of(
                        PrinceDataset.ID,
                        "The Little Prince read aloud in English: 49 people or their average, nine runs, MNI voxels or regions, TR 2 s.")
                .withLicence("CC0")
                .citing(CITATION)
                .with(
                        ParameterSpec.path(
                                "mask",
                                "NIfTI file on the grid of the runs (0 is left out, other whole numbers are regions), or a folder of such files, each a region."))
                .with(ParameterSpec.choice(
                        "targets", "voxels", List.of("voxels", "regions"), "Each voxel, or the mean of each region."))
                .with(ParameterSpec.choice(
                        "resample",
                        "none",
                        List.of("none", "nearest"),
                        "Whether masks on another grid are moved to that of the runs, by nearest neighbour."))
                .with(ParameterSpec.choice(
                        "listeners",
                        "each",
                        List.of("each", PrinceFolder.AVERAGE),
                        "Every listener, or the published mean over 49 as if it were one."))
                .with(FOLDER.parameter());
    }

    @Override
    public Optional<Archive> archive() {
        return Optional.of(PublishedFiles.archive());
    }

    @Override
    public Dataset open(DatasetRequest request) {
        return PrinceDataset.open(
                new PrinceFolder(FOLDER.of(request)),
                request.parameters().text("listeners").equals(PrinceFolder.AVERAGE),
                request.parameters().path("mask"),
                request.parameters().text("resample").equals("nearest"),
                request.parameters().text("targets").equals("regions"));
    }
}
