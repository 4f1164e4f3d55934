package org.brainrank.dataset.tuckute2024;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.brainrank.spi.dataset.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As many sentences as were published. Set {@code brainrank.fake} to a folder to keep them and run configs/tuckute2024.yaml. */
class FullFakeTest {
    @TempDir
    private Path temporary;

    @Test
    void aThousandSentencesAndFiveParticipants() {
        String kept = System.getProperty("brainrank.fake");
        Fake fake = new Fake(kept == null ? temporary : Path.of(kept)).write(Fake.table(1000));
        try (Dataset dataset = fake.open(Map.of())) {
            assertThat(dataset.stories()).hasSize(1000);
            assertThat(dataset.subjects()).hasSize(5);
        }
    }
}
