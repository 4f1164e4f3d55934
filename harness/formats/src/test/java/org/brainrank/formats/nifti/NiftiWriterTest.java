package org.brainrank.formats.nifti;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.brainrank.formats.Affine;
import org.brainrank.formats.Grid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NiftiWriterTest {
    private static final Grid GRID =
            new Grid(3, 2, 4, Affine.of(-3, 0.25, 0.125, 90.5, 0.25, 2.5, -0.5, -126, 0, 0.5, 3.5, -72), "mm", "mni");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"map.nii", "map.nii.gz"})
    void whatItWritesIsReadOnTheSameGrid(String name) throws IOException {
        float[] values = new float[2 * GRID.voxels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i == 5 ? Float.NaN : i / 7f - 2;
        }
        Path file = folder.resolve(name);
        NiftiWriter.write(file, GRID, 2, values, 1.5, "held-out r");
        try (NiftiFile image = NiftiFile.open(file)) {
            float[] back = new float[values.length];
            image.read(0, 2, back);
            assertThat(back).containsExactly(values);
            assertThat(image.grid()).isEqualTo(GRID);
            assertThat(image.repetitionTime()).hasValue(1.5);
            assertThat(image.header().description()).isEqualTo("held-out r");
        }
    }

    @Test
    void equalArgumentsGiveEqualBytes() throws IOException {
        float[] values = new float[GRID.voxels()];
        Path one = folder.resolve("one.nii.gz");
        Path two = folder.resolve("two.nii.gz");
        NiftiWriter.write(one, GRID, 1, values, 0, "");
        NiftiWriter.write(two, GRID, 1, values, 0, "");
        assertThat(Files.mismatch(one, two)).isNegative();
    }
}
