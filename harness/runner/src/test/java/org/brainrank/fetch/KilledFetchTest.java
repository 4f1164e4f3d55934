package org.brainrank.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.brainrank.spi.UserException;
import org.brainrank.testkit.FileServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a fetch died of, and wherever: the next one goes on, and nothing ever looks whole that is not. */
class KilledFetchTest {
    private static final Web WEB = new Web(
            Map.of(),
            Optional.empty(),
            Duration.ofSeconds(10),
            new Patience(3, Duration.ofMillis(1), Duration.ofMillis(5)));
    private static final long ALL_BYTES = SmallArchive.CONTENT.values().stream()
            .mapToLong(bytes -> bytes.length)
            .sum();

    @TempDir
    private Path temporary;

    private FileServer server;

    @BeforeEach
    void start() throws IOException {
        SmallArchive.publish(temporary.resolve("site"));
        server = new FileServer(temporary.resolve("site"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** How a fetch ends where it should not. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Counts the bytes that came. */
    private long fetch(Path folder, List<String> subjects, int connections, Consumer<Step> steps) {
        AtomicLong bytes = new AtomicLong();
        URI address = server.address();
        FolderFetch fetch = new FolderFetch(WEB, connections, FetchProcess.silent(bytes::addAndGet), line -> {}, steps);
        try {
            fetch.fetch(fetch.order(SmallArchive.parcel(address, subjects), folder));
        } catch (Death | IllegalStateException | UserException e) {
            assertThat(steps).as("a fetch that nobody kills").isNotSameAs(Step.UNWATCHED);
        }
        return bytes.get();
    }

    private static void nothingLooksWholeThatIsNot(Path folder) throws IOException {
        SmallArchive.wholeFilesOf(folder);
        SmallArchive.wholeFilesOf(Workshop.of(folder).files());
    }

    private static void hasAllFiles(Path folder) throws IOException {
        assertThat(SmallArchive.wholeFilesOf(folder)).containsExactlyElementsOf(SmallArchive.CONTENT.keySet());
    }

    private static void isWhole(Path folder) throws IOException {
        hasAllFiles(folder);
        assertThat(Origin.of(folder).orElseThrow().byName()).containsOnlyKeys(SmallArchive.CONTENT.keySet());
        assertThat(folder.resolveSibling(folder.getFileName() + ".fetching")).doesNotExist();
    }

    @Test
    void diesAtEveryStepAndTheNextGoesOnByteByByte() throws IOException {
        int step = 0;
        boolean died = true;
        while (died) {
            step++;
            Path folder = temporary.resolve("dies" + step).resolve("small");
            AtomicInteger left = new AtomicInteger(step);
            long before = fetch(folder, List.of(), 1, seen -> {
                if (left.decrementAndGet() == 0) {
                    throw new Death();
                }
            });
            died = left.get() <= 0;

            nothingLooksWholeThatIsNot(folder);
            if (Files.exists(folder)) {
                hasAllFiles(folder);
            }
            long after = fetch(folder, List.of(), 1, Step.UNWATCHED);

            isWhole(folder);
            assertThat(before + after).as("bytes, dead at step %d", step).isEqualTo(ALL_BYTES);
        }
        assertThat(step).isGreaterThan(30);
    }

    @Test
    void diesWhileItAddsToAFolder() throws IOException {
        int step = 0;
        boolean died = true;
        while (died) {
            step++;
            Path folder = temporary.resolve("adds" + step).resolve("small");
            long first = fetch(folder, List.of("a"), 1, Step.UNWATCHED);
            AtomicInteger left = new AtomicInteger(step);
            long before = fetch(folder, List.of(), 1, seen -> {
                if (left.decrementAndGet() == 0) {
                    throw new Death();
                }
            });
            died = left.get() <= 0;

            nothingLooksWholeThatIsNot(folder);
            assertThat(SmallArchive.wholeFilesOf(folder)).contains("a/one.bin", "a/two.bin", "participants.tsv");
            long after = fetch(folder, List.of("a", "b"), 1, Step.UNWATCHED);

            isWhole(folder);
            assertThat(first + before + after)
                    .as("bytes, dead at step %d", step)
                    .isEqualTo(ALL_BYTES);
        }
        assertThat(step).isGreaterThan(15);
    }

    @Test
    void isInterruptedAtEveryStep() throws IOException {
        int step = 0;
        boolean reached = true;
        while (reached) {
            step++;
            Path folder = temporary.resolve("interrupted" + step).resolve("small");
            Thread fetching = Thread.currentThread();
            AtomicInteger left = new AtomicInteger(step);
            long before = fetch(folder, List.of(), 3, seen -> {
                if (left.decrementAndGet() == 0) {
                    fetching.interrupt();
                }
            });
            reached = left.get() <= 0;
            Thread.interrupted(); // whoever was interrupted after the last wait only keeps the flag

            nothingLooksWholeThatIsNot(folder);
            long after = fetch(folder, List.of(), 3, Step.UNWATCHED);

            isWhole(folder);
            assertThat(before + after).as("bytes, interrupted at step %d", step).isLessThanOrEqualTo(ALL_BYTES);
        }
        assertThat(step).isGreaterThan(30);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"MOVED"},
            mode = EnumSource.Mode.EXCLUDE)
    void aProcessHaltsAtAStep(Step step) throws Exception {
        Path folder = temporary.resolve("halted/small");
        int times = step == Step.BYTES ? 3 : 1;

        Process process = FetchProcess.start(server.address(), folder, step, times, false);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isEqualTo(FetchProcess.HALTED);
        goesOn(folder);
    }

    private void goesOn(Path folder) throws IOException {
        nothingLooksWholeThatIsNot(folder);
        List<String> whole = SmallArchive.wholeFilesOf(Workshop.of(folder).files());
        int asked = server.requests().size();

        fetch(folder, List.of(), 2, Step.UNWATCHED);

        isWhole(folder);
        List<String> later = server.requests().subList(asked, server.requests().size());
        assertThat(later)
                .noneMatch(line -> line.startsWith("GET ") && whole.stream().anyMatch(line::contains));
    }

    @Test
    void aProcessIsKilledInTheMiddleOfAFileAndHeldItsLockUntilThen() throws Exception {
        Path folder = temporary.resolve("killed/small");
        Process process = FetchProcess.start(server.address(), folder, Step.BYTES, 3, true);
        try (BufferedReader says = process.inputReader()) {
            assertThat(says.readLine()).isEqualTo("here");
            FolderFetch second = new FolderFetch(WEB, 1, FetchProcess.silent(bytes -> {}), line -> {}, Step.UNWATCHED);
            Order order = second.order(SmallArchive.parcel(server.address(), List.of()), folder);
            assertThatThrownBy(() -> second.fetch(order))
                    .isInstanceOf(UserException.class)
                    .hasMessageContainingAll(
                            "another fetch into", "(process " + process.pid() + ")", "goes on already");
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(folder).doesNotExist();

        goesOn(folder);

        assertThat(server.requests()).anyMatch(line -> line.contains("bytes="));
    }

    @Test
    void twoFetchesOfOneProcessDoNotMeet() throws IOException {
        Path folder = temporary.resolve("two/small");
        AtomicInteger refused = new AtomicInteger();
        FolderFetch second = new FolderFetch(WEB, 1, FetchProcess.silent(bytes -> {}), line -> {}, Step.UNWATCHED);
        Order order = second.order(SmallArchive.parcel(server.address(), List.of()), folder);

        fetch(folder, List.of(), 2, step -> {
            if (step == Step.LOCKED) {
                assertThatThrownBy(() -> second.fetch(order))
                        .isInstanceOf(UserException.class)
                        .hasMessageContaining("(this process)");
                refused.incrementAndGet();
            }
        });
        isWhole(folder);
        int asked = server.requests().size();
        second.fetch(order);

        assertThat(refused).hasValue(1);
        assertThat(server.requests()).hasSize(asked);
        isWhole(folder);
    }
}
