package org.brainrank.dataset.tidy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.brainrank.formats.Grid;
import org.brainrank.formats.atlas.LabelFile;
import org.brainrank.formats.atlas.LabelNames;
import org.brainrank.formats.atlas.Labels;
import org.brainrank.formats.atlas.Parcellation;
import org.brainrank.formats.atlas.RegionsOfInterest;
import org.brainrank.formats.cifti.CiftiFile;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.TargetGrid.Piece;
import org.brainrank.spi.dataset.TargetGrid.Places;
import org.brainrank.spi.dataset.TargetGrid.Surface;
import org.brainrank.spi.dataset.TargetGrid.Volume;

/**
 * Reads the labels of an atlas for the places that the columns of a file are in.
 *
 * @param atlas names the files
 * @param columns of the file
 * @param file for messages
 * @param table of regions' names
 * @param notes hears of what was done on the way
 */
record AtlasPlaces(Atlas atlas, Columns columns, Path file, Optional<LabelNames> table, Consumer<String> notes) {
    /**
     * The atlas.
     *
     * @param atlas regions of its places
     * @param columnOf for each place the column that it shows; below 0 for none
     */
    record Whole(Parcellation atlas, int[] columnOf) {}

    Whole whole() {
        if (file.toString().endsWith(CiftiColumns.PARCELS)) {
            throw atlas.section()
                    .problem(
                            atlas.section().node(),
                            file + " has parcels already",
                            "voxels or vertices",
                            "Remove the section 'atlas'.");
        }
        if (columns.pieces().isEmpty()) {
            refuseBut(Atlas.LABELS);
            return new Whole(
                    named(sized(Atlas.LABELS, columns.count(), "columns")),
                    IntStream.range(0, columns.count()).toArray());
        }
        boolean one = atlas.labels().keySet().equals(java.util.Set.of(Atlas.LABELS));
        if (one && path(Atlas.LABELS).toString().endsWith(LabelFile.DENSE)) {
            return dense(path(Atlas.LABELS));
        }
        List<Piece> surfaces =
                columns.pieces().stream().filter(Surface.class::isInstance).toList();
        if (one
                && surfaces.size() > 1
                && LabelFile.read(path(Atlas.LABELS)).grid().isEmpty()) {
            int vertices =
                    surfaces.stream().mapToInt(piece -> piece.places().size()).sum();
            return new Whole(named(sized(Atlas.LABELS, vertices, "vertices")), columnsOf(surfaces));
        }
        return pieceByPiece();
    }

    private Whole pieceByPiece() {
        List<Piece> used = new ArrayList<>();
        List<Parcellation> parts = new ArrayList<>();
        TreeSet<String> unused = new TreeSet<>(atlas.labels().keySet());
        for (Piece piece : columns.pieces()) {
            String key = key(piece);
            if (atlas.labels().containsKey(key)) {
                unused.remove(key);
                used.add(piece);
                Parcellation part = named(
                        piece instanceof Volume volume
                                ? on(Columns.grid(volume))
                                : sized(key, piece.places().size(), "vertices"));
                parts.add(
                        key.equals(Atlas.LABELS)
                                ? part
                                : RegionsOfInterest.sided(part, key.equals(Atlas.LEFT) ? "L_" : "R_"));
            }
        }
        if (!unused.isEmpty()) {
            refuseBut(unused.first().equals(Atlas.LABELS) ? Atlas.LEFT : Atlas.LABELS);
        }
        return new Whole(parts.stream().reduce(Parcellation::beside).orElseThrow(), columnsOf(used));
    }

    /** Labels of vertices and voxels, met where the columns have the same meshes and grid. */
    private Whole dense(Path path) {
        Labels read = LabelFile.read(path);
        int[] columnOf = new int[read.keys().length];
        Arrays.fill(columnOf, Places.NONE);
        boolean met = false;
        try (CiftiFile matrix = CiftiFile.open(path)) {
            for (Piece own : CiftiColumns.ofTargets(path, matrix).pieces()) {
                for (Piece piece : columns.pieces()) {
                    if (Columns.sameSpace(own, piece)) {
                        met = true;
                        meet(own.places(), piece.places(), columnOf);
                    }
                }
            }
        }
        if (!met) {
            throw problem(
                    Atlas.LABELS, "has no surface or volume of " + file, "the same meshes or grid", "the same space");
        }
        return new Whole(named(read), columnOf);
    }

    private static void meet(Places own, Places other, int... columnOf) {
        for (int place = 0; place < own.size(); place++) {
            if (own.target(place) != Places.NONE) {
                columnOf[own.target(place)] = other.target(place);
            }
        }
    }

    private static int[] columnsOf(List<Piece> pieces) {
        return pieces.stream()
                .flatMapToInt(piece -> IntStream.range(0, piece.places().size())
                        .map(place -> piece.places().target(place)))
                .toArray();
    }

    private String key(Piece piece) {
        String structure = piece instanceof Surface surface ? surface.structure() : "";
        String side = switch (structure) {
            case "CortexLeft" -> Atlas.LEFT;
            case "CortexRight" -> Atlas.RIGHT;
            default -> Atlas.LABELS;
        };
        return columns.pieces().size() == 1 && !atlas.labels().containsKey(side) ? Atlas.LABELS : side;
    }

    /** Some key is for other responses. */
    private void refuseBut(String fitting) {
        for (String key : List.of(Atlas.LABELS, Atlas.LEFT, Atlas.RIGHT)) {
            if (atlas.labels().containsKey(key) && !key.equals(fitting)) {
                throw atlas.section()
                        .problem(
                                atlas.section().need(key),
                                "'" + key + "', and " + file.getFileName() + " has no such places",
                                columns.pieces().isEmpty()
                                        ? "'labels' alone, a label for each column"
                                        : "'labels' for voxels or one surface, 'left' and 'right' for hemispheres",
                                "Name the files by the keys that fit.");
            }
        }
    }

    private Labels on(Grid grid) {
        Labels read = LabelFile.read(path(Atlas.LABELS));
        Grid own = read.grid()
                .orElseThrow(() -> problem(
                        Atlas.LABELS, "has no grid", "labels of voxels, as NIfTI, for " + file, "another kind"));
        if (!own.isSameAs(grid)) {
            if (!atlas.nearest()) {
                throw atlas.section()
                        .problem(
                                atlas.section().need(Atlas.LABELS),
                                "'labels: " + read.file().getFileName() + "' is on another grid, " + own.described(),
                                grid.described() + " as in " + file,
                                "Resample it, or write 'resample: nearest', and each voxel takes the label of the atlas's"
                                        + " voxel that holds its centre.");
            }
            notes.accept("labels of " + read.file().getFileName()
                    + " were moved to the responses' grid by nearest neighbour");
        }
        return read.onto(grid);
    }

    private Labels sized(String key, int places, String what) {
        Labels read = LabelFile.read(path(key));
        if (read.keys().length != places) {
            throw problem(
                    key,
                    "has " + read.keys().length + " labels",
                    places + ", one for each of the " + what + " of " + file,
                    "the same surface or voxels");
        }
        return read;
    }

    private UserException problem(String key, String found, String expected, String other) {
        return atlas.section()
                .problem(
                        atlas.section().need(key),
                        "'" + key + ": " + path(key).getFileName() + "' " + found,
                        expected,
                        "Name an atlas of " + other + ".");
    }

    private Path path(String key) {
        return Optional.ofNullable(atlas.labels().get(key)).orElseThrow();
    }

    private Parcellation named(Labels labels) {
        return table.map(names -> names.of(labels)).orElseGet(() -> Parcellation.of(labels));
    }
}
