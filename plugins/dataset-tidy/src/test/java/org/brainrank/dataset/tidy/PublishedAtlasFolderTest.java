package org.brainrank.dataset.tidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.brainrank.formats.Affine;
import org.brainrank.formats.Grid;
import org.brainrank.spi.dataset.Target;
import org.brainrank.spi.dataset.TargetGrid;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The language parcels of Wolna et al. 2025 on a grid of 3 mm, beside what nibabel and NumPy count there. */
@Tag("large")
class PublishedAtlasFolderTest {
    @TempDir
    private Path folder;

    @Test
    void languageParcelsMoveToTheResponses() throws IOException {
        Optional<Path> file = Optional.ofNullable(System.getenv("BRAINRANK_DATA"))
                .map(data -> Path.of(data).resolve("../atlas/language-parcels/langParcels_symmetrical.nii.gz"));
        assumeTrue(
                file.filter(Files::exists).isPresent(), "BRAINRANK_DATA has no folder ../atlas with language-parcels");
        ImageFolder images = ImageFolder.described(folder);
        Files.copy(file.orElseThrow(), folder.resolve("atlas.nii.gz"));
        Grid grid = new Grid(65, 77, 49, Affine.of(3, 0, 0, -96, 0, 3, 0, -132, 0, 0, 3, -78), "mm", "mni");
        images.image("responses/sub-01/river.nii", grid, 1.5);
        images.describe("atlas: {labels: atlas.nii.gz, resample: nearest}\n");

        TidyDataset dataset = TidyDataset.open(folder);

        assertThat(dataset.targets()).hasSize(26).contains(new Target("1", "1"), new Target("31", "31"));
        TargetGrid.Places places = dataset.grid().orElseThrow().pieces().get(0).places();
        assertThat(IntStream.range(0, places.size()).filter(voxel -> places.target(voxel) == 0))
                .hasSize(408);
        assertThat(IntStream.range(0, places.size()).filter(voxel -> places.target(voxel) == 25))
                .hasSize(135);
    }
}
