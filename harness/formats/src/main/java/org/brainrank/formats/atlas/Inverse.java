package org.brainrank.formats.atlas;

import java.util.Optional;
import org.brainrank.formats.Affine;

/**
 * From places to voxel indices.
 *
 * @param rows the inverse of the affine's 3 × 3 part, row by row; not copied
 * @param origin where voxel (0, 0, 0) is
 */
record Inverse(double[] rows, double[] origin) {
    static Optional<Inverse> of(Affine affine) {
        double[] inverse = new double[9];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                // The cofactor of (column, row); indices taken round the corner carry its sign.
                int a = (column + 1) % 3;
                int b = (column + 2) % 3;
                int c = (row + 1) % 3;
                int d = (row + 2) % 3;
                inverse[row * 3 + column] = affine.at(a, c) * affine.at(b, d) - affine.at(a, d) * affine.at(b, c);
            }
        }
        double determinant = affine.at(0, 0) * inverse[0] + affine.at(0, 1) * inverse[3] + affine.at(0, 2) * inverse[6];
        if (determinant == 0 || !Double.isFinite(1 / determinant)) {
            return Optional.empty();
        }
        for (int i = 0; i < inverse.length; i++) {
            inverse[i] /= determinant;
        }
        return Optional.of(new Inverse(inverse, affine.point(0, 0, 0)));
    }

    /** Indices of the voxel whose centre is nearest along each axis, perhaps outside of the grid. */
    long[] nearest(double[] point) {
        long[] indices = new long[3];
        for (int row = 0; row < 3; row++) {
            double index = 0;
            for (int axis = 0; axis < 3; axis++) {
                index += rows[row * 3 + axis] * (point[axis] - origin[axis]);
            }
            indices[row] = Math.round(index);
        }
        return indices;
    }
}
