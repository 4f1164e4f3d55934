package org.brainrank.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.brainrank.cache.FeatureCache;
import org.brainrank.execution.QuietProgress;
import org.brainrank.fakes.CountingModelPlugin;
import org.brainrank.fakes.FakeComponents;
import org.brainrank.fakes.FakeControls;
import org.brainrank.fakes.FakeMethod;
import org.brainrank.fakes.Planted;
import org.brainrank.results.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that share a home. */
class CachedRunTest {
    /** Of 120 words; two windows occur twice, and are run once. */
    private static final int WORDS = 118;

    private static final List<FakeMethod> METHODS =
            List.of(FakeMethod.gradientNorm("norm"), FakeMethod.activations("state"), FakeMethod.chaos("chaos"));
    private static final String[] BOTH = {
        "methods=[norm, state]", "controls=[rate, redrawn]", "statistics.faithfulness-words=0", "report.passages=0"
    };

    @TempDir
    Path folder;

    private final CountingModelPlugin model = new CountingModelPlugin();
    private int runs;

    private record Ran(RunResult result, RunFolder folder) {
        String cells() throws IOException {
            return Files.readString(folder.path().resolve("cells.jsonl"));
        }

        Stream<String> notesOfCache() {
            return result.manifest().notes().stream().filter(note -> note.contains("cache"));
        }
    }

    private Preparation prepare(List<FakeMethod> methods, int limit, boolean cached, String... settings) {
        return Preparation.of(
                Toy.experiment(settings),
                new FakeComponents(
                        model,
                        Planted.dataset(),
                        methods,
                        List.of(new FakeControls.Rate(), new FakeControls.Redrawn())),
                new RunOptions(folder.resolve("home"), Optional.empty(), OptionalInt.of(limit), 2, List.of(), cached));
    }

    private Ran run(List<FakeMethod> methods, int limit, boolean cached, String... settings) throws IOException {
        RunFolder run = RunFolder.create(folder.resolve("run" + runs++));
        try (Preparation preparation = prepare(methods, limit, cached, settings)) {
            return new Ran(Run.execute(preparation, RunTest.CONTEXT, run, QuietProgress.INSTANCE), run);
        }
    }

    @Test
    void aCachedRunReadsOnlyWhatTheWordsOfItsPassagesPredict() throws IOException {
        String[] settings = {
            "methods=[norm]", "layers=[1]", "controls=[]", "statistics.faithfulness-words=0", "report.passage-words=20"
        };
        Ran first = run(METHODS, 60, true, settings);
        model.taken();
        Ran second = run(METHODS, 60, true, settings);

        assertThat(model.taken()).as("a window a word of two passages").isEqualTo(2 * 20);
        assertThat(second.folder().path().resolve("story.json"))
                .hasSameTextualContentAs(first.folder().path().resolve("story.json"));
    }

    @Test
    void theSecondRunRunsNoPassAndHasTheSameNumbers() throws IOException {
        Ran first = run(METHODS, 60, true, BOTH);
        assertThat(model.taken()).as("two passes, whole and redrawn").isEqualTo(2 * 2 * WORDS);
        assertThat(first.notesOfCache()).isEmpty();

        Ran second = run(METHODS, 60, true, BOTH);

        assertThat(model.taken()).isZero();
        assertThat(withoutRegression(second.cells())).isEqualTo(withoutRegression(first.cells()));
        assertThat(second.notesOfCache())
                .containsExactly(
                        "fake: 4 of 4 feature spaces come from the cache; --no-cache computes them again",
                        "redrawn:fake: 4 of 4 feature spaces come from the cache; --no-cache computes them again");
    }

    /** Cells say the seconds of the regression too. */
    private static String withoutRegression(String cells) {
        return cells.replaceAll("\"seconds\"\\s*:\\s*[-+0-9.eE]+", "");
    }

    @Test
    void withoutTheCacheEverythingIsComputedAndNothingKept() throws IOException {
        run(METHODS, 60, false, BOTH);
        assertThat(folder.resolve("home").resolve("cache")).doesNotExist();
        model.taken();
        run(METHODS, 60, true, BOTH);
        assertThat(model.taken()).isEqualTo(2 * 2 * WORDS);
        assertThat(run(METHODS, 60, false, BOTH).notesOfCache()).isEmpty();
        assertThat(model.taken()).isEqualTo(2 * 2 * WORDS);
    }

