package org.brainrank.formats.atlas;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Regions of interest of atlases that are known by the names of their regions.
 *
 * <ul>
 *   <li>The multimodal parcellation of Glasser et al. 2016 (doi:10.1038/nature18933), known by the names of its early
 *       auditory areas. {@link #EARLY_AUDITORY}: A1, LBelt, MBelt, PBelt and RI, as in the code of Nastase et al. 2021
 *       (doi:10.1038/s41597-021-01033-3). {@link #LANGUAGE}: the fourteen areas that Ji et al. 2019
 *       (doi:10.1016/j.neuroimage.2018.10.006) assign to the language network in the left hemisphere, and the areas of the same
 *       names in the right. All others are {@link #OTHER}.
 *   <li>The language parcels of Wolna et al. 2025: five of them are {@link #LANGUAGE}.
 *   <li>Schaefer et al. 2018 (doi:10.1093/cercor/bhx179): the network in the name, such as {@code Default}.
 * </ul>
 *
 * Regions of other atlases are ROIs of their own.
 */
public final class RegionsOfInterest {
    /** Early auditory cortex. */
    public static final String EARLY_AUDITORY = "early-auditory";
    /** The language network. */
    public static final String LANGUAGE = "language";
    /** What is in neither, of an atlas that has both. */
    public static final String OTHER = "other-cortex";

    /** The numbers of Glasser et al. 2016 of the left hemisphere; those of the right are equal, or 180 more. */
    private static final Map<Integer, String> AUDITORY_AREAS =
            Map.of(24, "A1", 174, "LBelt", 173, "MBelt", 124, "PBelt", 104, "RI");

    private static final Map<Integer, String> LANGUAGE_AREAS = languageAreas();

    private static final int AREAS = 180;
    private static final Pattern SIDE = Pattern.compile("^(?:[LR]_|left |right )");
    private static final Pattern ENDING = Pattern.compile("_ROI$");
    private static final Pattern SCHAEFER = Pattern.compile("\\d+Networks_[LR]H_([A-Za-z]+)(_.*)?");
    private static final Set<String> LANGUAGE_PARCELS =
            Set.of("IFG orbitalis", "IFG", "MFG / PrecG", "anterior temporal", "posterior temporal");

    private RegionsOfInterest() {}

    private static Map<Integer, String> languageAreas() {
        Map<Integer, String> areas = new LinkedHashMap<>();
        areas.put(12, "55b");
        areas.put(25, "PSL");
        areas.put(26, "SFL");
        areas.put(28, "STV");
        areas.put(74, "44");
        areas.put(75, "45");
        areas.put(79, "IFJa");
        areas.put(81, "IFSp");
        areas.put(123, "STGa");
        areas.put(125, "A5");
        areas.put(128, "STSda");
        areas.put(129, "STSdp");
        areas.put(139, "TPOJ1");
        areas.put(172, "TGv");
        return areas;
    }

    /**
     * The area that a region's name means, without its hemisphere.
     *
     * @param name such as {@code L_A1_ROI}
     * @return such as {@code A1}
     */
    public static String area(String name) {
        return ENDING.matcher(SIDE.matcher(name.strip()).replaceFirst("")).replaceFirst("");
    }

    /**
     * Puts a side ahead of names: atlases name both hemispheres' regions alike as often as not, and targets need names of their
     * own.
     *
     * @param atlas of one hemisphere
     * @param side such as {@code L_}
     * @return its regions by area; a region without an ROI becomes the area's
     */
    public static Parcellation sided(Parcellation atlas, String side) {
        return atlas.changed(region -> {
            String area = area(region.name());
            return region.called(side + area, region.roi().equals(region.name()) ? area : region.roi());
        });
    }

    /**
     * Gives regions the ROIs that their names mean.
     *
     * @param atlas any
     * @return the same regions; of an atlas that is not known, as they were
     */
    public static Parcellation of(Parcellation atlas) {
        Set<String> areas =
                atlas.regions().stream().map(region -> area(region.name())).collect(Collectors.toSet());
        if (areas.containsAll(AUDITORY_AREAS.values())) {
            return atlas.changed(region -> region.in(roi(area(region.name()))));
        }
        if (areas.containsAll(LANGUAGE_PARCELS)) {
            return atlas.changed(
                    region -> LANGUAGE_PARCELS.contains(area(region.name())) ? region.in(LANGUAGE) : region);
        }
        return atlas.changed(region -> {
            Matcher network = SCHAEFER.matcher(area(region.name()));
            return network.matches() ? region.in(network.group(1)) : region;
        });
    }

    /**
     * Gives regions of the multimodal parcellation their ROIs, by number where the file has no names.
     *
     * @param atlas whose keys are those of Glasser et al. 2016
     * @return the same regions, each early auditory, language or other
     */
    public static Parcellation ofMultimodal(Parcellation atlas) {
        Set<String> areas =
                atlas.regions().stream().map(region -> area(region.name())).collect(Collectors.toSet());
        if (areas.containsAll(AUDITORY_AREAS.values())) {
            return of(atlas);
        }
        return atlas.changed(region -> {
            int number = region.key() > AREAS ? region.key() - AREAS : region.key();
            return region.in(roi(AUDITORY_AREAS.getOrDefault(number, LANGUAGE_AREAS.getOrDefault(number, ""))));
        });
    }

    private static String roi(String area) {
        if (AUDITORY_AREAS.containsValue(area)) {
            return EARLY_AUDITORY;
        }
        return LANGUAGE_AREAS.containsValue(area) ? LANGUAGE : OTHER;
    }

    /**
     * The areas of a ROI of the multimodal parcellation.
     *
     * @param roi {@link #EARLY_AUDITORY} or {@link #LANGUAGE}
     * @return names by number
     */
    public static Map<Integer, String> multimodalAreas(String roi) {
        return switch (roi) {
            case EARLY_AUDITORY -> AUDITORY_AREAS;
            case LANGUAGE -> java.util.Collections.unmodifiableMap(LANGUAGE_AREAS);
            default ->
                throw new IllegalArgumentException("known are " + List.of(EARLY_AUDITORY, LANGUAGE) + ": was " + roi);
        };
    }
}
