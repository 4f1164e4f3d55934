package org.brainrank.dataset.tidy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.brainrank.formats.Grid;
import org.brainrank.formats.nifti.NiftiFile;
import org.brainrank.spi.dataset.Geometry;
import org.brainrank.spi.dataset.TargetGrid;

/**
 * Responses as a NIfTI image: scans are volumes, targets the voxels of a mask, or all.
 *
 * @param path the file
 * @param scans its volumes
 * @param mask its targets
 * @param repetitionTime as its header says, in seconds
 */
record ImageFile(Path path, int scans, VoxelMask mask, OptionalDouble repetitionTime) implements ResponseFile {
    static ImageFile open(Path path, Optional<VoxelMask> mask) {
        try (NiftiFile image = NiftiFile.open(path)) {
            VoxelMask voxels = mask.orElseGet(() -> VoxelMask.all(path, image.grid()));
            if (!image.grid().isSameAs(voxels.grid())) {
                throw Problem.in(
                        path,
                        VoxelMask.described(image.grid()),
                        VoxelMask.described(voxels.grid()) + " as in " + voxels.file(),
                        "Resample one onto the other's grid.");
            }
            if ((long) image.scans() * voxels.targets() > Integer.MAX_VALUE - 8) {
                throw Problem.in(
                        path,
                        image.scans() + " scans of " + voxels.targets() + " voxels",
                        "no more than 2147483639 numbers",
                        "Give a mask of the voxels that matter (" + VoxelMask.NAMES.get(0) + ").");
            }
            return new ImageFile(path, image.scans(), voxels, image.repetitionTime());
        }
    }

    @Override
    public int targets() {
        return mask.targets();
    }

    @Override
    public List<String> labels() {
        return List.of();
    }

    @Override
    public List<String> places() {
        return IntStream.range(0, targets())
                .mapToObj(target -> "voxel-" + VoxelMask.named(mask.grid(), mask.voxel(target)))
                .toList();
    }

    @Override
    public Optional<TargetGrid> grid() {
        Grid grid = mask.grid();
        return Optional.of(new TargetGrid(List.of(new TargetGrid.Volume(
                grid.nx(),
                grid.ny(),
                grid.nz(),
                grid.affine().rows(),
                grid.unit(),
                grid.space(),
                TargetGrid.Places.of(mask.targetOfVoxel())))));
    }

    @Override
    public Optional<List<Geometry.Point>> points() {
        Grid grid = mask.grid();
        // NIfTI files that name no unit are in mm, as all programs take them.
        double millimetres = switch (grid.unit()) {
            case "m" -> 1000;
            case "um" -> 0.001;
            default -> 1;
        };
        List<Geometry.Point> points = new ArrayList<>();
        for (int target = 0; target < targets(); target++) {
            double[] at = grid.point(mask.voxel(target));
            try {
                points.add(new Geometry.Point(at[0] * millimetres, at[1] * millimetres, at[2] * millimetres));
            } catch (IllegalArgumentException e) {
                throw Problem.in(
                        path,
                        "voxel " + VoxelMask.named(grid, mask.voxel(target)) + " is at " + Arrays.toString(at) + " "
                                + grid.unit(),
                        "places within a metre of the origin",
                        "Correct the affine (sform or qform).");
            }
        }
        return Optional.of(points);
    }

    @Override
    public Optional<String> space() {
        return Optional.of(mask.grid().space()).filter(space -> !space.isEmpty());
    }

    @Override
    public float[] read() {
        try (NiftiFile image = NiftiFile.open(path)) {
            if (image.scans() != scans || !image.grid().isSameAs(mask.grid())) {
                throw Problem.in(
                        path, "the file has changed", "it to stay as it was when the run began", "Start again.");
            }
            int[] targets = mask.targetOfVoxel();
            int width = targets();
            float[] values = new float[scans * width];
            image.read(0, scans, (scan, voxel, value) -> {
                int target = targets[voxel];
                if (target >= 0) {
                    values[scan * width + target] = finite(scan, voxel, value);
                }
            });
            return values;
        }
    }

    private float finite(int scan, int voxel, double value) {
        float single = (float) value;
        if (!Float.isFinite(single)) {
            throw Problem.in(
                    path,
                    "the response of scan " + scan + ", voxel " + VoxelMask.named(mask.grid(), voxel)
                            + " (all from 0) is " + value,
                    "finite numbers of single precision",
                    "Leave the voxel out by the mask, or this subject, or fill the gap; nothing is guessed here.");
        }
        return single;
    }
}
