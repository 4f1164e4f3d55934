package org.brainrank.formats.atlas;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.brainrank.formats.Grid;
import org.brainrank.formats.Problem;

/**
 * What a file of labels says.
 *
 * @param file where it is
 * @param keys one a voxel or vertex, in the order of targets; 0 and below is no region; not copied
 * @param names of keys, as far as the file has them
 * @param grid where voxels are; empty for vertices
 */
public record Labels(Path file, int[] keys, Map<Integer, String> names, Optional<Grid> grid) {
    /** Copies the names. */
    public Labels {
        names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
    }

    /**
     * The labels at the voxels of another grid.
     *
     * @param other a grid of responses
     * @param nearest whether labels on another grid are moved by {@link #onto}; else they are refused
     * @return one label a voxel of it
     * @throws org.brainrank.spi.UserException if these are labels of vertices, or on another grid and not to be moved
     */
    public Labels on(Grid other, boolean nearest) {
        Grid own = requireGrid();
        if (!nearest && !own.isSameAs(other)) {
            throw Problem.in(
                    file,
                    own.described(),
                    other.described() + ", as the recording",
                    "Resample it to them, or let it be done by nearest neighbour: 'resample: nearest'.");
        }
        return onto(other);
    }

    /**
     * The labels at the voxels of another grid: of each, the label of the voxel that holds its centre. Both grids must be in
     * one space; that of labels in MNI's and responses in MNI's of another year is only nearly so.
     *
     * @param other a grid of responses
     * @return one label a voxel of it; 0 outside this grid
     * @throws org.brainrank.spi.UserException if these are labels of vertices
     */
    public Labels onto(Grid other) {
        Grid own = requireGrid();
        if (own.isSameAs(other)) {
            return this;
        }
        Inverse inverse = Inverse.of(own.affine())
                .orElseThrow(() -> Problem.damaged(file, "an affine that flattens space", "one that can be inverted"));
        int[] moved = new int[other.voxels()];
        for (int voxel = 0; voxel < moved.length; voxel++) {
            long[] at = inverse.nearest(other.point(voxel));
            if (at[0] >= 0 && at[0] < own.nx() && at[1] >= 0 && at[1] < own.ny() && at[2] >= 0 && at[2] < own.nz()) {
                moved[voxel] = keys[(int) (at[0] + own.nx() * (at[1] + own.ny() * at[2]))];
            }
        }
        return new Labels(file, moved, names, Optional.of(other));
    }

    private Grid requireGrid() {
        return grid.orElseThrow(() -> Problem.in(
                file, "labels of vertices", "labels of voxels", "Name a NIfTI file, or responses on a surface."));
    }
}
