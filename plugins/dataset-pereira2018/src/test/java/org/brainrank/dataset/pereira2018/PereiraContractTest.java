package org.brainrank.dataset.pereira2018;

import java.nio.file.Path;
import java.util.Map;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.testkit.DatasetContract;
import org.junit.jupiter.api.io.TempDir;

class PereiraContractTest extends DatasetContract {
    @TempDir
    private Path data;

    @Override
    protected Dataset open() {
        return new Fake(data).participant("M02", 12).participant("P01", 12).open(Map.of());
    }
}
