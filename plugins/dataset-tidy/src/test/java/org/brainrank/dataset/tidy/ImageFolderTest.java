package org.brainrank.dataset.tidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.brainrank.formats.Affine;
import org.brainrank.formats.Grid;
import org.brainrank.formats.nifti.NiftiWriter;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Geometry;
import org.brainrank.spi.dataset.Target;
import org.brainrank.spi.dataset.TargetGrid;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders whose responses are images or surfaces. */
class ImageFolderTest {
    private static final int SCANS = ImageFolder.SCANS;
    private static final Grid GRID = ImageFolder.GRID;

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private ImageFolder images;

    @BeforeEach
    void describe() {
        images = ImageFolder.described(folder);
    }

    @Test
    void voxelsOfTheMaskAreTheTargets() throws IOException {
        images.mask(1, 7, 11);
        float[] values = images.image("responses/sub-01/river.nii.gz", GRID, 1.5);
        images.image("responses/sub-02/river.nii", GRID, 1.5);

        TidyDataset dataset = TidyDataset.open(folder);

        assertThat(dataset.targets().stream().map(Target::label))
                .containsExactly("voxel-1-0-0", "voxel-1-0-1", "voxel-2-1-1");
        assertThat(dataset.responses("sub-01", "river").values())
                .startsWith(values[1], values[7], values[11], values[12 + 1], values[12 + 7]);
        Geometry geometry = dataset.geometry().orElseThrow();
        assertThat(geometry.space()).isEqualTo("mni");
        assertThat(geometry.points().get(1)).isEqualTo(new Geometry.Point(10 - 2, -20, 30 + 2));
        TargetGrid.Volume volume =
                (TargetGrid.Volume) dataset.grid().orElseThrow().pieces().get(0);
        assertThat(volume.affine()).isEqualTo(GRID.affine().rows());
        assertThat(IntStream.range(0, 12).map(volume.places()::target))
                .containsExactly(-1, 0, -1, -1, -1, -1, -1, 1, -1, -1, -1, 2);
        assertThat(FolderCheck.of(folder)).isEmpty();
    }

    @Test
    void theMaskBelongsToTheFingerprint() throws IOException {
        images.image("responses/sub-01/river.nii.gz", GRID, 1.5);
        images.mask(1, 7);
        String before = TidyDataset.open(folder).sha256();
        images.mask(1, 8);

        assertThat(TidyDataset.open(folder).sha256()).isNotEqualTo(before);
    }

    @Test
    void withoutAMaskEveryVoxelIsATarget() throws IOException {
        float[] values = images.image("responses/sub-01/river.nii.gz", GRID, 1.5);

        TidyDataset dataset = TidyDataset.open(folder);

        assertThat(dataset.targets()).hasSize(12);
        assertThat(dataset.responses("sub-01", "river").values()).containsExactly(values);
    }

    @Test
    void theHeadersRepetitionTimeIsTakenAndCompared() throws IOException {
        images.image("responses/sub-01/river.nii.gz", GRID, 2);
        assertThatThrownBy(() -> TidyDataset.open(folder))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("river.nii.gz: the header says 2.0 s from one scan to the next; expected 1.5 s");

        images.write("dataset.yaml", "id: mine\nversion: '1'\nlicence: private\ncitation: me\nstories: [river]\n");
        assertThat(TidyDataset.open(folder).responses("sub-01", "river").repetitionTime())
                .isEqualTo(2);
    }

    @Test
    void imagesOnOtherGridsAreRefused() throws IOException {
        Grid moved = new Grid(3, 2, 2, Affine.of(-2, 0, 0, 11, 0, 2, 0, -20, 0, 0, 2, 30), "mm", "mni");
        images.image("responses/sub-01/river.nii.gz", GRID, 1.5);
        images.image("responses/sub-02/river.nii.gz", moved, 1.5);
        assertThatThrownBy(() -> TidyDataset.open(folder))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("sub-02")
                .hasMessageContaining("Resample");

        images.mask(1);
        assertThatThrownBy(() -> TidyDataset.open(folder))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("sub-02")
                .hasMessageContaining("another grid than");

        images.image("responses/sub-01/river.nii.gz", moved, 1.5);
        assertThatThrownBy(() -> TidyDataset.open(folder))
                .hasMessageContainingAll("mask.nii.gz: 3 ×", "as in", "sub-01");
    }

    @Test
    void masksWithoutVoxelsAndSeriesAreRefused() throws IOException {
        images.image("responses/sub-01/river.nii.gz", GRID, 1.5);
        images.mask();
        assertThatThrownBy(() -> TidyDataset.open(folder)).hasMessageContaining("no voxel inside");
        images.image("mask.nii.gz", GRID, 1.5);
        assertThatThrownBy(() -> TidyDataset.open(folder)).hasMessageContaining("6 volumes; expected one");
    }

    @Test
    void aVoxelWithoutANumberIsNamed() throws IOException {
        float[] values = ImageFolder.noise(SCANS * GRID.voxels(), 1);
        values[12 + 7] = Float.NaN;
        Files.createDirectories(folder.resolve("responses/sub-01"));
        NiftiWriter.write(folder.resolve("responses/sub-01/river.nii.gz"), GRID, SCANS, values, 1.5, "");

        assertThat(FolderCheck.of(folder))
                .singleElement()
                .asString()
                .contains("the response of scan 1, 'voxel-1-0-1' (all from 0) is NaN", "mask");
    }

    @Test
    void hemispheresStandSideBySide() throws IOException {
        float[] left = images.surface("responses/sub-01/river.lh.func.gii", 4);
        float[] right = images.surface("responses/sub-01/river.rh.func.gii", 3);

        TidyDataset dataset = TidyDataset.open(folder);

        assertThat(dataset.targets().stream().map(Target::label))
                .containsExactly("lh-0", "lh-1", "lh-2", "lh-3", "rh-0", "rh-1", "rh-2");
        assertThat(dataset.responses("sub-01", "river").values())
                .startsWith(left[0], left[1], left[2], left[3], right[0], right[1], right[2], left[4]);
        assertThat(dataset.grid().orElseThrow().pieces())
                .containsExactly(
                        new TargetGrid.Surface("CortexLeft", TargetGrid.Places.of(0, 1, 2, 3)),
                        new TargetGrid.Surface("CortexRight", TargetGrid.Places.of(4, 5, 6)));
    }

    @Test
    void oneSurfaceIsEnoughAndHalfAPairIsNot() throws IOException {
        images.surface("responses/sub-01/river.func.gii", 4);
        assertThat(TidyDataset.open(folder).targets()).hasSize(4);

        Files.delete(folder.resolve("responses/sub-01/river.func.gii"));
        images.surface("responses/sub-01/river.lh.func.gii", 4);
        assertThatThrownBy(() -> TidyDataset.open(folder)).hasMessageContaining("one hemisphere alone");
    }
}
