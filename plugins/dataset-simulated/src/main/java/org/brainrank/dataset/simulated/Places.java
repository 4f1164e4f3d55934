package org.brainrank.dataset.simulated;

import java.util.ArrayList;
import java.util.List;
import org.brainrank.spi.dataset.Geometry;
import org.brainrank.spi.dataset.Geometry.Point;

/** Places for voxels that nobody measured, so that maps can be tried; they say that they are made up. */
final class Places {
    private static final double SPACING = 6;
    private static final int ROW = 3;

    private Places() {}

    /** Around a centre of each region, three voxels a row, 6 mm apart. */
    static Geometry of(SimulationSettings settings) {
        List<Point> points = new ArrayList<>();
        for (Region region : Region.values()) {
            Point centre = centre(region);
            for (int voxel = 0; voxel < settings.voxels(); voxel++) {
                points.add(new Point(
                        centre.x(),
                        centre.y() + SPACING * (voxel % ROW - 1),
                        centre.z() + SPACING * Math.floorDiv(voxel, ROW)));
            }
        }
        return new Geometry("MNI152", true, "made up, with the responses: nobody lay in a scanner", points);
    }

    private static Point centre(Region region) {
        return switch (region) {
            case EARLY_LANGUAGE -> new Point(-54, -48, 10);
            case LATE_LANGUAGE -> new Point(-48, 18, 18);
            case REPRESENTATION -> new Point(-52, 0, -18);
            case AUDITORY -> new Point(-50, -20, 6);
            case NOISE -> new Point(-30, -84, 4);
        };
    }
}
