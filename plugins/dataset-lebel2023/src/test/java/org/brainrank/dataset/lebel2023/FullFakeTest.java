package org.brainrank.dataset.lebel2023;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.brainrank.spi.dataset.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that configs/lebel2023.yaml reads. Set {@code brainrank.fake} to a folder to keep it and run that config on it. */
class FullFakeTest {
    @TempDir
    private Path temporary;

    @Test
    void sessionsOneToFiveAreTwentySevenStories() {
        String kept = System.getProperty("brainrank.fake");
        Fake fake = new Fake(kept == null ? temporary : Path.of(kept), 40)
                .stories(Choice.SESSIONS)
                .subject("UTS01", 4, Choice.SESSIONS);
        try (Dataset dataset = fake.open(Map.of("subject", "UTS01"))) {
            assertThat(dataset.stories()).hasSize(27);
            assertThat(dataset.repeats("UTS01", Fake.TEST)).hasSize(Fake.REPEATS);
        }
    }
}
