package org.brainrank.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.TokenWindow;

/**
 * Runs many batches and sees whether the process grows. The first fifth is not counted: an engine fills its pools then.
 *
 * <p>The Java heap is collected every few batches, so that the youngest objects lie on the same pages again and what grows is
 * native memory, or what a model keeps. The rest is cut into {@value #BLOCKS} blocks, and the median block's growth counts: a
 * leak grows in all of them, compilers and allocators now and then.
 */
record LeakSearch(
        LanguageModel model, List<PassRequest> requests, List<TokenWindow> windows, Supplier<OptionalLong> liveArrays) {
    /** Windows of a batch: enough for an array to have kilobytes. */
    static final int WINDOWS = 8;

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";
    private static final int COLLECT_EVERY = 25;
    private static final int BLOCKS = 8;
    private static final long BYTES_A_BATCH = 2 << 10;
    private static final long NOISE_BYTES = 512 << 10;

    void over(int batches) {
        int block = batches / (BLOCKS + 2);
        run(2 * block);
        OptionalLong arrays = liveArrays.get();
        List<Long> growth = new ArrayList<>();
        for (int i = 0; i < BLOCKS; i++) {
            OptionalLong before = resident();
            run(block);
            OptionalLong after = resident();
            if (before.isPresent() && after.isPresent()) {
                growth.add(after.getAsLong() - before.getAsLong());
            }
        }
        assertThat(liveArrays.get()).as("arrays of the engine that live").isEqualTo(arrays);
        assumeTrue(!growth.isEmpty(), () -> "this system has no " + STATUS + ", so resident memory cannot be read");
        long median = growth.stream().sorted().toList().get(growth.size() / 2);
        assertThat(median)
                .as("bytes that the process grew by in the median of blocks of %d batches: %s", block, growth)
                .isLessThan(NOISE_BYTES + block * BYTES_A_BATCH);
    }

    private void run(int batches) {
        for (int i = 0; i < batches; i++) {
            model.run(requests.get(i % requests.size()), windows, (window, step) -> step.output());
            if (i % COLLECT_EVERY == 0) {
                System.gc();
            }
        }
        System.gc();
    }

    /** What the process holds in memory, in bytes. */
    private static OptionalLong resident() {
        if (!Files.isReadable(STATUS)) {
            return OptionalLong.empty();
        }
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(RESIDENT))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
