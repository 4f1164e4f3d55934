package org.brainrank.dataset.tidy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.brainrank.formats.TimeSeries;
import org.brainrank.formats.atlas.Parcellation;
import org.brainrank.formats.atlas.SideBySide;
import org.brainrank.formats.gifti.GiftiFile;
import org.brainrank.spi.dataset.TargetGrid;

/** Opens responses on one surface, or on the left and then the right hemisphere: columns are vertices. */
final class SurfaceRecording {
    static final String LEFT = ".lh.func.gii";
    static final String RIGHT = ".rh.func.gii";

    private SurfaceRecording() {}

    /** The surfaces, left first, whose names say their sides or which are all there is. */
    static Recording open(List<Path> files) {
        List<TimeSeries> series = new ArrayList<>();
        List<TargetGrid.Piece> pieces = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        List<Double> steps = new ArrayList<>();
        int first = 0;
        for (Path path : files) {
            GiftiFile file = GiftiFile.open(path);
            TimeSeries own = file.series();
            if (!series.isEmpty() && own.scans() != series.get(0).scans()) {
                throw Problem.in(
                        path,
                        own.scans() + " scans",
                        series.get(0).scans() + " as in " + files.get(0),
                        "Both hemispheres have the same scans.");
            }
            series.add(own);
            prefixes.add(prefix(path));
            steps.addAll(Recording.steps(file.timeStep()));
            pieces.add(new TargetGrid.Surface(
                    structure(path, file),
                    TargetGrid.Places.of(
                            IntStream.range(first, first + own.targets()).toArray())));
            first += own.targets();
        }
        int left = series.get(0).targets();
        return new Recording(
                files,
                series.size() == 1 ? series.get(0) : new SideBySide(series.get(0), series.get(1)),
                new Columns(
                        Parcellation.all(first, Columns.ALL),
                        column -> column < left ? prefixes.get(0) + column : prefixes.get(1) + (column - left),
                        Optional.of(new TargetGrid(pieces))),
                steps,
                false);
    }

    private static String prefix(Path path) {
        return path.toString().endsWith(LEFT) ? "lh-" : path.toString().endsWith(RIGHT) ? "rh-" : "vertex-";
    }

    /** In GIFTI's words; empty if neither file nor name say. */
    private static String structure(Path path, GiftiFile file) {
        String name = path.getFileName().toString();
        String structure = name.endsWith(LEFT) ? "CortexLeft" : name.endsWith(RIGHT) ? "CortexRight" : "";
        String stated = file.metadata().getOrDefault("AnatomicalStructurePrimary", "");
        if (!structure.isEmpty() && stated.startsWith("Cortex") && !stated.equals(structure)) {
            throw Problem.in(
                    path, "a surface of " + stated, structure + " as its name says", "Are lh and rh exchanged?");
        }
        return structure.isEmpty() ? stated : structure;
    }
}
