package org.brainrank.dataset.lebel2023;

import java.util.ArrayList;
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

/** Opens the preprocessed data as published, from {@code <BRAINRANK_DATA>/lebel2023} or the folder that {@code path} names. */
@Extension
public final class LebelDatasetPlugin implements DatasetPlugin {
    private static final PublishedFolder FOLDER = new PublishedFolder(
            LebelDataset.ID,
            "Folder that holds derivative.",
            "Run 'brainrank fetch lebel2023', or set BRAINRANK_DATA to the folder that holds"
                    + " lebel2023/, or write 'path: FOLDER' with the folder that holds derivative/.");
    private static final String CITATION = """
            @article{lebel2023natural,
              title   = {A natural language {fMRI} dataset for voxelwise encoding models},
              author  = {LeBel, Amanda and Wagner, Lauren and Jain, Shailee and Adhikari-Desai, Aneesh and Gupta, Bhavin and Morgenthal, Allyson and Tang, Jerry and Xu, Lixiang and Huth, Alexander G.},
              journal = {Scientific Data},
              volume  = {10},
              pages   = {555},
              year    = {2023},
              doi     = {10.1038/s41597-023-02437-z}
            }""";

    /** For PF4J, which finds this class by its annotation. */
    public LebelDatasetPlugin() {}

    @Override
    public Card card() {
        List<String> subjects = new ArrayList<>(Choice.SUBJECTS);
        subjects.add(Choice.ALL);
        return Card.of(
                        LebelDataset.ID,
                        "Spoken stories, up to 84 for one person: 9 people, all voxels, TR 2 s, one story heard up to ten times.")
                .withLicence("CC0")
                .citing(CITATION)
                .with(new ParameterSpec(
                        "subject",
                        ParameterSpec.Type.CHOICE,
                        "Whose responses; all needs regions, as voxels of two people are not the same.",
                        Optional.empty(),
                        0,
                        0,
                        subjects))
                .with(
                        ParameterSpec.text(
                                "stories",
                                Choice.SESSIONS_NAME,
                                "Which stories: sessions-1-5 (27, of which UTS04 lacks life), all that the first subject heard, or names with commas between."))
                .with(
                        ParameterSpec.text(
                                "voxels",
                                Choice.ALL,
                                "All, a .npy file with a label for each voxel (0 is left out), or a folder of such files called SUBJECT.npy."))
                .with(ParameterSpec.choice(
                        "targets", "voxels", List.of("voxels", "regions"), "Each voxel, or the mean of each region."))
                .with(
                        ParameterSpec.choice(
                                "clock",
                                "simulated",
                                List.of("simulated", "scanner"),
                                "Repetition time of 2.0 s, as the laboratory's code has it, or of 2.0045 s, as the scanner had."))
                .with(ParameterSpec.choice(
                        "case",
                        "lower",
                        List.of("lower", "published"),
                        "Words in lower case, as the laboratory's code has them, or as transcribed."))
                .with(FOLDER.parameter());
    }

    @Override
    public Optional<Archive> archive() {
        return Optional.of(PublishedFiles.archive());
    }

    @Override
    public Dataset open(DatasetRequest request) {
        return LebelDataset.open(new LebelFolder(FOLDER.of(request)), Choice.of(request.parameters()));
    }
}
