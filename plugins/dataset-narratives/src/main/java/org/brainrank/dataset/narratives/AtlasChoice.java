package org.brainrank.dataset.narratives;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.brainrank.formats.atlas.LabelFile;
import org.brainrank.formats.atlas.LabelNames;
import org.brainrank.formats.atlas.Labels;
import org.brainrank.formats.atlas.Parcellation;
import org.brainrank.formats.atlas.RegionsOfInterest;
import org.brainrank.spi.ParameterException;
import org.brainrank.spi.Parameters;

/**
 * Which regions responses are averaged over.
 *
 * @param atlas the regions; empty if every vertex or voxel is a target
 * @param files that it was read from
 */
record AtlasChoice(Optional<Parcellation> atlas, List<Path> files) {
    static final String PARCELLATION = "parcellation";
    static final String NAMES = "names";
    static final String REGIONS = "regions";
    static final String GLASSER = "glasser";
    static final String NONE = "none";
    static final String ALL = "all";
    static final String KNOWN = "known";
    private static final String HEMISPHERE = "{hemi}";
    private static final Set<String> KNOWN_ROIS = Set.of(RegionsOfInterest.EARLY_AUDITORY, RegionsOfInterest.LANGUAGE);

    AtlasChoice {
        files = List.copyOf(files);
    }

    static AtlasChoice of(Parameters parameters, NarrativesFolder folder, Space space, Scan example) {
        String chosen = parameters.text(PARCELLATION);
        String names = parameters.text(NAMES);
        boolean known = parameters.text(REGIONS).equals(KNOWN);
        if (chosen.equals(NONE) && (known || !names.equals(NONE))) {
            throw new ParameterException(
                    known ? REGIONS : NAMES, "without a parcellation there are no regions to name or to choose from");
        }
        if (chosen.equals(NONE)) {
            return new AtlasChoice(Optional.empty(), List.of());
        }
        if (chosen.equals(GLASSER) && space == Space.MNI) {
            throw new ParameterException(
                    PARCELLATION,
                    "'parcellation: glasser' comes with the data on fsaverage6 alone. In 'mni', name a NIfTI file of labels,"
                            + " such as Schaefer's, or 'none'; or take 'space: fsaverage6'");
        }
        List<Path> files = new ArrayList<>(files(chosen, folder, space));
        Optional<LabelNames> table = Optional.empty();
        if (!names.equals(NONE)) {
            Path file = Path.of(names);
            table = Optional.of(LabelNames.read(file));
            files.add(file);
        }
        Parcellation atlas = space == Space.MNI
                ? of(LabelFile.read(files.get(0)).onto(example.grid()), table)
                : RegionsOfInterest.sided(of(LabelFile.read(files.get(0)), table), "L_")
                        .beside(RegionsOfInterest.sided(of(LabelFile.read(files.get(1)), table), "R_"));
        Parcellation grouped =
                chosen.equals(GLASSER) ? RegionsOfInterest.ofMultimodal(atlas) : RegionsOfInterest.of(atlas);
        return new AtlasChoice(Optional.of((known ? known(grouped) : grouped).named(files.get(0))), files);
    }

    private static List<Path> files(String chosen, NarrativesFolder folder, Space space) {
        if (chosen.equals(GLASSER)) {
            return List.of(folder.glasser("L"), folder.glasser("R"));
        }
        if (space == Space.MNI) {
            return List.of(Path.of(chosen));
        }
        if (!chosen.contains(HEMISPHERE)) {
            throw new ParameterException(
                    PARCELLATION,
                    "'parcellation' is '" + chosen
                            + "'; on fsaverage6 it is a path with {hemi} in it, for which L and R (or"
                            + " lh and rh) are put, such as atlas_hemi-{hemi}.label.gii; or 'glasser', or 'none'");
        }
        Path left = Path.of(chosen.replace(HEMISPHERE, "L"));
        return Files.exists(left)
                ? List.of(left, Path.of(chosen.replace(HEMISPHERE, "R")))
                : List.of(Path.of(chosen.replace(HEMISPHERE, "lh")), Path.of(chosen.replace(HEMISPHERE, "rh")));
    }

    private static Parcellation of(Labels labels, Optional<LabelNames> names) {
        return names.map(table -> table.of(labels)).orElseGet(() -> Parcellation.of(labels));
    }

    private static Parcellation known(Parcellation atlas) {
        if (atlas.regions().stream().noneMatch(region -> KNOWN_ROIS.contains(region.roi()))) {
            throw new ParameterException(
                    REGIONS, "'regions: known' keeps early-auditory and language, and the parcellation has neither");
        }
        return atlas.only(region -> KNOWN_ROIS.contains(region.roi()));
    }
}
