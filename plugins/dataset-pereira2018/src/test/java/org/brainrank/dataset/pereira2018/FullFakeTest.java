package org.brainrank.dataset.pereira2018;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.brainrank.spi.dataset.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As many sentences as experiment 2 has. Set {@code brainrank.fake} to a folder to keep them and run configs/pereira2018.yaml. */
class FullFakeTest {
    @TempDir
    private Path temporary;

    @Test
    void ninetySixPassagesOfFourSentences() {
        String kept = System.getProperty("brainrank.fake");
        Fake fake = new Fake(kept == null ? temporary : Path.of(kept));
        for (String participant : List.of("M02", "M04", "M07", "P01")) {
            fake.participant(participant, 384);
        }
        try (Dataset dataset = fake.open(Map.of())) {
            assertThat(dataset.stories()).hasSize(96);
            assertThat(dataset.subjects()).hasSize(4);
        }
    }
}
