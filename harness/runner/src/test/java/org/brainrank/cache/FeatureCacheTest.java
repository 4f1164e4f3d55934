package org.brainrank.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.brainrank.features.FeatureSpace;
import org.brainrank.testkit.NpyFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureCacheTest {
    private static final CacheKey KEY = key("k1");
    private static final FeatureSpace SPACE = new FeatureSpace(
            Map.of(
                    "two", List.of(new float[] {Float.NaN, -0f}),
                    "one", List.of(new float[] {1.1f, Float.MIN_VALUE}, new float[] {Float.NEGATIVE_INFINITY, 3e38f})),
            2,
            List.of(0.1, Double.POSITIVE_INFINITY),
            List.of(1 / 3.0, 0.5),
            List.of(0.25, 0.75),
            7,
            12.345678901234567);

    @TempDir
    Path home;

    private FeatureCache cache;

    @BeforeEach
    void open() {
        cache = FeatureCache.in(home);
    }

    private static CacheKey key(String name) {
        return new CacheKey(name, Map.of("variant", "norm", "layer", "1", "model", name));
    }

    private Path folder(CacheKey key) {
        return cache.folder().resolve(key.name());
    }

    /** To the last bit: arrays have no equality of their own. */
    private static void assertEqual(FeatureSpace space) {
        assertThat(space.stories()).containsOnlyKeys("one", "two");
        space.stories()
                .forEach((story, vectors) -> assertThat(vectors.toArray())
                        .as(story)
                        .isEqualTo(SPACE.stories().get(story).toArray()));
        Map<String, List<float[]>> none = Map.of();
        assertThat(new FeatureSpace(
                        none,
                        space.features(),
                        space.completenessGaps(),
                        space.standardErrors(),
                        space.wordless(),
                        space.unscaled(),
                        space.seconds()))
                .isEqualTo(new FeatureSpace(
                        none,
                        SPACE.features(),
                        SPACE.completenessGaps(),
                        SPACE.standardErrors(),
                        SPACE.wordless(),
                        SPACE.unscaled(),
                        SPACE.seconds()));
    }

    @Test
    void aKeptSpaceIsEqualToTheFreshOne() throws IOException {
        assertThat(cache.find(KEY)).isEqualTo(Found.nothing());

        cache.keep("gpt2", KEY, SPACE);

        Found found = cache.find(KEY);
        assertThat(found.damage()).isEmpty();
        assertEqual(found.space().orElseThrow());
        assertThat(cache.find(key("k2"))).isEqualTo(Found.nothing());
        assertThat(folder(KEY)).isDirectoryContaining("glob:**SHA256SUMS");
        assertThat(NpyFiles.read(folder(KEY).resolve("features.npy")).shape()).containsExactly(3, 2);
        try (var files = Files.list(cache.folder())) {
            assertThat(files).as("nothing half-written stays").containsExactly(folder(KEY));
        }
    }

    @Test
    void nothingThatWasTouchedIsBelieved() throws IOException {
        for (String file : List.of("features.npy", "entry.json", "SHA256SUMS")) {
            Path path = folder(KEY).resolve(file);
            cache.keep("gpt2", KEY, SPACE);
            byte[] sound = Files.readAllBytes(path);
            for (int at : new int[] {0, sound.length / 2, sound.length - 2}) {
                byte[] flipped = sound.clone();
                flipped[at] ^= 1;
                Files.write(path, flipped);
                assertDamaged(file + " at " + at);
            }
            Files.write(path, java.util.Arrays.copyOf(sound, sound.length - 1));
            assertDamaged(file + " cut");
            Files.delete(path);
            assertDamaged(file + " gone");
        }
        cache.keep("gpt2", KEY, SPACE);
        assertThat(cache.find(KEY).space()).as("mended by keeping it again").isPresent();
    }

    private void assertDamaged(String what) {
        Found found = cache.find(KEY);
        assertThat(found.space()).as(what).isEmpty();
        assertThat(found.damage()).as(what).isPresent();
    }

    @Test
    void anEntryInThePlaceOfAnotherIsNotBelieved() throws IOException {
        cache.keep("gpt2", KEY, SPACE);
        Files.move(folder(KEY), folder(key("k2")));

        assertThat(cache.find(key("k2")).damage()).contains("it is of another key");
    }

    @Test
    void twoThatKeepAndReadAtOnceSeeWholeEntriesOrNone() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                boolean writes = thread < 2;
                tasks.add(() -> {
                    int seen = 0;
                    FeatureCache own = FeatureCache.in(home);
                    for (int i = 0; i < 100; i++) {
                        if (writes) {
                            own.keep("gpt2", KEY, SPACE);
                        }
                        Found found = own.find(KEY);
                        if (found.space().isPresent()) {
                            seen++;
                            assertEqual(found.space().get());
                        }
                    }
                    return seen;
                });
            }
            int seen = 0;
            for (Future<Integer> future : threads.invokeAll(tasks)) {
                seen += future.get();
            }
            assertThat(seen).isPositive();
        } finally {
            threads.shutdownNow();
        }
        assertThat(cache.find(KEY).space()).isPresent();
        try (var files = Files.list(cache.folder())) {
            assertThat(files).containsExactly(folder(KEY));
        }
    }

    private void keepUsed(String name, int daysAgo) throws IOException {
        cache.keep("gpt2", key(name), SPACE);
        Files.setLastModifiedTime(
                folder(key(name)).resolve("SHA256SUMS"),
                FileTime.from(Instant.now().minus(Duration.ofDays(daysAgo))));
    }

    private List<String> names() throws IOException {
        return cache.entries().stream()
                .map(kept -> kept.folder().getFileName().toString())
                .toList();
    }

    @Test
    void whatWasNotUsedForLongIsPrunedFirst() throws IOException {
        assertThat(cache.entries()).as("a cache that does not exist").isEmpty();
        keepUsed("a", 1);
        keepUsed("b", 3);
        keepUsed("c", 2);
        keepUsed("d", 40);
        assertThat(names()).containsExactly("d", "b", "c", "a");

        assertThat(cache.prune(Instant.now().minus(Duration.ofDays(30)), Long.MAX_VALUE))
                .hasSize(1);
        assertThat(names()).containsExactly("b", "c", "a");
        cache.touch(key("b"));
        assertThat(names()).containsExactly("c", "a", "b");
        long bytes = cache.entries().stream().mapToLong(Kept::bytes).sum();
        assertThat(cache.prune(Instant.MIN, bytes - 1)).hasSize(1);
        assertThat(names()).containsExactly("a", "b");
        cache.prune(Instant.MIN, 0);
        assertThat(names()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsListedAndPruned() throws IOException {
        keepUsed("a", 1);
        Files.writeString(folder(key("a")).resolve("entry.json"), "{");
        Path left = Files.createDirectories(cache.folder().resolve(".new-1"));
        Path atWork = Files.createDirectories(cache.folder().resolve(".new-2"));
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofDays(2))));

        assertThat(cache.entries()).singleElement().matches(kept -> kept.entry().isEmpty());
        cache.prune(Instant.MIN, Long.MAX_VALUE);

        assertThat(cache.entries()).isEmpty();
        assertThat(left).doesNotExist();
        assertThat(atWork).as("another run may be at it").exists();
    }
}
