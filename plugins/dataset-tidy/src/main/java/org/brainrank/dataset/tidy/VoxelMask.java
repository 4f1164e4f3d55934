package org.brainrank.dataset.tidy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.brainrank.formats.Grid;
import org.brainrank.formats.nifti.NiftiFile;
import org.brainrank.spi.dataset.TargetGrid;

/** Which voxels of images are targets: those that are not zero in a mask. */
final class VoxelMask {
    /** Names that are looked for. */
    static final List<String> NAMES = List.of("mask.nii.gz", "mask.nii");

    private final Path file;
    private final Grid grid;
    private final int[] voxels;

    private VoxelMask(Path file, Grid grid, int[] voxels) {
        this.file = file;
        this.grid = grid;
        this.voxels = voxels;
    }

    /**
     * Reads a mask.
     *
     * @param file one volume; every voxel that is not zero is a target
     */
    static VoxelMask read(Path file) {
        try (NiftiFile image = NiftiFile.open(file)) {
            if (image.scans() != 1) {
                throw Problem.in(file, image.scans() + " volumes", "one", "Write the mask as a single volume.");
            }
            double[] values = new double[image.targets()];
            image.read(0, 1, values);
            List<Integer> voxels = new ArrayList<>();
            for (int voxel = 0; voxel < values.length; voxel++) {
                if (Double.isNaN(values[voxel])) {
                    throw Problem.in(
                            file,
                            "voxel " + named(image.grid(), voxel) + " is NaN",
                            "0 outside, any other number inside",
                            "Write the mask again.");
                }
                if (values[voxel] != 0) {
                    voxels.add(voxel);
                }
            }
            if (voxels.isEmpty()) {
                throw Problem.in(file, "no voxel inside", "at least one that is not 0", "Write the mask again.");
            }
            return new VoxelMask(
                    file,
                    image.grid(),
                    voxels.stream().mapToInt(Integer::intValue).toArray());
        }
    }

    /** Every voxel of an image. */
    static VoxelMask all(Path image, Grid grid) {
        int[] voxels = new int[grid.voxels()];
        Arrays.setAll(voxels, voxel -> voxel);
        return new VoxelMask(image, grid, voxels);
    }

    /**
     * The mask of a folder.
     *
     * @param folder of the dataset
     * @param named by the description
     */
    static Optional<Path> file(Path folder, Optional<String> named) {
        return named.map(folder::resolve)
                .or(() -> NAMES.stream()
                        .map(folder::resolve)
                        .filter(java.nio.file.Files::exists)
                        .findFirst());
    }

    Path file() {
        return file;
    }

    Grid grid() {
        return grid;
    }

    int targets() {
        return voxels.length;
    }

    int voxel(int target) {
        return voxels[target];
    }

    /** For each voxel its target, or {@link TargetGrid.Places#NONE}. */
    int[] targetOfVoxel() {
        int[] targets = new int[grid.voxels()];
        Arrays.fill(targets, TargetGrid.Places.NONE);
        for (int target = 0; target < voxels.length; target++) {
            targets[voxels[target]] = target;
        }
        return targets;
    }

    /** Indices of a voxel, for people. */
    static String named(Grid grid, int voxel) {
        return voxel % grid.nx() + "-" + voxel / grid.nx() % grid.ny() + "-" + voxel / grid.nx() / grid.ny();
    }

    /** A grid in words. */
    static String described(Grid grid) {
        return grid.nx() + " × " + grid.ny() + " × " + grid.nz() + " voxels with affine "
                + grid.affine().rows();
    }
}
