package org.brainrank.dataset.tidy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.brainrank.formats.Grid;
import org.brainrank.formats.atlas.Labels;
import org.brainrank.formats.atlas.Parcellation;
import org.brainrank.formats.atlas.Selection;
import org.jspecify.annotations.Nullable;

/** The kinds of files that responses come in, and which of their columns become targets. */
final class ResponseFormats {
    /** What the message of a missing file names. */
    static final String KNOWN =
            ".npy, .tsv, .nii.gz, .nii, .func.gii, .lh.func.gii with .rh.func.gii, .dtseries.nii or .ptseries.nii";

    private static final List<String> ENDINGS = List.of(
            ".npy",
            ".tsv",
            ".nii.gz",
            ".dtseries.nii",
            ".ptseries.nii",
            ".nii",
            SurfaceRecording.LEFT,
            SurfaceRecording.RIGHT,
            ".func.gii");

    private final Optional<Labels> mask;
    private final Optional<Atlas> atlas;
    private final Set<String> notes = new LinkedHashSet<>();
    private @Nullable RecordedFile first;
    private @Nullable RecordedFile plain;

    /**
     * Of a folder.
     *
     * @param mask voxels of images that are targets; empty for all
     * @param atlas regions of the columns, if there are some
     */
    ResponseFormats(Optional<Labels> mask, Optional<Atlas> atlas) {
        this.mask = mask;
        this.atlas = atlas;
    }

    /** What was done to the columns of the files opened so far. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** The name of a file without what says its kind; empty if it is of none. */
    static Optional<String> stem(Path file) {
        String name = file.getFileName().toString();
        return ENDINGS.stream()
                .filter(ending -> name.endsWith(ending) && name.length() > ending.length())
                .findFirst()
                .map(ending -> name.substring(0, name.length() - ending.length()));
    }

    /** Files of known kinds by their stems, in the order of these; others are not ours. */
    static Map<String, List<Path>> byStem(List<Path> files) {
        Map<String, List<Path>> byStem = new TreeMap<>();
        for (Path file : files) {
            stem(file)
                    .ifPresent(stem -> byStem.computeIfAbsent(stem, key -> new ArrayList<>())
                            .add(file));
        }
        return byStem;
    }

    /**
     * Looks at the shape of what is in one file, or in those of two hemispheres.
     *
     * @param files of one stem, sorted
     */
    ResponseFile open(List<Path> files) {
        Path file = files.get(0);
        boolean left = file.toString().endsWith(SurfaceRecording.LEFT);
        boolean pair = files.size() == 2 && left && files.get(1).toString().endsWith(SurfaceRecording.RIGHT);
        if (files.size() > 1 && !pair) {
            throw Problem.in(
                    file.resolveSibling("."),
                    "both " + file.getFileName() + " and " + files.get(1).getFileName(),
                    "one file per story, or .lh.func.gii and .rh.func.gii",
                    "Remove the one that is not meant.");
        }
        if (!pair && (left || file.toString().endsWith(SurfaceRecording.RIGHT))) {
            throw Problem.in(
                    file,
                    "one hemisphere alone",
                    "the other one beside it",
                    "Add it; a surface that is all there is called <story>.func.gii.");
        }
        if (!file.toString().endsWith(".tsv")) {
            return recorded(files);
        }
        if (atlas.isPresent()) {
            throw Problem.in(
                    file, "a table of targets, and an 'atlas'", "voxels or vertices", "Write the columns as .npy.");
        }
        return ResponseTable.open(file);
    }

    private RecordedFile recorded(List<Path> files) {
        try (Recording recording = Recording.open(files)) {
            Columns columns = recording.columns();
            if (columns.places().isEmpty() && atlas.isEmpty()) {
                if (plain == null || plain.targets() != columns.count()) {
                    plain = RecordedFile.of(recording, columns, new Selection(columns.regions(), false), false);
                }
                return plain.like(recording);
            }
            if (first == null) {
                first = RecordedFile.of(recording, columns, selection(columns, files.get(0)), true);
            }
            if (!columns.areThoseOf(first.columns())) {
                throw Problem.in(
                        files.get(0),
                        "another grid than " + first.path() + described(columns),
                        "the same voxels, vertices or parcels in the same places" + described(first.columns()),
                        "Resample all images onto one grid.");
            }
            return first.like(recording);
        }
    }

    private static String described(Columns columns) {
        return columns.image().map(grid -> ", " + grid.described()).orElse("");
    }

    private Selection selection(Columns columns, Path file) {
        boolean[] inside = new boolean[columns.count()];
        Arrays.fill(inside, true);
        if (mask.isPresent() && columns.places().isPresent()) {
            Grid grid = columns.image()
                    .orElseThrow(() -> Problem.in(
                            mask.get().file(),
                            "a mask of voxels, and " + file + " is no NIfTI image",
                            "no mask",
                            "Remove it; vertices and grayordinates are chosen by an 'atlas'."));
            if (!mask.get().grid().orElseThrow().isSameAs(grid)) {
                throw Problem.in(
                        mask.get().file(),
                        mask.get().grid().orElseThrow().described(),
                        grid.described() + " as in " + file,
                        "Resample one onto the other's grid.");
            }
            int[] keys = mask.get().keys();
            IntStream.range(0, keys.length).forEach(voxel -> inside[voxel] = keys[voxel] > 0);
        }
        if (atlas.isPresent()) {
            Parcellation regions = atlas.get().on(columns, inside, file, notes::add);
            return new Selection(regions, atlas.get().means());
        }
        int[] kept = IntStream.range(0, inside.length)
                .map(column -> inside[column] ? column : -1)
                .toArray();
        return new Selection(columns.regions().moved(kept, kept.length).orElseThrow(), false);
    }
}
