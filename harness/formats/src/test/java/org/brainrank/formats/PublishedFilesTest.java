package org.brainrank.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.brainrank.formats.matlab.MatlabFile;
import org.brainrank.formats.matlab.MatlabValue;
import org.brainrank.formats.mgh.MghFile;
import org.brainrank.formats.nifti.NiftiFile;
import org.brainrank.formats.tables.Row;
import org.brainrank.formats.tables.Table;
import org.brainrank.formats.tables.TableFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that others published, beside what nibabel 5.4.2, SciPy 1.17.1 and Python's csv read in them. */
@Tag("large")
class PublishedFilesTest {
    private static Path published(String name) {
        Optional<Path> file = Optional.ofNullable(System.getenv("BRAINRANK_DATA"))
                .map(data -> Path.of(data).resolve(name).normalize());
        assumeTrue(file.filter(Files::exists).isPresent(), "BRAINRANK_DATA names no folder with " + name);
        return file.orElseThrow();
    }

    /** The sum of all numbers, and of each times its place. */
    private static double[] sums(TimeSeries series) {
        double[] sums = new double[2];
        series.read(0, 1, (scan, target, value) -> {
            sums[0] += value;
            sums[1] += value * target;
        });
        return sums;
    }

    @Test
    void languageParcelsInMni() {
        try (NiftiFile image = NiftiFile.open(published("../atlas/language-parcels/langParcels_symmetrical.nii.gz"))) {
            assertThat(sums(image)).containsExactly(613761, 247210209135.0);
            assertThat(image.grid())
                    .isEqualTo(new Grid(
                            91,
                            109,
                            91,
                            Affine.of(-2, 0, 0, 90, 0, 2, 0, -126, 0, 0, 2, -72),
                            "mm",
                            image.grid().space()));
        }
    }

    @ParameterizedTest
    @CsvSource({"lh,174287,14300885874", "rh,814145,67020198347"})
    void languageParcelsOnTheSurface(String side, double sum, double placed) {
        try (MghFile map =
                MghFile.open(published("../atlas/language-parcels/" + side + "_langParcels_symmetrical.mgh"))) {
            assertThat(map.targets()).isEqualTo(163842);
            assertThat(sums(map)).containsExactly(sum, placed);
        }
    }

    @Test
    void pieManNodes() {
        try (MatlabFile file = MatlabFile.open(published("pieman-htfa/weights.mat"))) {
            List<MatlabValue> cells = ((MatlabValue.Cells) file.read("weights")).cells();
            assertThat(cells)
                    .hasSize(36)
                    .allSatisfy(cell -> assertThat(cell.dimensions()).containsExactly(300, 100));
            float[] scan = new float[100];
            ((MatlabValue.Matrix) cells.get(35)).series(true).read(299, 1, scan);
            assertThat(scan[99]).isEqualTo(1.3778238f);
            ((MatlabValue.Matrix) cells.get(9)).series(true).read(0, 1, scan);
            assertThat(scan[1]).isEqualTo(0.023933286f);
        }
    }

    @Test
    void narrativesAlignments() throws IOException {
        List<Row> words = Table.rows(published("narratives/stimuli/gentle/pieman/align.csv"), TableFormat.CSV);
        assertThat(words).hasSize(957);
        assertThat(words.get(0).cells()).containsExactly("I", "i", "15.089999", "15.169999");
        assertThat(words.get(956).cells()).containsExactly("it", "it", "429.46", "429.47999999999996");
        int all = 0;
        try (Stream<Path> stories = Files.list(published("narratives/stimuli/gentle"))) {
            for (Path story : stories.toList()) {
                all += Table.rows(story.resolve("align.csv"), TableFormat.CSV).size();
            }
        }
        assertThat(all).isEqualTo(27499);
    }

    @Test
    void schaeferParcels() {
        double sum = 0;
        List<Row> rows = Table.rows(published("../atlas/schaefer-conte69/schaefer_100_conte69.csv"), TableFormat.CSV);
        for (Row row : rows) {
            sum += Double.parseDouble(row.cells().get(0));
        }
        assertThat(rows).hasSize(64984);
        assertThat(sum).isCloseTo(2969447, within(0.0));
    }
}
