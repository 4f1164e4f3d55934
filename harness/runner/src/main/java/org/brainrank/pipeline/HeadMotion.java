package org.brainrank.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.brainrank.spi.dataset.NuisanceRegressors;

/**
 * Framewise displacement: the sum of the changes of three translations in mm and of three rotations in radians on a sphere of 50 mm
 * (Power et al. 2012, doi:10.1016/j.neuroimage.2011.10.018). A column of that name is taken as it is.
 */
final class HeadMotion {
    private static final double RADIUS = 50;
    private static final String DISPLACEMENT = "framewise_displacement";
    /** Translations, then rotations, as fMRIPrep and our own plugins call them. */
    private static final List<List<String>> NAMES = List.of(
            List.of("trans_x", "trans_y", "trans_z", "rot_x", "rot_y", "rot_z"),
            List.of("motion-x", "motion-y", "motion-z", "motion-pitch", "motion-roll", "motion-yaw"));

    private HeadMotion() {}

    /**
     * From one scan to the next.
     *
     * @param regressors of one story
     * @return mm, one a scan; empty if no columns are known as motion
     */
    static Optional<double[]> displacement(NuisanceRegressors regressors) {
        int own = regressors.names().indexOf(DISPLACEMENT);
        if (own >= 0) {
            return Optional.of(IntStream.range(0, regressors.scans())
                    .mapToDouble(scan -> value(regressors, scan, own))
                    .toArray());
        }
        return NAMES.stream()
                .filter(regressors.names()::containsAll)
                .findFirst()
                .map(names -> changes(
                        regressors,
                        names.stream().mapToInt(regressors.names()::indexOf).toArray()));
    }

    private static double[] changes(NuisanceRegressors regressors, int[] columns) {
        double[] changes = new double[regressors.scans()];
        for (int scan = 1; scan < changes.length; scan++) {
            for (int i = 0; i < columns.length; i++) {
                double change = Math.abs(value(regressors, scan, columns[i]) - value(regressors, scan - 1, columns[i]));
                changes[scan] += i < 3 ? change : RADIUS * change;
            }
        }
        return changes;
    }

    private static double value(NuisanceRegressors regressors, int scan, int column) {
        return regressors.values()[scan * regressors.names().size() + column];
    }
}
