package org.brainrank.formats.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.brainrank.formats.Affine;
import org.brainrank.formats.ArrayNumbers;
import org.brainrank.formats.Grid;
import org.brainrank.formats.StoredSeries;
import org.brainrank.formats.TimeSeries;
import org.brainrank.formats.nifti.NiftiWriter;
import org.brainrank.formats.numpy.NumPyWriter;
import org.brainrank.spi.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectionTest {
    private static final Path FILE = Path.of("recording");
    private static final Grid GRID = new Grid(2, 2, 1, Affine.of(2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0), "mm", "mni");

    @TempDir
    private Path folder;

    /** Two scans of four columns; column 3 is not a number. */
    private static TimeSeries series() {
        return new StoredSeries(
                new ArrayNumbers(new double[] {1, 2, 3, Double.NaN, 5, 6, 8, Double.NaN}),
                2,
                4,
                true,
                OptionalDouble.empty());
    }

    @Test
    void keepsColumnsRegionByRegion() throws IOException {
        Selection selection = Masks.vector(vector(2, 0, 1, 0), 4, false);
        assertThat(selection.targets(SelectionTest::label))
                .containsExactly(label("voxel-2", "region-1"), label("voxel-0", "region-2"));
        assertThat(selection.read(series(), 0, 2, FILE)).containsExactly(3, 1, 8, 5);
    }

    @Test
    void takesTheMeanOfEachRegion() throws IOException {
        Selection selection = Masks.vector(vector(1, 7, 1, 0), 4, true);
        assertThat(selection.targets(SelectionTest::label))
                .containsExactly(label("region-1", "region-1"), label("region-7", "region-7"));
        assertThat(selection.read(series(), 0, 2, FILE)).containsExactly(2, 2, 6.5f, 6);
    }

    @Test
    void aKeptNumberThatIsNotFiniteIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> Selection.all(4, "brain").read(series(), 0, 2, FILE))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("recording: row 0, column 3 (from 0) is NaN");
    }

    @Test
    void aFolderHasARegionAFileAndOverlapIsForMeansAlone() throws IOException {
        mask("BA44.nii.gz", 1, 1, 0, 0);
        mask("aSTS.nii", 0, 1, 1, 0);
        Files.writeString(folder.resolve("README"), "not a mask");
        assertThat(Masks.images(folder, GRID, false, true).read(series(), 0, 2, FILE))
                .containsExactly(1.5f, 2.5f, 5.5f, 7);
        assertThatThrownBy(() -> Masks.images(folder, GRID, false, false))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("voxel 1 is in region 'BA44' and in 'aSTS'");
    }

    @Test
    void refusesMasksThatDoNotFit() throws IOException {
        Path threeLabels = vector(1, 1, 1);
        assertThatThrownBy(() -> Masks.vector(threeLabels, 4, false))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("3 labels; expected 4");
        Path half = vector(1, 0.5, 1, 1);
        assertThatThrownBy(() -> Masks.vector(half, 4, false))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("label of place 1 is 0.5");
        Path empty = vector(0, 0, 0, 0);
        assertThatThrownBy(() -> Masks.vector(empty, 4, false))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no label above 0");
        Path elsewhere = mask("one.nii", 1, 1, 1, 1);
        Grid moved = new Grid(2, 2, 1, Affine.of(2, 0, 0, 1, 0, 2, 0, 0, 0, 0, 2, 0), "mm", "mni");
        assertThatThrownBy(() -> Masks.images(elsewhere, moved, false, false))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("as the recording");
    }

    /** Two voxels of 2 mm hold the centres of four of 1 mm. */
    @Test
    void masksOnAnotherGridMoveIfAsked() throws IOException {
        Path one = mask("one.nii", 0, 2, 0, 1);
        Grid fine = new Grid(4, 2, 1, Affine.of(1, 0, 0, -0.5, 0, 2, 0, 0, 0, 0, 2, 0), "mm", "mni");
        assertThatThrownBy(() -> Masks.images(one, fine, false, true)).hasMessageContaining("resample: nearest");
        assertThat(Masks.images(one, fine, true, true).members()).containsExactly(new int[] {6, 7}, new int[] {2, 3});
        assertThat(Masks.images(folder, fine, true, true).members()).containsExactly(new int[] {2, 3, 6, 7});
        assertThat(Masks.images(one, fine, true, true).centres(fine))
                .containsExactly(new double[] {2, 2, 0}, new double[] {2, 0, 0});
    }

    @Test
    void masksHaveNoNumbersBelowZero() throws IOException {
        Path map = mask("map.nii", 0, 1, -2, 0);
        assertThatThrownBy(() -> Masks.mask(map)).hasMessageContaining("voxel 0-1-0 is -2.0");
    }

    @Test
    void aScanIsCountedFromTheFirstOfTheFile() {
        assertThat(Selection.all(4, "brain")
                        .regions()
                        .within(place -> place < 2)
                        .places())
                .isEqualTo(4);
        assertThatThrownBy(() -> Selection.all(4, "brain").read(series(), 1, 1, FILE))
                .hasMessageContaining("recording: row 1, column 3");
    }

    private static String label(String label, String roi) {
        return label + " in " + roi;
    }

    private Path vector(double... labels) throws IOException {
        return Files.write(folder.resolve("labels.npy"), NumPyWriter.bytes(labels, labels.length));
    }

    private Path mask(String name, float... labels) throws IOException {
        NiftiWriter.write(folder.resolve(name), GRID, 1, labels, 0, "mask");
        return folder.resolve(name);
    }
}
