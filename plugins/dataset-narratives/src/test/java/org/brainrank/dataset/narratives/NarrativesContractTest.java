package org.brainrank.dataset.narratives;

import java.nio.file.Path;
import java.util.Map;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.testkit.DatasetContract;
import org.junit.jupiter.api.io.TempDir;

class NarrativesContractTest extends DatasetContract {
    @TempDir
    private Path data;

    @Override
    protected Dataset open() {
        String[] all = FakeNarratives.TASKS.toArray(String[]::new);
        FakeNarratives fake = new FakeNarratives(data)
                .listener("sub-001", all)
                .listener("sub-002", all)
                .listener("sub-003", "black");
        return new NarrativesDatasetPlugin().open(fake.request(Map.of()));
    }
}
