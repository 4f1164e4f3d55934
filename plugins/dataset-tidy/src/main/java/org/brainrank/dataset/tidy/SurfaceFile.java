package org.brainrank.dataset.tidy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.brainrank.formats.TimeSeries;
import org.brainrank.formats.gifti.GiftiFile;
import org.brainrank.spi.dataset.TargetGrid;

/**
 * Responses on one surface, or on the left and then the right hemisphere: targets are vertices.
 *
 * @param hemispheres one file, or two
 * @param scans of each
 */
record SurfaceFile(List<Hemisphere> hemispheres, int scans) implements ResponseFile {
    static final String LEFT = ".lh.func.gii";
    static final String RIGHT = ".rh.func.gii";

    SurfaceFile {
        hemispheres = List.copyOf(hemispheres);
    }

    /**
     * One file.
     *
     * @param path the file
     * @param structure in GIFTI's words; empty if neither file nor name say
     * @param prefix of vertices' labels
     * @param vertices how many
     * @param timeStep as the file has it, in seconds or milliseconds
     */
    record Hemisphere(Path path, String structure, String prefix, int vertices, OptionalDouble timeStep) {}

    static SurfaceFile open(List<Path> paths) {
        List<Hemisphere> hemispheres = new ArrayList<>();
        int scans = 0;
        for (Path path : paths) {
            GiftiFile file = GiftiFile.open(path);
            TimeSeries series = file.series();
            if (!hemispheres.isEmpty() && series.scans() != scans) {
                throw Problem.in(
                        path,
                        series.scans() + " scans",
                        scans + " as in " + hemispheres.get(0).path(),
                        "Both hemispheres have the same scans.");
            }
            scans = series.scans();
            hemispheres.add(hemisphere(path, file, series.targets()));
        }
        SurfaceFile surface = new SurfaceFile(hemispheres, scans);
        if ((long) scans * surface.targets() > Integer.MAX_VALUE - 8) {
            throw Problem.in(
                    paths.get(0),
                    scans + " scans of " + surface.targets() + " vertices",
                    "no more than 2147483639 numbers",
                    "Take a coarser surface.");
        }
        return surface;
    }

    private static Hemisphere hemisphere(Path path, GiftiFile file, int vertices) {
        String name = path.getFileName().toString();
        String structure = name.endsWith(LEFT) ? "CortexLeft" : name.endsWith(RIGHT) ? "CortexRight" : "";
        String stated = file.metadata().getOrDefault("AnatomicalStructurePrimary", "");
        if (!structure.isEmpty() && stated.startsWith("Cortex") && !stated.equals(structure)) {
            throw Problem.in(
                    path, "a surface of " + stated, structure + " as its name says", "Are lh and rh exchanged?");
        }
        String prefix = name.endsWith(LEFT) ? "lh-" : name.endsWith(RIGHT) ? "rh-" : "vertex-";
        return new Hemisphere(path, structure.isEmpty() ? stated : structure, prefix, vertices, file.timeStep());
    }

    @Override
    public Path path() {
        return hemispheres.get(0).path();
    }

    @Override
    public List<Path> files() {
        return hemispheres.stream().map(Hemisphere::path).toList();
    }

    @Override
    public int targets() {
        return hemispheres.stream().mapToInt(Hemisphere::vertices).sum();
    }

    @Override
    public List<String> labels() {
        return List.of();
    }

    @Override
    public List<String> places() {
        return hemispheres.stream()
                .flatMap(own -> IntStream.range(0, own.vertices()).mapToObj(vertex -> own.prefix() + vertex))
                .toList();
    }

    @Override
    public boolean agreesWith(double seconds) {
        return hemispheres.stream()
                .flatMap(own -> own.timeStep().stream().boxed())
                .allMatch(step ->
                        step == 0 || ResponseFile.near(step, seconds) || ResponseFile.near(step, 1000 * seconds));
    }

    @Override
    public OptionalDouble repetitionTime() {
        // GIFTI names no unit.
        return OptionalDouble.empty();
    }

    @Override
    public Optional<TargetGrid> grid() {
        List<TargetGrid.Piece> pieces = new ArrayList<>();
        int first = 0;
        for (Hemisphere own : hemispheres) {
            pieces.add(new TargetGrid.Surface(
                    own.structure(),
                    TargetGrid.Places.of(
                            IntStream.range(first, first + own.vertices()).toArray())));
            first += own.vertices();
        }
        return Optional.of(new TargetGrid(pieces));
    }

    @Override
    public float[] read() {
        int width = targets();
        float[] values = new float[scans * width];
        int first = 0;
        for (Hemisphere own : hemispheres) {
            int column = first;
            try (TimeSeries series = GiftiFile.open(own.path()).series()) {
                if (series.scans() != scans || series.targets() != own.vertices()) {
                    throw Problem.in(
                            own.path(),
                            "the file has changed",
                            "it to stay as it was when the run began",
                            "Start again.");
                }
                series.read(
                        0,
                        scans,
                        (scan, vertex, value) -> values[scan * width + column + vertex] =
                                ResponseFile.finite(value, own.path(), scan, vertex));
            }
            first += own.vertices();
        }
        return values;
    }
}
