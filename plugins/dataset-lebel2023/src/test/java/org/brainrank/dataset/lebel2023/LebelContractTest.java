package org.brainrank.dataset.lebel2023;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.brainrank.spi.dataset.Dataset;
import org.brainrank.testkit.DatasetContract;
import org.junit.jupiter.api.io.TempDir;

class LebelContractTest extends DatasetContract {
    @TempDir
    private Path data;

    @Override
    protected Dataset open() {
        List<String> stories = List.of("souls", Fake.TEST);
        return new Fake(data, 30)
                .stories(stories)
                .subject("UTS01", 5, stories)
                .open(Map.of("subject", "UTS01", "stories", "all"));
    }
}
