package org.brainrank.formats.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegionsOfInterestTest {
    private static Parcellation named(String... names) {
        Map<Integer, String> byKey = new HashMap<>();
        for (String name : names) {
            byKey.put(byKey.size() + 1, name);
        }
        int[] keys = IntStream.rangeClosed(1, names.length).toArray();
        return Parcellation.of(new Labels(Path.of("atlas.nii"), keys, byKey, Optional.empty()));
    }

    @Test
    void theMultimodalParcellationIsKnownByItsAuditoryAreas() {
        Parcellation atlas = RegionsOfInterest.of(
                named("L_A1_ROI", "R_LBelt_ROI", "L_MBelt", "PBelt", "L_RI_ROI", "L_V1_ROI", "R_44_ROI"));
        assertThat(atlas.regions())
                .extracting(Region::roi)
                .containsExactly(
                        "early-auditory",
                        "early-auditory",
                        "early-auditory",
                        "early-auditory",
                        "early-auditory",
                        "other-cortex",
                        "language");
    }

    /** Area 44 of one atlas is region 44 of many another. */
    @Test
    void numbersMeanNothingInOtherAtlases() {
        assertThat(RegionsOfInterest.of(named("A1", "44", "45")).regions())
                .extracting(Region::roi)
                .containsExactly("A1", "44", "45");
    }

    @Test
    void withoutNamesItsNumbersCountFromOneOrFrom181() {
        int[] keys = {1, 12, 24, 104, 124, 172, 173, 174, 175, 181, 192, 204};
        Parcellation atlas = RegionsOfInterest.ofMultimodal(
                Parcellation.of(new Labels(Path.of("mmp.gii"), keys, Map.of(), Optional.empty())));
        assertThat(atlas.regions())
                .extracting(region -> region.key() + " " + region.roi())
                .containsExactly(
                        "1 other-cortex",
                        "12 language",
                        "24 early-auditory",
                        "104 early-auditory",
                        "124 early-auditory",
                        "172 language",
                        "173 early-auditory",
                        "174 early-auditory",
                        "175 other-cortex",
                        "181 other-cortex",
                        "192 language",
                        "204 early-auditory");
        assertThat(RegionsOfInterest.multimodalAreas("language")).hasSize(14).containsEntry(12, "55b");
    }

    @Test
    void schaeferParcelsBelongToTheirNetworks() {
        assertThat(RegionsOfInterest.of(named("7Networks_LH_Default_Temp_1", "L_17Networks_RH_TempPar_2", "Other"))
                        .regions())
                .extracting(Region::roi)
                .containsExactly("Default", "TempPar", "Other");
    }
}
