package org.brainrank.dataset.littleprince;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.brainrank.spi.dataset.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that configs/little-prince.yaml reads. Set {@code brainrank.fake} to a folder to keep it and run that config on it. */
class FullFakeTest {
    @TempDir
    private Path temporary;

    @Test
    void threeListenersAndTwoRegions() {
        String kept = System.getProperty("brainrank.fake");
        Fake fake = new Fake(kept == null ? temporary : Path.of(kept)).words();
        for (String listener : new String[] {"sub-EN057", "sub-EN058", "sub-EN059"}) {
            fake.listener(listener, 15, 16, 17, 18, 19, 20, 21, 22, 24);
        }
        fake.mask("roi_masks/BA44.nii.gz", 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        fake.mask("roi_masks/pSTS.nii.gz", 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0);
        try (Dataset dataset =
                fake.open(Map.of("mask", fake.root().resolve("roi_masks").toString(), "targets", "regions"))) {
            assertThat(dataset.subjects()).hasSize(3);
            assertThat(dataset.targets()).hasSize(2);
        }
    }
}
