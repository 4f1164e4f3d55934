package org.brainrank.dataset.littleprince;

import java.nio.file.Path;
import java.util.Map;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.testkit.DatasetContract;
import org.junit.jupiter.api.io.TempDir;

class PrinceContractTest extends DatasetContract {
    @TempDir
    private Path data;

    @Override
    protected Dataset open() {
        Fake fake = new Fake(data).words().listener("sub-EN057", 15, 16, 17, 18, 19, 20, 21, 22, 24);
        fake.mask("mask.nii", 1, 1, 0, 0, 2, 2, 2, 0, 0, 0, 0, 0);
        return fake.open(Map.of("mask", fake.root().resolve("mask.nii").toString()));
    }
}
