package org.brainrank.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.brainrank.engine.MachineMemory;
import org.brainrank.fakes.FakeComponents;
import org.brainrank.fakes.FakeControls;
import org.brainrank.fakes.FakeMethod;
import org.brainrank.fakes.Planted;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.Footprint;
import org.brainrank.testkit.FakeModelPlugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryCheckTest {
    private static final long GIB = 1L << 30;

    private static MemoryClaim claim(long resident, long streamed, String device, OptionalLong deviceBytes) {
        return new MemoryClaim(
                "large",
                Optional.of(new Footprint(device, "float32", resident, 100 * GIB, streamed, deviceBytes)),
                GIB,
                GIB / 4,
                4);
    }

    private static MemoryClaim onProcessor(long resident, long streamed) {
        return claim(resident, streamed, "cpu", OptionalLong.empty());
    }

    private static MemoryCheck check(long machine, int threads) {
        return new MemoryCheck(new MachineMemory(machine, 64 * GIB), GIB, GIB, threads, 1000);
    }

    @Test
    void allowsWhatFitsToTheByte() {
        // Program and data, weights, two batches of a GiB.
        assertThatCode(() -> check(12 * GIB, 2).check(List.of(onProcessor(8 * GIB, 0)), List.of()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check(12 * GIB - 1, 2).check(List.of(onProcessor(8 * GIB, 0)), List.of()))
                .isInstanceOf(UserException.class);
    }

    @Test
    void saysWhatIsNeededWhatThereIsAndHowManyThreadsFit() {
        assertThatThrownBy(() -> check(16 * GIB, 8).check(List.of(onProcessor(8 * GIB, GIB)), List.of()))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(
                        "model 'large' needs about 26.0 GiB, and this machine has 16.0 GiB: 1.0 GiB for the"
                                + " program, 1.0 GiB for data, 8.0 GiB for weights, and 8 × 2.0 GiB for batches.")
                .hasMessageContaining("--threads 3")
                .hasMessageContaining("-Dbrainrank.batch-memory-mb");
    }

    @Test
    void weightsThatDoNotFitWantAnotherPrecisionOrStreaming() {
        assertThatThrownBy(() -> check(16 * GIB, 1).check(List.of(onProcessor(28 * GIB, 0)), List.of()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("28.0 GiB for weights")
                .hasMessageContaining("precision: float16 or weights: streamed");
        assertThatCode(() -> check(16 * GIB, 1).check(List.of(onProcessor(0, 2 * GIB)), List.of()))
                .as("mapped files may be larger than memory")
                .doesNotThrowAnyException();
    }

    @Test
    void drawnWeightsAreInMemoryWhateverTheFilesAre() {
        List<MemoryClaim> mapped = List.of(onProcessor(0, 0));
        assertThatCode(() -> check(6 * GIB, 1).check(mapped, List.of())).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(6 * GIB, 1).check(mapped, List.of("large")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("4.0 GiB for weights")
                .hasMessageContaining("leave out the control");
    }

    @Test
    void drawnWeightsNeedMemoryBesideTheHeap() {
        List<MemoryClaim> mapped = List.of(onProcessor(0, 0));
        MemoryCheck check = new MemoryCheck(new MachineMemory(64 * GIB, 4 * GIB - 1), GIB, GIB, 1, 1000);
        assertThatCode(() -> check.check(mapped, List.of())).doesNotThrowAnyException();
        assertThatThrownBy(() -> check.check(mapped, List.of("large")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("4.0 GiB")
                .hasMessageContaining("-XX:MaxDirectMemorySize=5g");
    }

    @Test
    void threadsWithoutABatchNeedNothing() {
        // 1000 windows are 250 batches of 4; 3 windows are one of 3.
        assertThatCode(() -> new MemoryCheck(new MachineMemory(3 * GIB, GIB), GIB, GIB, 64, 3)
                        .check(List.of(onProcessor(0, 0)), List.of()))
                .doesNotThrowAnyException();
    }

    @Test
    void aGpuHasItsOwnMemory() {
        List<MemoryClaim> claims = List.of(claim(14 * GIB, 0, "cuda:0", OptionalLong.of(8 * GIB)));
        assertThatThrownBy(() -> check(64 * GIB, 1).check(claims, List.of()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("cuda:0 has 8.0 GiB")
                .hasMessageContaining("14.0 GiB for weights");
    }

    @Test
    void aRunIsCheckedAgainstItsMachine(@TempDir Path folder) {
        FakeComponents components = new FakeComponents(
                new FakeModelPlugin(),
                Planted.dataset(),
                List.of(FakeMethod.activations("norm")),
                List.of(new FakeControls.Rate()));
        RunOptions options = new RunOptions(folder, Optional.empty(), OptionalInt.empty(), 1);
        try (Preparation preparation = Preparation.of(Toy.experiment(), components, options)) {
            assertThatCode(() -> preparation.checkMemory(MachineMemory.ofProcess()))
                    .doesNotThrowAnyException();
            assertThatThrownBy(() -> preparation.checkMemory(new MachineMemory(1 << 20, 1 << 20)))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("this machine has 0.0 GiB");
            assertThat(preparation.models().get(0).claim().shownBytes())
                    .isEqualTo(4 * preparation.models().get(0).info().parameters());
        }
    }
}
