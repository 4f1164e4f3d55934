package org.brainrank.formats.atlas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.brainrank.formats.Grid;
import org.brainrank.formats.Problem;
import org.brainrank.formats.nifti.NiftiFile;

/** Selections from files of labels and masks. Labels are whole numbers; 0 and below is left out. */
public final class Masks {
    private Masks() {}

    /**
     * Labels of columns in a vector.
     *
     * @param file {@code .npy} of one axis: truth values, or a label for each column
     * @param width columns of the recording
     * @param means whether targets are the regions' means
     * @return regions {@code region-1}, {@code region-2} … by label
     * @throws org.brainrank.spi.UserException if it is no such file
     */
    public static Selection vector(Path file, int width, boolean means) {
        Labels labels = LabelFile.read(file);
        if (labels.keys().length != width) {
            throw Problem.in(
                    file,
                    labels.keys().length + " labels",
                    width + ", one for each column of the recording",
                    "Is it another subject's?");
        }
        return new Selection(numbered(labels), means);
    }

    /**
     * Masks and labels on the grid of an image.
     *
     * @param path one NIfTI file, whose regions are called as those of {@link #vector}; or a folder of NIfTI files, each a
     *     {@link #mask} named as the file is
     * @param grid of the recording
     * @param nearest whether images on other grids are moved by {@link Labels#onto}; else they are refused
     * @param means whether targets are the regions' means
     * @return every region
     * @throws org.brainrank.spi.UserException if an image is on another grid, or empty
     */
    public static Selection images(Path path, Grid grid, boolean nearest, boolean means) {
        if (!Files.isDirectory(path)) {
            return new Selection(numbered(LabelFile.read(path).on(grid, nearest)), means);
        }
        List<Region> regions = new ArrayList<>();
        for (Path file : files(path)) {
            String name = file.getFileName().toString().replaceFirst("\\.nii(\\.gz)?$", "");
            Region all = Parcellation.of(mask(file).on(grid, nearest)).regions().get(0);
            regions.add(new Region(regions.size() + 1, name, name, all.places()));
        }
        Parcellation masks = new Parcellation(grid.voxels(), regions);
        if (!means && masks.overlap().isPresent()) {
            throw Problem.in(
                    path,
                    masks.overlap().get(),
                    "regions that do not overlap where each voxel is a target",
                    "Take means of regions, or cut the masks.");
        }
        return new Selection(masks, means);
    }

    /**
     * A mask as labels.
     *
     * @param file NIfTI of one volume: 0 outside, numbers above 0 inside
     * @return 1 at every voxel inside, at least one
     * @throws org.brainrank.spi.UserException if it has several volumes, numbers below 0 or none, or nothing inside
     */
    public static Labels mask(Path file) {
        try (NiftiFile image = NiftiFile.open(file)) {
            double[] values = new double[LabelFile.places(file, image)];
            image.read(0, 1, values);
            int[] keys = IntStream.range(0, values.length)
                    .map(voxel -> {
                        if (!(values[voxel] >= 0)) {
                            throw Problem.in(
                                    file,
                                    "voxel " + image.grid().name(voxel) + " is " + values[voxel],
                                    "0 outside, numbers above 0 inside",
                                    "Write the mask again; a map is to be thresholded.");
                        }
                        return values[voxel] > 0 ? 1 : 0;
                    })
                    .toArray();
            if (IntStream.of(keys).noneMatch(key -> key > 0)) {
                throw Problem.in(file, "no voxel inside", "at least one that is not 0", "Write the mask again.");
            }
            return new Labels(file, keys, Map.of(), Optional.of(image.grid()));
        }
    }

    /**
     * The files of a selection.
     *
     * @param path as for {@link #images}
     * @return the file, or those of the folder, by name
     * @throws org.brainrank.spi.UserException if the folder has none
     */
    public static List<Path> files(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> listed = Files.list(path)) {
            List<Path> files = listed.filter(
                            file -> file.getFileName().toString().matches(".+\\.nii(\\.gz)?"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw Problem.in(path, "no mask", "files *.nii or *.nii.gz, one a region", "Add them.");
            }
            return files;
        } catch (IOException e) {
            throw Problem.unreadable(path, e);
        }
    }

    private static Parcellation numbered(Labels labels) {
        return Parcellation.of(labels).changed(region -> {
            String name = "region-" + region.key();
            return region.called(name, name);
        });
    }
}
