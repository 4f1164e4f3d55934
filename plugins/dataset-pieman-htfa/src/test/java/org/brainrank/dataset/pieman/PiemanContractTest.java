package org.brainrank.dataset.pieman;

import java.nio.file.Path;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.testkit.DatasetContract;
import org.junit.jupiter.api.io.TempDir;

class PiemanContractTest extends DatasetContract {
    @TempDir
    private Path data;

    @Override
    protected Dataset open() {
        return PiemanDataset.open(Fixture.write(data), Fixture.words(data));
    }
}
