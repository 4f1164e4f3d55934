package org.brainrank.dataset.tidy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Geometry;
import org.brainrank.spi.dataset.Target;
import org.brainrank.spi.dataset.TargetGrid;

/** A file with one subject's responses to one story; opening looks at its shape, {@link #read} at its numbers. */
interface ResponseFile {
    Path path();

    /**
     * Rows.
     *
     * @return number of scans
     */
    int scans();

    /**
     * Columns.
     *
     * @return number of targets
     */
    int targets();

    /**
     * Labels of the columns, if the file names them.
     *
     * @return as many as targets, or none
     */
    List<String> labels();

    /**
     * Reads and checks the numbers.
     *
     * @return shape (scans, targets), row-major, finite
     */
    float[] read();

    /** All files that it lies in. */
    default List<Path> files() {
        return List.of(path());
    }

    /** What the columns are where nothing else says so; none if there is nothing to call them by. */
    default List<Target> places() {
        return List.of();
    }

    /** Seconds from one scan to the next, if the file says so. */
    default OptionalDouble repetitionTime() {
        return OptionalDouble.empty();
    }

    /** Whether what the file says of time fits a repetition time in seconds. */
    default boolean agreesWith(double seconds) {
        return repetitionTime().isEmpty() || near(repetitionTime().getAsDouble(), seconds);
    }

    /** Images and surfaces that columns lie on. */
    default Optional<TargetGrid> grid() {
        return Optional.empty();
    }

    /** The columns' places in mm. */
    default Optional<List<Geometry.Point>> points() {
        return Optional.empty();
    }

    /** The space of these places, as the file calls it. */
    default Optional<String> space() {
        return Optional.empty();
    }

    /** Equal to a part in a thousand: headers keep single precision, and some round to milliseconds. */
    static boolean near(double one, double other) {
        return Math.abs(one - other) <= 1e-3 * Math.abs(other);
    }

    /**
     * A number that is not kept.
     *
     * @param file where
     * @param scan its row
     * @param what its column
     * @param value as found
     * @return what to throw
     */
    static UserException notFinite(Path file, int scan, String what, double value) {
        return Problem.in(
                file,
                "the response of scan " + scan + ", " + what + " (all from 0) is " + value,
                "finite numbers of single precision",
                "Leave the target out for all subjects (voxels by a mask), or this subject, or fill the gap; nothing is guessed"
                        + " here.");
    }
}
