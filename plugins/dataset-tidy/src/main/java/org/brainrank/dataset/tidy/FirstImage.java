package org.brainrank.dataset.tidy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** The first image of a folder, which may say how long a scan takes. */
final class FirstImage {
    private FirstImage() {}

    /**
     * Its repetition time.
     *
     * @param folder of the dataset
     * @return in seconds; empty if there is no NIfTI or CIFTI file below {@code responses}, or it does not say
     */
    static OptionalDouble repetitionTime(Path folder) {
        return Folders.entries(folder.resolve(TidyDataset.RESPONSES)).stream()
                .filter(Files::isDirectory)
                .flatMap(subject -> Folders.entries(subject).stream())
                .filter(file ->
                        file.toString().endsWith(".nii") || file.toString().endsWith(".nii.gz"))
                .findFirst()
                .map(FirstImage::stated)
                .orElse(OptionalDouble.empty());
    }

    private static OptionalDouble stated(Path file) {
        try (Recording image = Recording.open(List.of(file))) {
            return image.series().repetitionTime();
        }
    }
}
