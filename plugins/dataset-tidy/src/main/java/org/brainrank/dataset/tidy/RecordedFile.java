package org.brainrank.dataset.tidy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.brainrank.formats.Grid;
import org.brainrank.formats.atlas.Selection;
import org.brainrank.spi.dataset.Geometry;
import org.brainrank.spi.dataset.Target;
import org.brainrank.spi.dataset.TargetGrid;

/**
 * Responses in a file of numbers, or those of two hemispheres: arrays, images, surfaces.
 *
 * @param files one or two
 * @param scans of each
 * @param columns what is in it
 * @param selection of the columns
 * @param named whether targets have names
 * @param steps as {@link Recording} has them
 * @param seconds as {@link Recording} has it
 */
record RecordedFile(
        List<Path> files,
        int scans,
        Columns columns,
        Selection selection,
        boolean named,
        List<Double> steps,
        boolean seconds)
        implements ResponseFile {
    private static final int MOST = Integer.MAX_VALUE - 8;

    RecordedFile {
        files = List.copyOf(files);
        steps = List.copyOf(steps);
    }

    /**
     * What is known of an open file.
     *
     * @param recording stays open
     * @param columns of it
     * @param selection of its columns
     * @param named whether targets have names
     */
    static RecordedFile of(Recording recording, Columns columns, Selection selection, boolean named) {
        int scans = recording.series().scans();
        if ((long) scans * selection.size() > MOST) {
            throw Problem.in(
                    recording.files().get(0),
                    scans + " scans of " + selection.size() + " targets",
                    "no more than " + MOST + " numbers",
                    "Give a mask of the voxels that matter (" + VoxelMask.NAMES.get(0)
                            + "), or average over an atlas.");
        }
        return new RecordedFile(
                recording.files(), scans, columns, selection, named, recording.steps(), recording.seconds());
    }

    /** An open file of the same columns, which are held once for all. */
    RecordedFile like(Recording recording) {
        return of(recording, columns, selection, named);
    }

    @Override
    public Path path() {
        return files.get(0);
    }

    @Override
    public int targets() {
        return selection.size();
    }

    @Override
    public List<String> labels() {
        return List.of();
    }

    @Override
    public List<Target> places() {
        return named ? selection.targets(columns.names(), Target::new) : List.of();
    }

    @Override
    public boolean agreesWith(double step) {
        return steps.stream()
                .allMatch(own -> ResponseFile.near(own, step)
                        || (!seconds && (own == 0 || ResponseFile.near(own, 1000 * step))));
    }

    @Override
    public OptionalDouble repetitionTime() {
        return seconds ? steps.stream().mapToDouble(step -> step).findFirst() : OptionalDouble.empty();
    }

    @Override
    public Optional<TargetGrid> grid() {
        return columns.grid(selection);
    }

    @Override
    public Optional<List<Geometry.Point>> points() {
        return columns.image().map(this::points);
    }

    private List<Geometry.Point> points(Grid grid) {
        // NIfTI files that name no unit are in mm, as all programs take them.
        double millimetres = switch (grid.unit()) {
            case "m" -> 1000;
            case "um" -> 0.001;
            default -> 1;
        };
        List<Geometry.Point> points = new ArrayList<>();
        for (double[] at : selection.centres(grid)) {
            try {
                points.add(new Geometry.Point(at[0] * millimetres, at[1] * millimetres, at[2] * millimetres));
            } catch (IllegalArgumentException e) {
                throw Problem.in(
                        path(),
                        "a target is at " + Arrays.toString(at) + " " + grid.unit(),
                        "places within a metre of the origin",
                        "Correct the affine (sform or qform).");
            }
        }
        return points;
    }

    @Override
    public Optional<String> space() {
        return columns.image().map(Grid::space).filter(space -> !space.isEmpty());
    }

    @Override
    public float[] read() {
        try (Recording recording = Recording.open(files)) {
            if (recording.series().scans() != scans || !recording.columns().areThoseOf(columns)) {
                throw Problem.in(
                        path(), "the file has changed", "it to stay as it was when the run began", "Start again.");
            }
            float[] values = new float[scans * targets()];
            selection
                    .of(
                            recording.series(),
                            (scan, column, value) -> ResponseFile.notFinite(
                                    path(),
                                    scan,
                                    named ? "'" + columns.names().apply(column) + "'" : "target " + column,
                                    value))
                    .read(0, scans, values);
            return values;
        }
    }
}
