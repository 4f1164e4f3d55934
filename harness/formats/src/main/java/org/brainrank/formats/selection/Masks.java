package org.brainrank.formats.selection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.brainrank.formats.Grid;
import org.brainrank.formats.Problem;
import org.brainrank.formats.nifti.NiftiFile;
import org.brainrank.formats.numpy.NumPyArray;

/** Selections from files. Labels are whole numbers; 0 is left out. */
public final class Masks {
    private static final int LARGEST_LABEL = 1_000_000;

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
        NumPyArray array = NumPyArray.read(file);
        if (!array.shape().equals(List.of(width))) {
            throw Problem.in(
                    file,
                    "shape " + array.shape(),
                    "one axis of " + width + ", a label for each column of the recording",
                    "Is it another subject's?");
        }
        return new Selection(width, byLabel(array.values(), file), means);
    }

    /**
     * Masks and labels on the grid of an image.
     *
     * @param path one NIfTI file, whose regions are called as those of {@link #vector}; or a folder of NIfTI files, each a
     *     region of all its voxels above 0, named as the file is
     * @param grid of the recording
     * @param means whether targets are the regions' means
     * @return every region
     * @throws org.brainrank.spi.UserException if an image is on another grid, or empty
     */
    public static Selection images(Path path, Grid grid, boolean means) {
        if (!Files.isDirectory(path)) {
            return new Selection(grid.voxels(), byLabel(labels(path, grid), path), means);
        }
        List<Region> regions = new ArrayList<>();
        int[] owner = new int[grid.voxels()];
        for (Path file : files(path)) {
            double[] labels = labels(file, grid);
            int[] voxels = IntStream.range(0, labels.length)
                    .filter(voxel -> labels[voxel] > 0)
                    .toArray();
            if (voxels.length == 0) {
                throw nothing(file);
            }
            regions.add(new Region(file.getFileName().toString().replaceFirst("\\.nii(\\.gz)?$", ""), voxels));
            for (int voxel : voxels) {
                if (!means && owner[voxel] > 0) {
                    throw Problem.in(
                            file,
                            "voxel " + voxel + " is in region '"
                                    + regions.get(owner[voxel] - 1).name() + "' too",
                            "regions that do not overlap where each voxel is a target",
                            "Take means of regions, or cut the masks.");
                }
                owner[voxel] = regions.size();
            }
        }
        return new Selection(grid.voxels(), regions, means);
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

    private static double[] labels(Path file, Grid grid) {
        try (NiftiFile image = NiftiFile.open(file)) {
            if (image.scans() != 1 || !image.grid().isSameAs(grid)) {
                throw Problem.in(
                        file,
                        image.scans() + " volumes of " + describe(image.grid()),
                        "one of " + describe(grid) + ", as the recording",
                        "Resample the mask to it, nearest neighbour.");
            }
            double[] labels = new double[grid.voxels()];
            image.read(0, 1, labels);
            return labels;
        }
    }

    private static String describe(Grid grid) {
        return grid.nx() + " × " + grid.ny() + " × " + grid.nz() + " voxels at "
                + grid.affine().rows();
    }

    private static List<Region> byLabel(double[] labels, Path file) {
        Map<Integer, List<Integer>> columns = new TreeMap<>();
        for (int column = 0; column < labels.length; column++) {
            double label = labels[column];
            if (!(label >= 0 && label <= LARGEST_LABEL) || label != Math.rint(label)) {
                throw Problem.in(
                        file,
                        "label " + label + " at " + column + " (from 0)",
                        "a whole number from 0 (left out) to " + LARGEST_LABEL,
                        "Threshold or round it.");
            }
            if (label > 0) {
                columns.computeIfAbsent((int) label, key -> new ArrayList<>()).add(column);
            }
        }
        if (columns.isEmpty()) {
            throw nothing(file);
        }
        return columns.entrySet().stream()
                .map(entry -> new Region(
                        "region-" + entry.getKey(),
                        entry.getValue().stream().mapToInt(Integer::intValue).toArray()))
                .toList();
    }

    private static RuntimeException nothing(Path file) {
        return Problem.in(file, "nothing above 0", "at least one column that is kept", "Is it the right mask?");
    }
}
