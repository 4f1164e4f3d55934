package org.brainrank.models.transformers;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.Footprint;
import org.junit.jupiter.api.Test;

class OpeningCheckTest {
    private static final long GIB = 1L << 30;
    private static final Path FOLDER = Path.of("models/large");

    @Test
    void refusesWhatDoesNotFitWithSizesAndRemedies() {
        Footprint large = new Footprint("cpu", "float32", 28 * GIB, 0, 0, OptionalLong.empty());
        assertThatThrownBy(() -> OpeningCheck.check(FOLDER, large, 16 * GIB))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("large")
                .hasMessageContaining("28.0 GiB")
                .hasMessageContaining("16.0 GiB")
                .hasMessageContaining("weights: streamed")
                .hasMessageContaining("precision: float16");
        assertThatCode(() -> OpeningCheck.check(FOLDER, large, 28 * GIB)).doesNotThrowAnyException();
    }

    @Test
    void mappedFilesNeedNotFit() {
        Footprint mapped = new Footprint("cpu", "float16", 0, 28 * GIB, GIB, OptionalLong.empty());
        assertThatCode(() -> OpeningCheck.check(FOLDER, mapped, 2 * GIB)).doesNotThrowAnyException();
    }

    @Test
    void aGpuHasItsOwnMemory() {
        Footprint large = new Footprint("cuda:0", "float16", 14 * GIB, 0, 0, OptionalLong.of(8 * GIB));
        assertThatThrownBy(() -> OpeningCheck.check(FOLDER, large, 64 * GIB))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("cuda:0, which has 8.0 GiB");
    }
}
