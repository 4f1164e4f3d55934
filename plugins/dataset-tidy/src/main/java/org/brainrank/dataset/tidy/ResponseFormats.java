package org.brainrank.dataset.tidy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The kinds of files that responses come in.
 *
 * @param mask voxels of images that are targets; empty for all
 */
record ResponseFormats(Optional<VoxelMask> mask) {
    /** What the message of a missing file names. */
    static final String KNOWN = ".npy, .tsv, .nii.gz, .nii, .func.gii, or .lh.func.gii with .rh.func.gii";

    private static final List<String> ENDINGS =
            List.of(".npy", ".tsv", ".nii.gz", ".nii", SurfaceFile.LEFT, SurfaceFile.RIGHT, ".func.gii");

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
        Path first = files.get(0);
        boolean left = first.toString().endsWith(SurfaceFile.LEFT);
        boolean pair = files.size() == 2 && left && files.get(1).toString().endsWith(SurfaceFile.RIGHT);
        if (files.size() > 1 && !pair) {
            throw Problem.in(
                    first.resolveSibling("."),
                    "both " + first.getFileName() + " and " + files.get(1).getFileName(),
                    "one file per story, or .lh.func.gii and .rh.func.gii",
                    "Remove the one that is not meant.");
        }
        if (!pair && (left || first.toString().endsWith(SurfaceFile.RIGHT))) {
            throw Problem.in(
                    first,
                    "one hemisphere alone",
                    "the other one beside it",
                    "Add it; a surface that is all there is called <story>.func.gii.");
        }
        if (first.toString().endsWith(".gii")) {
            return SurfaceFile.open(files);
        }
        if (first.toString().endsWith(".npy")) {
            return NpyFile.open(first);
        }
        return first.toString().endsWith(".tsv") ? ResponseTable.open(first) : ImageFile.open(first, mask);
    }
}
