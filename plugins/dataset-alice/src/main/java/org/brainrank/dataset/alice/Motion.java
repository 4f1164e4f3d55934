package org.brainrank.dataset.alice;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.NuisanceRegressors;

/**
 * One listener's head motion as SPM8 estimated it: six numbers a row, a row a volume, the ten volumes before the published
 * time courses too.
 */
final class Motion {
    /** Millimetres, then radians, in SPM's order. */
    static final List<String> NAMES =
            List.of("motion-x", "motion-y", "motion-z", "motion-pitch", "motion-roll", "motion-yaw");

    /** Volumes that the time courses lack at their start. */
    static final int DROPPED = 10;

    private Motion() {}

    /**
     * Reads the rows of the scans that were published.
     *
     * @param file for messages
     * @param bytes what it holds
     * @param scans of the time courses
     */
    static NuisanceRegressors parse(Path file, byte[] bytes, int scans) {
        List<String> rows = new String(bytes, StandardCharsets.UTF_8)
                .stripTrailing()
                .lines()
                .toList();
        if (rows.size() != scans + DROPPED) {
            throw new UserException("File '" + file + "' has " + rows.size() + " rows; expected " + (scans + DROPPED)
                    + ": " + DROPPED + " volumes that were dropped from the time courses, and one per scan. Unpack the"
                    + " data again.");
        }
        float[] values = new float[scans * NAMES.size()];
        for (int scan = 0; scan < scans; scan++) {
            String[] cells = rows.get(scan + DROPPED).strip().split("\\s+", -1);
            String place = "File '" + file + "', line " + (scan + DROPPED + 1);
            if (cells.length != NAMES.size()) {
                throw new UserException(place + " has " + cells.length + " columns; expected " + NAMES.size() + ": "
                        + String.join(" ", NAMES) + ". Unpack the data again.");
            }
            for (int column = 0; column < cells.length; column++) {
                values[scan * NAMES.size() + column] = number(cells[column], place + ", " + NAMES.get(column));
            }
        }
        return new NuisanceRegressors(NAMES, values, scans);
    }

    private static float number(String cell, String place) {
        try {
            float value = Float.parseFloat(cell);
            if (Float.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below, as of numbers that are not finite
        }
        throw new UserException(place + " is '" + cell + "'; expected a finite number. Unpack the data again.");
    }
}
