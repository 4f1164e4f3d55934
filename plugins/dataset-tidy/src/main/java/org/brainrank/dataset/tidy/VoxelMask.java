package org.brainrank.dataset.tidy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the file is that says which voxels of images are targets. */
final class VoxelMask {
    /** Names that are looked for. */
    static final List<String> NAMES = List.of("mask.nii.gz", "mask.nii");

    private VoxelMask() {}

    /**
     * The mask of a folder.
     *
     * @param folder of the dataset
     * @param named by the description
     */
    static Optional<Path> file(Path folder, Optional<String> named) {
        return named.map(folder::resolve)
                .or(() -> NAMES.stream()
                        .map(folder::resolve)
                        .filter(Files::exists)
                        .findFirst());
    }
}
