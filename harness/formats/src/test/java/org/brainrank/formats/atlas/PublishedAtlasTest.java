package org.brainrank.formats.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.brainrank.formats.Affine;
import org.brainrank.formats.ArrayNumbers;
import org.brainrank.formats.Grid;
import org.brainrank.formats.StoredSeries;
import org.brainrank.formats.TimeSeries;
import org.brainrank.spi.UserException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Atlases that others published, beside what nibabel 5.4.2 and NumPy 2.4 count and average in them. */
@Tag("large")
class PublishedAtlasTest {
    private static Path published(String name) {
        Optional<Path> file = Optional.ofNullable(System.getenv("BRAINRANK_DATA"))
                .map(data -> Path.of(data).resolve("../atlas").resolve(name).normalize());
        assumeTrue(file.filter(Files::exists).isPresent(), "BRAINRANK_DATA has no folder ../atlas with " + name);
        return file.orElseThrow();
    }

    private static Map<Integer, Integer> sizes(Parcellation atlas) {
        return atlas.regions().stream().collect(Collectors.toMap(Region::key, region -> region.places().length));
    }

    private static double[] means(Parcellation atlas, double... scan) {
        TimeSeries series = new StoredSeries(new ArrayNumbers(scan), 1, scan.length, true, OptionalDouble.empty());
        double[] means = new double[atlas.regions().size()];
        new Selection(atlas, true)
                .of(series, (at, place, value) -> new UserException("not finite"))
                .read(0, 1, means);
        return means;
    }

    @Test
    void languageParcelsInMni() {
        Labels labels = LabelFile.read(published("language-parcels/langParcels_symmetrical.nii.gz"));
        Parcellation atlas = Parcellation.of(labels);
        assertThat(sizes(atlas))
                .hasSize(26)
                .containsEntry(1, 1341)
                .containsEntry(6, 6367)
                .containsEntry(31, 443);

        double[] ramp = new double[atlas.places()];
        java.util.Arrays.setAll(ramp, voxel -> voxel);
        double[] means = means(atlas, ramp);
        assertThat(means[0]).isCloseTo(346712.4190902312, within(1e-6));
        assertThat(means[20]).as("key 26").isCloseTo(546679.6868686868, within(1e-6));

        Grid narratives = new Grid(65, 77, 49, Affine.of(3, 0, 0, -96, 0, 3, 0, -132, 0, 0, 3, -78), "mm", "mni");
        assertThat(sizes(Parcellation.of(labels.onto(narratives))))
                .hasSize(26)
                .containsEntry(1, 408)
                .containsEntry(6, 1870)
                .containsEntry(31, 135);
    }

    /** The table counts the right hemisphere from 14, the image from 19. */
    @Test
    void theTableOfTheLanguageParcelsIsOfAnotherVersion() {
        Labels labels = LabelFile.read(published("language-parcels/langParcels_symmetrical.nii.gz"));
        LabelNames names = LabelNames.read(published("language-parcels/labels_symmetrical"));
        assertThat(names.names()).hasSize(26).containsEntry(6, "left posterior temporal");
        assertThatThrownBy(() -> names.of(labels)).hasMessageContaining("no name for [27, 28, 29, 30, 31]");
    }

    @Test
    void languageParcelsOnTheSurface() {
        Labels left = LabelFile.read(published("language-parcels/lh_langParcels_symmetrical.mgh"));
        assertThat(left.grid()).isEmpty();
        assertThat(sizes(Parcellation.of(left)))
                .hasSize(11)
                .containsEntry(1, 2466)
                .containsEntry(11, 1221);
        Labels right = LabelFile.read(published("language-parcels/rh_langParcels_symmetrical.mgh"));
        assertThat(sizes(Parcellation.of(right))).hasSize(11).containsEntry(24, 13710);
        Parcellation named = RegionsOfInterest.of(LabelNames.read(published("language-parcels/labels_symmetrical"))
                .of(left));
        assertThat(named.regions())
                .filteredOn(region -> region.roi().equals("language"))
                .hasSize(5);
    }

    @Test
    void schaeferParcels() {
        Parcellation atlas = Parcellation.of(LabelFile.read(published("schaefer-conte69/schaefer_100_conte69.csv")));
        assertThat(atlas.places()).isEqualTo(64984);
        assertThat(sizes(atlas)).hasSize(100).containsEntry(50, 682);
        double[] ramp = new double[atlas.places()];
        java.util.Arrays.setAll(ramp, vertex -> vertex);
        double[] means = means(atlas, ramp);
        assertThat(means[49]).isCloseTo(12121.115835777126, within(1e-9));
    }
}
