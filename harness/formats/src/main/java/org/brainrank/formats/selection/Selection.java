package org.brainrank.formats.selection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.brainrank.formats.Problem;
import org.brainrank.formats.TimeSeries;

/**
 * Which columns of a recording are kept, and whether each becomes a target or each region's mean does.
 *
 * @param width columns of the recording
 * @param regions at least one, each name once
 * @param means whether a target is the mean of a region; else it is a column, and no column is in two regions
 */
public record Selection(int width, List<Region> regions, boolean means) {
    private static final int CHUNK = 1 << 22;

    /**
     * What becomes a target.
     *
     * @param label the region's name, or {@code voxel-} and the column's index in the recording, from 0
     * @param region that it is, or is of
     */
    public record Kept(String label, String region) {}

    /** Copies and checks. */
    public Selection {
        regions = List.copyOf(regions);
        Set<String> names = new HashSet<>();
        Set<Integer> seen = new HashSet<>();
        for (Region region : regions) {
            int[] columns = region.columns();
            if (!names.add(region.name()) || columns[columns.length - 1] >= width) {
                throw new IllegalArgumentException("region '" + region.name() + "' stands twice, or has column "
                        + columns[columns.length - 1] + " of " + width);
            }
            for (int column : columns) {
                if (!means && !seen.add(column)) {
                    throw new IllegalArgumentException("column " + column + " is in two regions");
                }
            }
        }
        if (regions.isEmpty()) {
            throw new IllegalArgumentException("a selection has at least one region");
        }
    }

    /**
     * Keeps everything.
     *
     * @param width columns of the recording
     * @param name of the one region
     * @return every column a target
     */
    public static Selection all(int width, String name) {
        return new Selection(
                width, List.of(new Region(name, IntStream.range(0, width).toArray())), false);
    }

    /**
     * What is kept.
     *
     * @return region after region, in the order that {@link #read} has them
     */
    public List<Kept> kept() {
        List<Kept> targets = new ArrayList<>();
        for (Region region : regions) {
            if (means) {
                targets.add(new Kept(region.name(), region.name()));
            } else {
                for (int column : region.columns()) {
                    targets.add(new Kept("voxel-" + column, region.name()));
                }
            }
        }
        return targets;
    }

    /**
     * Reads the targets of every scan, some scans at a time. What is not kept may be anything.
     *
     * @param series of {@link #width} columns
     * @param file where it is, for messages
     * @return shape (scans, targets), row-major, finite
     * @throws org.brainrank.spi.UserException if a kept number is not finite, with row and column
     */
    public float[] read(TimeSeries series, Path file) {
        return means ? readMeans(series, file) : readColumns(series, file);
    }

    private float[] readColumns(TimeSeries series, Path file) {
        int[] target = new int[width];
        Arrays.fill(target, -1);
        int count = 0;
        for (Region region : regions) {
            for (int column : region.columns()) {
                target[column] = count++;
            }
        }
        int targets = count;
        float[] values = new float[Math.multiplyExact(series.scans(), targets)];
        each(series, (scan, column, value) -> {
            if (target[column] >= 0) {
                values[scan * targets + target[column]] = narrow(value, file, scan, column);
            }
        });
        return values;
    }

    private float[] readMeans(TimeSeries series, Path file) {
        int[][] memberOf = new int[width][0];
        for (int region = 0; region < regions.size(); region++) {
            for (int column : regions.get(region).columns()) {
                int[] others = memberOf[column];
                memberOf[column] = Arrays.copyOf(others, others.length + 1);
                memberOf[column][others.length] = region;
            }
        }
        int targets = regions.size();
        // Summed in double precision and in one order, whatever the chunks are.
        double[] sums = new double[Math.multiplyExact(series.scans(), targets)];
        each(series, (scan, column, value) -> {
            for (int region : memberOf[column]) {
                sums[scan * targets + region] += narrow(value, file, scan, column);
            }
        });
        float[] values = new float[sums.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (sums[i] / regions.get(i % targets).columns().length);
        }
        return values;
    }

    private void each(TimeSeries series, TimeSeries.Receiver receiver) {
        if (series.targets() != width) {
            throw new IllegalArgumentException(series.targets() + " columns for a selection of " + width);
        }
        int scans = Math.max(1, CHUNK / width);
        for (int first = 0; first < series.scans(); first += scans) {
            int from = first;
            series.read(
                    from,
                    Math.min(scans, series.scans() - from),
                    (scan, column, value) -> receiver.accept(from + scan, column, value));
        }
    }

    private static float narrow(double value, Path file, int scan, int column) {
        float narrow = (float) value;
        if (!Float.isFinite(narrow)) {
            throw Problem.in(
                    file,
                    "row " + scan + ", column " + column + " (from 0) is " + value,
                    "a finite number in every column that is kept",
                    "Leave the column out by a mask, or fetch the file again.");
        }
        return narrow;
    }
}
