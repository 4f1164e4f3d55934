package org.brainrank.dataset.tuckute2024;

import java.nio.file.Path;
import java.util.Map;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.testkit.DatasetContract;
import org.junit.jupiter.api.io.TempDir;

class TuckuteContractTest extends DatasetContract {
    @TempDir
    private Path data;

    @Override
    protected Dataset open() {
        return new Fake(data).write(Fake.table(10)).open(Map.of());
    }
}
