package org.brainrank.dataset.tidy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.brainrank.formats.Grid;
import org.brainrank.formats.atlas.Parcellation;
import org.brainrank.formats.atlas.Region;
import org.brainrank.formats.atlas.RegionsOfInterest;
import org.brainrank.formats.cifti.BrainModel;
import org.brainrank.formats.cifti.CiftiFile;
import org.brainrank.formats.cifti.CiftiMap;
import org.brainrank.formats.cifti.Parcel;
import org.brainrank.spi.dataset.TargetGrid;
import org.brainrank.spi.dataset.TargetGrid.Places;

/** Where the columns of a CIFTI-2 file are: vertices and voxels, structure by structure, or parcels. */
final class CiftiColumns {
    static final String PARCELS = ".ptseries.nii";
    /** Times by vertices and voxels, and times by parcels. */
    static final List<String> ENDINGS = List.of(".dtseries.nii", PARCELS);

    /** More than any brain is measured in; headers may say what they like. */
    private static final int MOST = 1 << 26;

    private final Path file;
    private final CiftiMap map;
    /** By structure, in the order of the file. */
    private final Map<String, int[]> surfaces = new LinkedHashMap<>();

    private final Optional<int[]> voxels;
    private final List<String> names = new ArrayList<>();
    private final List<Region> regions = new ArrayList<>();

    private CiftiColumns(Path file, CiftiMap map) {
        this.file = file;
        this.map = map;
        this.voxels = map.grid().map(grid -> nothing(grid.voxels()));
    }

    static Columns of(Path file, CiftiFile matrix) {
        if (matrix.scanMap().kind() != CiftiMap.Kind.SERIES) {
            throw Problem.in(
                    file, "maps of " + matrix.scanMap().kind(), "a series of scans", "Is it a dtseries or ptseries?");
        }
        return ofTargets(file, matrix);
    }

    /** Of a matrix whatever its maps are. */
    static Columns ofTargets(Path file, CiftiFile matrix) {
        return new CiftiColumns(file, matrix.targetMap()).columns();
    }

    private Columns columns() {
        map.models().forEach(this::add);
        map.parcels().forEach(this::add);
        List<TargetGrid.Piece> pieces = new ArrayList<>();
        surfaces.forEach(
                (structure, columns) -> pieces.add(new TargetGrid.Surface(camelCase(structure), Places.of(columns))));
        voxels.filter(columns -> Arrays.stream(columns).anyMatch(column -> column != Places.NONE))
                .ifPresent(columns -> pieces.add(Columns.volume(map.grid().orElseThrow(), columns)));
        Parcellation all = new Parcellation(names.size(), regions);
        return new Columns(
                map.parcels().isEmpty() ? all : RegionsOfInterest.of(all).named(file),
                names::get,
                Optional.of(new TargetGrid(pieces)));
    }

    /** A structure: every place of it is a column. */
    private void add(BrainModel model) {
        int first = names.size();
        String roi = model.structure().toLowerCase(Locale.ROOT).replace('_', '-');
        if (model.surface()) {
            int[] columns = surface(model.structure(), model.surfaceVertices());
            for (int vertex : model.indices()) {
                names.add(prefix(model.structure()) + vertex);
                put(columns, vertex, names.size() - 1);
            }
        } else {
            for (int voxel : indices(model.indices())) {
                names.add("voxel-" + map.grid().orElseThrow().name(voxel));
                put(voxels.orElseThrow(), voxel, names.size() - 1);
            }
        }
        regions.add(new Region(
                regions.size() + 1,
                roi,
                roi,
                IntStream.range(first, names.size()).toArray()));
    }

    /** A parcel is one column, however many places it has. */
    private void add(Parcel parcel) {
        int column = names.size();
        names.add(parcel.name());
        regions.add(new Region(column + 1, parcel.name(), parcel.name(), new int[] {column}));
        parcel.vertices().forEach((structure, vertices) -> {
            int[] columns = surface(structure, map.surfaces().getOrDefault(structure, 0));
            Arrays.stream(vertices).forEach(vertex -> put(columns, vertex, column));
        });
        IntStream.of(indices(parcel.voxels())).forEach(voxel -> put(voxels.orElseThrow(), voxel, column));
    }

    private int[] surface(String structure, int vertices) {
        return surfaces.computeIfAbsent(structure, key -> nothing(vertices));
    }

    private int[] nothing(int places) {
        if (places > MOST) {
            throw Problem.in(file, places + " places of a surface or volume", MOST + " at most", "Is it damaged?");
        }
        int[] columns = new int[places];
        Arrays.fill(columns, Places.NONE);
        return columns;
    }

    private void put(int[] columns, int place, int column) {
        if (place >= columns.length || columns[place] != Places.NONE) {
            throw Problem.in(
                    file,
                    "'" + names.get(column) + "' has place " + place + " of " + columns.length
                            + " (from 0), or shares it",
                    "every place there is in one column",
                    "Write the file again.");
        }
        columns[place] = column;
    }

    /** Places of voxels i, j, k, one after the other. */
    private int[] indices(int... ijk) {
        if (ijk.length == 0) {
            return ijk;
        }
        Grid grid = map.grid()
                .orElseThrow(() -> Problem.in(file, "voxels without a Volume", "their grid", "Write the file again."));
        int[] voxels = new int[ijk.length / 3];
        for (int i = 0; i < voxels.length; i++) {
            int[] at = {ijk[3 * i], ijk[3 * i + 1], ijk[3 * i + 2]};
            if (at[0] >= grid.nx() || at[1] >= grid.ny() || at[2] >= grid.nz()) {
                throw Problem.in(
                        file, "voxel " + Arrays.toString(at), "one of " + grid.described(), "Write the file again.");
            }
            voxels[i] = at[0] + grid.nx() * (at[1] + grid.ny() * at[2]);
        }
        return voxels;
    }

    private static String prefix(String structure) {
        return switch (structure) {
            case "CORTEX_LEFT" -> "lh-";
            case "CORTEX_RIGHT" -> "rh-";
            default -> structure.toLowerCase(Locale.ROOT).replace('_', '-') + "-";
        };
    }

    /** In GIFTI's words. */
    private static String camelCase(String structure) {
        return Stream.of(structure.split("_", -1))
                .map(word -> word.substring(0, Math.min(1, word.length()))
                        + word.substring(Math.min(1, word.length())).toLowerCase(Locale.ROOT))
                .reduce("", String::concat);
    }
}
