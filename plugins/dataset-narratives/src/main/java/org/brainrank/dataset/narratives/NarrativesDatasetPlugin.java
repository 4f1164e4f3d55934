package org.brainrank.dataset.narratives;

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

/** Opens the cleaned responses as published, from {@code <BRAINRANK_DATA>/narratives} or the folder that {@code path} names. */
@Extension
public final class NarrativesDatasetPlugin implements DatasetPlugin {
    private static final PublishedFolder FOLDER = new PublishedFolder(
            NarrativesDataset.ID,
            "Folder that holds derivatives, stimuli and code.",
            "Run 'brainrank fetch narratives', or set BRAINRANK_DATA to"
                    + " the folder that holds narratives/, or write 'dataset: {id: narratives, path: FOLDER}' with the folder"
                    + " that holds derivatives and stimuli.");
    private static final String CITATION = """
            @article{nastase2021narratives,
              title   = {The ``{Narratives}'' {fMRI} dataset for evaluating models of naturalistic language comprehension},
              author  = {Nastase, Samuel A. and Liu, Yun-Fei and Hillman, Hanna and Zadbood, Asieh and Hasenfratz, Liat and Keshavarzian, Neggin and Chen, Janice and Honey, Christopher J. and Yeshurun, Yaara and Regev, Mor and Nguyen, Mai and Chang, Claire H. C. and Baldassano, Christopher and Lositsky, Olga and Simony, Erez and Chow, Michael A. and Leong, Yuan Chang and Brooks, Paula P. and Micciche, Emily and Choe, Gina and Goldstein, Ariel and Vanderwal, Tamara and Halchenko, Yaroslav O. and Norman, Kenneth A. and Hasson, Uri},
              journal = {Scientific Data},
              volume  = {8},
              pages   = {250},
              year    = {2021},
              doi     = {10.1038/s41597-021-01033-3}
            }""";
    private static final String ATLAS = """
            @article{glasser2016multimodal,
              title   = {A multi-modal parcellation of human cerebral cortex},
              author  = {Glasser, Matthew F. and Coalson, Timothy S. and Robinson, Emma C. and Hacker, Carl D. and Harwell, John and Yacoub, Essa and Ugurbil, Kamil and Andersson, Jesper and Beckmann, Christian F. and Jenkinson, Mark and Smith, Stephen M. and Van Essen, David C.},
              journal = {Nature},
              volume  = {536},
              pages   = {171--178},
              year    = {2016},
              doi     = {10.1038/nature18933}
            }""";
    private static final String NETWORKS = """
            @article{ji2019mapping,
              title   = {Mapping the human brain's cortical-subcortical functional network organization},
              author  = {Ji, Jie Lisa and Spronk, Marjolein and Kulkarni, Kaustubh and Repov{\\v{s}}, Grega and Anticevic, Alan and Cole, Michael W.},
              journal = {NeuroImage},
              volume  = {185},
              pages   = {35--57},
              year    = {2019},
              doi     = {10.1016/j.neuroimage.2018.10.006}
            }""";

    /** For PF4J, which finds this class by its annotation. */
    public NarrativesDatasetPlugin() {}

    @Override
    public Card card() {
        return Card.of(
                        NarrativesDataset.ID,
                        "Stories of the Narratives collection, heard by up to 96 people each, TR 1.5 s; on the surface or in MNI.")
                .withFormula("audio time of scan i = i · 1.5 s − start of the audio in the scan")
                .withLicence("CC0-1.0")
                .citing(CITATION)
                .citing(ATLAS)
                .citing(NETWORKS)
                .with(ParameterSpec.text(
                        Stories.PARAMETER,
                        Stories.DEFAULT,
                        "Stories, with commas between them; the listeners are those who heard all."))
                .with(ParameterSpec.choice(
                        "space", "fsaverage6", Space.ids(), "Where responses are: on the surface, or in voxels."))
                .with(ParameterSpec.text(
                        AtlasChoice.PARCELLATION,
                        AtlasChoice.GLASSER,
                        "Regions that responses are averaged over: glasser, none, or a file of labels ({hemi} in its name on"
                                + " the surface)."))
                .with(ParameterSpec.text(AtlasChoice.NAMES, AtlasChoice.NONE, "Table of the regions' names, or none."))
                .with(ParameterSpec.choice(
                        AtlasChoice.REGIONS,
                        AtlasChoice.ALL,
                        List.of(AtlasChoice.ALL, AtlasChoice.KNOWN),
                        "All regions, or only those of early-auditory and language."))
                .with(FOLDER.parameter());
    }

    @Override
    public Optional<Archive> archive() {
        return Optional.of(PublishedFiles.archive());
    }

    @Override
    public Dataset open(DatasetRequest request) {
        return NarrativesDataset.open(new NarrativesFolder(FOLDER.of(request)), request.parameters());
    }
}
