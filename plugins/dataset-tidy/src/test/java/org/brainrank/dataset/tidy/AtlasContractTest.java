package org.brainrank.dataset.tidy;

import java.nio.file.Path;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.testkit.DatasetContract;
import org.junit.jupiter.api.io.TempDir;

class AtlasContractTest extends DatasetContract {
    @TempDir
    private Path folder;

    @Override
    protected Dataset open() {
        ImageFolder images = ImageFolder.described(folder);
        images.image("responses/sub-01/river.nii.gz", ImageFolder.GRID, 1.5);
        images.labels("atlas.nii", ImageFolder.GRID, 5, 5, 0, 0, 0, 0, 5, 0, 0, 0, -1, 2);
        images.describe("atlas: {labels: atlas.nii}\n");
        return TidyDataset.open(folder);
    }
}