    @Test
    void onlyWhatIsMissingIsComputedAndTheOrderStays() throws IOException {
        run(
                METHODS,
                60,
                true,
                "methods=[norm, state]",
                "layers=[1]",
                "controls=[]",
                "statistics.faithfulness-words=0",
                "report.passages=0");
        model.taken();
        String[] more = {
            "methods=[norm, chaos, state]",
            "layers=[1, 2]",
            "controls=[]",
            "statistics.faithfulness-words=0",
            "report.passages=0"
        };

        Ran mixed = run(METHODS, 60, true, more);
        assertThat(model.taken()).as("both passes, for layer 2 and for chaos").isEqualTo(2 * WORDS);
        Ran fresh = run(METHODS, 60, false, more);

        assertThat(withoutRegression(mixed.cells())).isEqualTo(withoutRegression(fresh.cells()));
        assertThat(mixed.notesOfCache()).singleElement().asString().startsWith("fake: 2 of 6 feature spaces");
    }

    @Test
    void otherWordsOfALimitedRunAreOtherSpaces() throws IOException {
        run(METHODS, 60, true, BOTH);
        model.taken();
        run(METHODS, 70, true, BOTH);

        assertThat(model.taken()).isEqualTo(2 * 2 * 138);
    }

    @Test
    void aDamagedEntryIsComputedAgainAndSaidSo() throws IOException {
        Ran first = run(METHODS, 60, true, BOTH);
        model.taken();
        Path entry = FeatureCache.in(folder.resolve("home")).entries().get(0).folder();
        Path vectors = entry.resolve("features.npy");
        byte[] bytes = Files.readAllBytes(vectors);
        bytes[bytes.length - 1] ^= 64;
        Files.write(vectors, bytes);

        Ran second = run(METHODS, 60, true, BOTH);

        assertThat(model.taken()).as("one pass").isEqualTo(WORDS);
        assertThat(withoutRegression(second.cells())).isEqualTo(withoutRegression(first.cells()));
        assertThat(second.notesOfCache().filter(note -> note.contains("damaged")))
                .singleElement()
                .asString()
                .contains("was damaged in the cache", "SHA256SUMS", "is computed again");
        assertThat(run(METHODS, 60, true, BOTH).notesOfCache()).noneMatch(note -> note.contains("damaged"));
        assertThat(model.taken()).isZero();
    }

    @Test
    void whatFailedIsNotKept() throws IOException {
        FakeMethod broken = FakeMethod.ofGradients("norm", (step, layer) -> {
            throw new IllegalStateException("no idea");
        });
        List<FakeMethod> methods = List.of(broken, FakeMethod.activations("state"));
        assertThat(run(methods, 60, true, BOTH).result().failures()).hasSize(4);
        model.taken();

        Ran mended = run(METHODS, 60, true, BOTH);

        assertThat(mended.result().failures()).isEmpty();
        assertThat(model.taken()).as("the broken one's pass, whole and redrawn").isEqualTo(2 * WORDS);
    }

    @Test
    void aCacheThatCannotBeWrittenDoesNotStopARun() throws IOException {
        Files.createDirectories(folder.resolve("home"));
        Files.writeString(folder.resolve("home").resolve("cache"), "a file where the folder should be");

        Ran ran = run(METHODS, 60, true, BOTH);

        assertThat(ran.result().failures()).isEmpty();
        assertThat(ran.notesOfCache())
                .hasSize(2)
                .allMatch(note -> note.contains("and what follows could not be kept in"));
    }

    @Test
    void theViewSaysOfEverySpaceWhetherItIsThereAndWhyNot() throws IOException {
        try (Preparation preparation = prepare(METHODS, 60, true, BOTH)) {
            assertThat(CacheView.of(preparation))
                    .hasSize(8)
                    .noneMatch(CacheView.Line::hit)
                    .allMatch(line -> line.reasons().equals(List.of("never computed")));
        }
        run(METHODS, 60, true, BOTH);
        model.taken();
        try (Preparation preparation = prepare(METHODS, 60, true, BOTH)) {
            List<CacheView.Line> lines = CacheView.of(preparation);
            assertThat(lines).hasSize(8).allMatch(CacheView.Line::hit);
            assertThat(lines)
                    .extracting(CacheView.Line::model)
                    .containsExactly(
                            "fake",
                            "fake",
                            "fake",
                            "fake",
                            "redrawn:fake",
                            "redrawn:fake",
                            "redrawn:fake",
                            "redrawn:fake");
        }
        assertReason("window.context-words: 5 → 4", 60, "window.context-words=4");
        assertReason("window.normalise: none → l2", 60, "window.normalise=l2");
        assertReason("words of story one changed; words of story two changed", 61);
        assertReason("model weights changed", 60, "models=[{id: fake, seed: 2}]");
        assertThat(model.taken()).as("a view runs nothing").isZero();
    }

    private void assertReason(String reason, int limit, String... settings) {
        String[] all = Stream.concat(Stream.of("methods=[norm]", "controls=[]"), Stream.of(settings))
                .toArray(String[]::new);
        try (Preparation preparation = prepare(METHODS, limit, true, all)) {
            assertThat(CacheView.of(preparation))
                    .hasSize(2)
                    .allMatch(line -> String.join("; ", line.reasons()).equals(reason), reason);
        }
    }
}
