package org.brainrank.dataset.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.brainrank.formats.Affine;
import org.brainrank.formats.Grid;
import org.brainrank.formats.gifti.GiftiWriter;
import org.brainrank.formats.nifti.NiftiWriter;

/** A folder of images or surfaces with noise in them: one story of six scans. */
record ImageFolder(Path folder) {
    static final int SCANS = 6;
    static final Grid GRID = new Grid(3, 2, 2, Affine.of(-2, 0, 0, 10, 0, 2, 0, -20, 0, 0, 2, 30), "mm", "mni");

    /** With a description of one story. */
    static ImageFolder described(Path folder) {
        ImageFolder images = new ImageFolder(folder);
        images.describe("");
        images.write("stories/river/words.tsv", "word\tonset\toffset\nA\t0.5\t0.9\nriver\t1\t1.5\n");
        return images;
    }

    /** Ends the description with more; what is added starts in line 7. */
    void describe(String more) {
        write(
                "dataset.yaml",
                "id: mine\nversion: '1'\nlicence: private\ncitation: me\nrepetition-time-s: 1.5\nstories: [river]\n"
                        + more);
    }

    void write(String name, String text) {
        try {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static float[] noise(int numbers, int seed) {
        Random random = new Random(seed);
        float[] values = new float[numbers];
        for (int i = 0; i < numbers; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    float[] image(String name, Grid grid, double seconds) {
        float[] values = noise(SCANS * grid.voxels(), name.hashCode());
        image(name, grid, SCANS, seconds, values);
        return values;
    }

    private void image(String name, Grid grid, int volumes, double seconds, float... values) {
        try {
            Files.createDirectories(folder.resolve(name).getParent());
            NiftiWriter.write(folder.resolve(name), grid, volumes, values, seconds, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void labels(String name, Grid grid, float... keys) {
        image(name, grid, 1, 0, keys);
    }

    void mask(int... inside) {
        float[] values = new float[GRID.voxels()];
        IntStream.of(inside).forEach(voxel -> values[voxel] = 1);
        labels("mask.nii.gz", GRID, values);
    }

    float[] surface(String name, int vertices) {
        float[] values = noise(SCANS * vertices, name.hashCode());
        surface(name, SCANS, values);
        return values;
    }

    void surface(String name, int maps, float... values) {
        try {
            Files.createDirectories(folder.resolve(name).getParent());
            List<String> names =
                    IntStream.range(0, maps).mapToObj(i -> "scan " + i).toList();
            GiftiWriter.write(folder.resolve(name), "", names, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
