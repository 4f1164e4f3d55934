package org.brainrank.formats.atlas;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.brainrank.formats.Grid;
import org.brainrank.formats.Problem;
import org.brainrank.formats.TimeSeries;
import org.brainrank.spi.UserException;

/**
 * Which voxels or vertices of a recording are kept, and whether each becomes a target or each region's mean does.
 *
 * @param regions what is kept
 * @param means whether a target is the mean of a region; else it is a place, and no place is in two regions
 */
public record Selection(Parcellation regions, boolean means) {
    /** Says what is wrong with a number that is not finite in single precision. */
    @FunctionalInterface
    public interface Refusal {
        /**
         * What to throw.
         *
         * @param scan from 0
         * @param place from 0
         * @param value as it is
         * @return with place and remedy
         */
        UserException of(int scan, int place, double value);
    }

    /** Checks that regions do not overlap where places are targets. */
    public Selection {
        if (!means && regions.overlap().isPresent()) {
            throw new IllegalArgumentException(regions.overlap().get());
        }
    }

    /**
     * Keeps everything.
     *
     * @param places of the recording
     * @param name of the one region
     * @return every place a target
     */
    public static Selection all(int places, String name) {
        return new Selection(Parcellation.all(places, name), false);
    }

    /**
     * Places of each target, region after region.
     *
     * @return ascending
     */
    public List<int[]> members() {
        List<int[]> members = new ArrayList<>();
        for (Region region : regions.regions()) {
            if (means) {
                members.add(region.places());
            } else {
                Arrays.stream(region.places()).forEach(place -> members.add(new int[] {place}));
            }
        }
        return members;
    }

    /**
     * What the targets are: regions, or {@code voxel-} and the place's index in the recording, from 0.
     *
     * @param target makes one of its label and ROI
     * @param <T> its kind
     * @return region after region
     */
    public <T> List<T> targets(BiFunction<String, String, T> target) {
        return targets(place -> "voxel-" + place, target);
    }

    /**
     * What the targets are.
     *
     * @param names of places
     * @param target makes one of its label and ROI
     * @param <T> its kind
     * @return region after region
     */
    public <T> List<T> targets(IntFunction<String> names, BiFunction<String, String, T> target) {
        List<T> targets = new ArrayList<>();
        for (Region region : regions.regions()) {
            if (means) {
                targets.add(target.apply(region.name(), region.roi()));
            } else {
                Arrays.stream(region.places())
                        .forEach(place -> targets.add(target.apply(names.apply(place), region.roi())));
            }
        }
        return targets;
    }

    /**
     * Where the targets are: voxels, or the centres of regions' voxels.
     *
     * @param grid of the recording
     * @return x, y, z of each in the grid's unit
     */
    public List<double[]> centres(Grid grid) {
        return members().stream()
                .map(own -> IntStream.range(0, 3)
                        .mapToDouble(axis -> Arrays.stream(own)
                                .mapToDouble(place -> grid.point(place)[axis])
                                .average()
                                .orElseThrow())
                        .toArray())
                .toList();
    }

    /**
     * The targets as a series. What is not kept may be anything.
     *
     * @param series of as many targets as there are places; closed with the result
     * @param refusal of a kept number that is not finite
     * @return one target for each of {@link #members}
     * @throws IllegalArgumentException if the places are others
     */
    public TimeSeries of(TimeSeries series, Refusal refusal) {
        return new SelectedSeries(series, this, refusal);
    }

    /**
     * Reads some scans of the targets.
     *
     * @param series of as many targets as there are places
     * @param firstScan from 0
     * @param count how many scans
     * @param file where they are, for messages
     * @return shape (count, targets), row-major, finite
     * @throws UserException if a kept number is not finite, with row and column
     */
    public float[] read(TimeSeries series, int firstScan, int count, Path file) {
        TimeSeries targets = of(
                series,
                (scan, place, value) -> Problem.in(
                        file,
                        "row " + scan + ", column " + place + " (from 0) is " + value,
                        "a finite number in every column that is kept",
                        "Leave the column out by a mask, or fetch the file again."));
        float[] values = new float[Math.multiplyExact(count, targets.targets())];
        targets.read(firstScan, count, values);
        return values;
    }
}
