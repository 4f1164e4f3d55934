package org.brainrank.formats;

import java.util.stream.IntStream;

/**
 * Where voxels are. Target t of a series on a grid is voxel (i, j, k) with t = i + nx (j + ny k).
 *
 * @param nx voxels on the first axis
 * @param ny voxels on the second
 * @param nz voxels on the third
 * @param affine from indices to x (right), y (front), z (up)
 * @param unit of x, y and z: {@code mm}, {@code m}, {@code um}, or empty if the file does not say
 * @param space what the file says that x, y and z are aligned to: {@code scanner}, {@code aligned}, {@code talairach},
 *     {@code mni}, {@code template}, or empty
 */
public record Grid(int nx, int ny, int nz, Affine affine, String unit, String space) {
    /** Of a voxel's shortest edge. */
    private static final double SAME_PLACE = 0.01;

    /** Checks. */
    public Grid {
        if (nx < 1 || ny < 1 || nz < 1 || (long) nx * ny > Integer.MAX_VALUE / nz) {
            throw new IllegalArgumentException(
                    "a grid has 1 to 2147483647 voxels: was " + nx + " × " + ny + " × " + nz);
        }
    }

    /**
     * How many.
     *
     * @return voxels
     */
    public int voxels() {
        return nx * ny * nz;
    }

    /**
     * Where a target's centre is.
     *
     * @param target from 0
     * @return x, y, z in {@link #unit()}
     */
    public double[] point(int target) {
        int slice = target / nx / ny;
        int row = target / nx % ny;
        return affine.point(target % nx, row, slice);
    }

    /**
     * Whether another grid has the same voxels in the same places, but for rounding.
     *
     * @param other a grid
     * @return true if none of the eight corners is apart by a hundredth of a voxel's shortest edge or more; units and spaces are
     *     not compared
     */
    public boolean isSameAs(Grid other) {
        double edge = IntStream.range(0, 3)
                .mapToDouble(axis -> Math.hypot(Math.hypot(affine.at(0, axis), affine.at(1, axis)), affine.at(2, axis)))
                .min()
                .orElseThrow();
        return nx == other.nx
                && ny == other.ny
                && nz == other.nz
                && IntStream.range(0, 24).allMatch(i -> {
                    int corner = i / 3;
                    double[] at = {
                        (corner & 1) * (double) nx, (corner >> 1 & 1) * (double) ny, (corner >> 2) * (double) nz
                    };
                    double apart = affine.point(at[0], at[1], at[2])[i % 3]
                            - other.affine.point(at[0], at[1], at[2])[i % 3];
                    return Math.abs(apart) <= SAME_PLACE * edge;
                });
    }

    /**
     * A voxel for people.
     *
     * @param target from 0
     * @return its indices i-j-k
     */
    public String name(int target) {
        return target % nx + "-" + target / nx % ny + "-" + target / nx / ny;
    }

    /**
     * The grid for people.
     *
     * @return its size and affine
     */
    public String described() {
        return nx + " × " + ny + " × " + nz + " voxels with affine " + affine.rows();
    }
}
