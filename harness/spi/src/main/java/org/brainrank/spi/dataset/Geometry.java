package org.brainrank.spi.dataset;

import java.util.List;

/**
 * Where a dataset's targets are, for maps of the brain. No number of a run depends on it.
 *
 * @param space of the coordinates, such as {@code MNI152}
 * @param simulated whether the places were made up, together with the responses; every map then says so
 * @param source who says where the targets are
 * @param points one a target, in the order of {@link Dataset#targets}
 */
public record Geometry(String space, boolean simulated, String source, List<Point> points) {
    /** Checks that there is a name and a point. */
    public Geometry {
        points = List.copyOf(points);
        if (space.isBlank() || source.isBlank() || points.isEmpty()) {
            throw new IllegalArgumentException("a geometry has a space, a source and at least one point; were '" + space
                    + "', '" + source + "' and " + points.size() + " points");
        }
    }

    /**
     * The centre of a voxel, vertex, parcel or region.
     *
     * @param x to the right of the space's origin, in mm
     * @param y to the front of it, in mm
     * @param z above it, in mm
     */
    public record Point(double x, double y, double z) {
        /** Checks that all are numbers, within a metre. */
        public Point {
            if (!(Math.abs(x) < 1000 && Math.abs(y) < 1000 && Math.abs(z) < 1000)) {
                throw new IllegalArgumentException(
                        "a point has finite x, y and z in mm, each below 1000; was (" + x + ", " + y + ", " + z + ")");
            }
        }
    }
}
