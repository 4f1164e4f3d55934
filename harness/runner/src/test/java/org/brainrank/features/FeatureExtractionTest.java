package org.brainrank.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.brainrank.config.WindowSettings;
import org.brainrank.execution.Progress;
import org.brainrank.execution.Workers;
import org.brainrank.fakes.FakeMethod;
import org.brainrank.fakes.FakeStories;
import org.brainrank.spi.UserException;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.dataset.Word;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Observer;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.spi.model.Tokenizer;
import org.brainrank.testkit.FakeModel;
import org.brainrank.testkit.MethodRun;
import org.junit.jupiter.api.Test;

class FeatureExtractionTest {
    private static final List<Story> STORIES =
            List.of(FakeStories.random("one", 40, 1), FakeStories.random("two", 25, 2));
    private static final WindowSettings SETTINGS = new WindowSettings(
            5, 3, WindowSettings.Target.ACTUAL, WindowSettings.Output.LOGIT, WindowSettings.Normalise.NONE);
    private static final FakeMethod NORM = FakeMethod.gradientNorm("norm");
    private static final FakeMethod STATE = FakeMethod.activations("state");

    /** The fake model with batches of another size; remembers how large they were. */
    private static final class Batched implements LanguageModel {
        private final FakeModel model;
        private final int size;
        private final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());

        Batched(FakeModel model, int size) {
            this.model = model;
            this.size = size;
        }

        @Override
        public ModelInfo info() {
            return model.info();
        }

        @Override
        public Optional<Tokenizer> tokenizer() {
            return model.tokenizer();
        }

        @Override
        public int batchSize(PassRequest request, int tokens) {
            return size;
        }

        @Override
        public void run(PassRequest request, List<TokenWindow> windows, Observer observer) {
            sizes.add(windows.size());
            model.run(request, windows, observer);
        }

        @Override
        public void close() {
            model.close();
        }
    }

    /** A model without a tokenizer. */
    private record Mute(FakeModel model) implements LanguageModel {
        @Override
        public ModelInfo info() {
            return model.info();
        }

        @Override
        public Optional<Tokenizer> tokenizer() {
            return Optional.empty();
        }

        @Override
        public int batchSize(PassRequest request, int tokens) {
            return 1;
        }

        @Override
        public void run(PassRequest request, List<TokenWindow> windows, Observer observer) {
            model.run(request, windows, observer);
        }

        @Override
        public void close() {
            model.close();
        }
    }

    /** Adds up the work. */
    private static final class Sum implements Progress {
        private final AtomicLong done = new AtomicLong();

        @Override
        public void start(String phase, long total) {}

        @Override
        public void advance(long by) {
            done.addAndGet(by);
        }

        @Override
        public void done() {}
    }

    private static List<FeatureSpace> spaces(LanguageModel model, int threads) {
        List<FeatureSpace> spaces = new ArrayList<>();
        try (Workers workers = new Workers(threads)) {
            FeatureExtraction extraction = new FeatureExtraction(model, STORIES, SETTINGS, workers);
            List<Unit> units =
                    List.of(new Unit("norm", NORM, 1), new Unit("norm", NORM, 3), new Unit("state", STATE, 2));
            for (PassGroup group : PassGroup.of(units, Output.LOGIT)) {
                extraction
                        .run(group, new Sum())
                        .forEach(extracted -> spaces.add(extracted.space().orElseThrow()));
            }
        }
        return spaces;
    }

    private static void assertSame(List<FeatureSpace> actual, List<FeatureSpace> expected) {
        for (int space = 0; space < expected.size(); space++) {
            for (Story story : STORIES) {
                List<float[]> theirs = expected.get(space).stories().get(story.id());
                List<float[]> ours = actual.get(space).stories().get(story.id());
                assertThat(ours).hasSameSizeAs(theirs);
                for (int word = 0; word < theirs.size(); word++) {
                    assertThat(ours.get(word))
                            .as("space %d, story %s, word %d", space, story.id(), word)
                            .containsExactly(theirs.get(word));
                }
            }
        }
    }

    @Test
    void numbersDoNotDependOnTheBatchSize() {
        Batched many = new Batched(FakeModel.create(1), 1000);
        Batched single = new Batched(FakeModel.create(1), 1);

        assertSame(spaces(many, 1), spaces(single, 1));

        assertThat(many.sizes).anyMatch(size -> size > 1);
        assertThat(single.sizes).hasSize(2 * 65).containsOnly(1);
    }

    @Test
    void numbersDoNotDependOnTheNumberOfThreads() {
        assertSame(spaces(FakeModel.create(1), 3), spaces(FakeModel.create(1), 1));
    }

    @Test
    void aWindowThatOccursAgainIsNotRunAgain() {
        Story once = STORIES.get(0);
        Story again = new Story("again", once.words());
        Batched model = new Batched(FakeModel.create(1), 7);
        List<Unit> units = List.of(new Unit("norm", NORM, 1), new Unit("norm", NORM, 3));
        try (Workers workers = new Workers(2)) {
            PassGroup group = PassGroup.of(units, Output.LOGIT).get(0);
            FeatureExtraction single = new FeatureExtraction(FakeModel.create(1), List.of(once), SETTINGS, workers);
            FeatureExtraction twice =
                    new FeatureExtraction(model, List.of(once, STORIES.get(1), again), SETTINGS, workers);

            List<Extracted> expected = single.run(group, new Sum());
            List<Extracted> found = twice.run(group, new Sum());

            assertThat(twice.windows()).isEqualTo(105);
            assertThat(twice.distinctWindows()).isEqualTo(65);
            assertThat(model.sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(65);
            for (int unit = 0; unit < units.size(); unit++) {
                Map<String, List<float[]>> stories =
                        found.get(unit).space().orElseThrow().stories();
                List<float[]> theirs =
                        expected.get(unit).space().orElseThrow().stories().get("one");
                for (int word = 0; word < 40; word++) {
                    assertThat(stories.get("one").get(word)).containsExactly(theirs.get(word));
                    assertThat(stories.get("again").get(word)).containsExactly(theirs.get(word));
                }
            }
        }
    }

    @Test
    void equalTokensAreNotOneWindowIfTheirTargetsOrLastWordsDiffer() {
        TokenWindow tokens = new TokenWindow(new int[] {5, 6, 7}, java.util.OptionalInt.of(9));
        Object key = SharedWindow.key(new WordWindow(3, 2, tokens, new int[] {0, 0, 1}));

        assertThat(SharedWindow.key(new WordWindow(8, 3, tokens, new int[] {0, 1, 2})))
                .isEqualTo(key);
        assertThat(SharedWindow.key(new WordWindow(3, 2, tokens, new int[] {0, 1, 1})))
                .isNotEqualTo(key);
        assertThat(SharedWindow.key(new WordWindow(3, 2, TokenWindow.predicted(5, 6, 7), new int[] {0, 0, 1})))
                .isNotEqualTo(key);
    }

    @Test
    void scoresAreThoseOfTheMethodOnEachWordsOwnWindow() {
        FakeModel model = FakeModel.create(1);
        FeatureSpace space = spaces(model, 2).get(0);

        assertThat(space.features()).isEqualTo(3);
        for (Story story : STORIES) {
            List<WordWindow> windows =
                    new WindowBuilder(model.info(), model.tokenizer().orElseThrow(), SETTINGS).of(story);
            for (WordWindow window : windows) {
                float[] tokens = MethodRun.of(model, NORM, Map.of())
                        .at(1, window.tokens())
                        .scores();
                double[] expected = new double[3];
                for (int token = 0; token < tokens.length; token++) {
                    int place = window.wordOfToken()[token] - window.words() + 3;
                    if (place >= 0) {
                        expected[place] += tokens[token];
                    }
                }
                float[] actual = space.stories().get(story.id()).get(window.word());
                for (int place = 0; place < 3; place++) {
                    assertThat(actual[place]).isEqualTo((float) expected[place]);
                }
            }
        }
    }

    @Test
    void countsWindowsWhoseScoresCannotBeScaled() {
        FakeMethod mute = FakeMethod.ofGradients(
                "mute", (step, layer) -> step.tokens() < 8 ? new float[step.tokens()] : ones(step.tokens()));
        WindowSettings scaled = new WindowSettings(
                5, 3, WindowSettings.Target.PREDICTED, WindowSettings.Output.LOGIT, WindowSettings.Normalise.MAX);
        FakeModel model = FakeModel.create(1);
        WindowBuilder builder =
                new WindowBuilder(model.info(), model.tokenizer().orElseThrow(), scaled);
        long few = STORIES.stream()
                .flatMap(story -> builder.of(story).stream())
                .filter(window -> window.tokens().tokens() < 8)
                .count();
        try (Workers workers = new Workers(3)) {
            List<Unit> units = List.of(new Unit("mute", mute, 1), new Unit("state", STATE, 1));
            for (PassGroup group : PassGroup.of(units, Output.LOGIT)) {
                FeatureSpace space = new FeatureExtraction(model, STORIES, scaled, workers)
                        .run(group, new Sum())
                        .get(0)
                        .space()
                        .orElseThrow();
                boolean vectors = group.units().get(0).variant().equals("state");
                assertThat(few).isPositive();
                assertThat(space.unscaled()).isEqualTo(vectors ? 0 : (int) few);
            }
        }
    }

    private static float[] ones(int length) {
        float[] ones = new float[length];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void vectorsStayAsTheyAre() {
        FakeModel model = FakeModel.create(1);
        FeatureSpace space = spaces(model, 2).get(2);

        assertThat(space.features()).isEqualTo(model.info().width());
        WordWindow last = new WindowBuilder(model.info(), model.tokenizer().orElseThrow(), SETTINGS)
                .of(STORIES.get(1))
                .get(24);
        assertThat(space.stories().get("two").get(24))
                .containsExactly(MethodRun.of(model, STATE, Map.of())
                        .at(2, last.tokens())
                        .scores());
    }

    @Test
    void progressAddsUpToTheAnnouncedWork() {
        Sum progress = new Sum();
        try (Workers workers = new Workers(2)) {
            FeatureExtraction extraction = new FeatureExtraction(FakeModel.create(1), STORIES, SETTINGS, workers);
            PassGroup group = PassGroup.of(List.of(new Unit("norm", NORM, 1)), Output.LOGIT)
                    .get(0);
            extraction.run(group, progress);

            assertThat(extraction.windows()).isEqualTo(65);
            assertThat(progress.done).hasValue(extraction.work(group)).hasValue(130);
        }
    }

    @Test
    void aMethodThatThrowsSpoilsItsOwnUnitsAloneAndAlwaysWithTheSameMessage() {
        FakeMethod broken = FakeMethod.ofGradients("broken", (step, layer) -> {
            throw new IllegalStateException(step.tokens() + " tokens");
        });
        List<Unit> units = List.of(new Unit("broken", broken, 1), new Unit("norm", NORM, 1));
        try (Workers workers = new Workers(3)) {
            FeatureExtraction extraction = new FeatureExtraction(FakeModel.create(1), STORIES, SETTINGS, workers);

            int shortest = STORIES.stream()
                    .mapToInt(story -> story.words().get(0).text().length())
                    .min()
                    .orElseThrow();
            List<Extracted> results =
                    extraction.run(PassGroup.of(units, Output.LOGIT).get(0), new Sum());

            assertThat(results.get(0).space()).isEmpty();
            assertThat(results.get(0).failure())
                    .get()
                    .hasToString("java.lang.IllegalStateException: " + shortest + " tokens");
            assertThat(results.get(1).failure()).isEmpty();
            assertThat(results.get(1).space().orElseThrow().stories().get("two"))
                    .hasSize(25);
        }
    }

    /** The norm of gradients that claims to be the further from complete the longer its window. */
    private static final class Incomplete implements Explainer {
        @Override
        public Kind kind() {
            return NORM.kind();
        }

        @Override
        public boolean explains(int layer) {
            return true;
        }

        @Override
        public Pass pass() {
            return NORM.pass();
        }

        @Override
        public Set<Quantity> quantities() {
            return NORM.quantities();
        }

        @Override
        public Reducer reducer(int layer, int tokens) {
            Reducer norm = NORM.reducer(layer, tokens);
            return new Reducer() {
                @Override
                public void observe(Observation step) {
                    norm.observe(step);
                }

                @Override
                public float[] scores() {
                    return norm.scores();
                }

                @Override
                public OptionalDouble completenessGap() {
                    return OptionalDouble.of(tokens);
                }

                @Override
                public OptionalDouble standardError() {
                    return OptionalDouble.of(0.5 * tokens);
                }
            };
        }
    }

    @Test
    void gapsAndErrorsAreSummedUpAsMedianAndLargest() {
        FakeModel model = FakeModel.create(1);
        List<Double> lengths = new ArrayList<>();
        WindowBuilder builder =
                new WindowBuilder(model.info(), model.tokenizer().orElseThrow(), SETTINGS);
        STORIES.forEach(story -> builder.of(story)
                .forEach(window -> lengths.add((double) window.tokens().tokens())));
        lengths.sort(null);
        try (Workers workers = new Workers(2)) {
            FeatureExtraction extraction = new FeatureExtraction(model, STORIES, SETTINGS, workers);
            List<Unit> units = List.of(new Unit("incomplete", new Incomplete(), 1), new Unit("norm", NORM, 1));
            List<Extracted> results =
                    extraction.run(PassGroup.of(units, Output.LOGIT).get(0), new Sum());

            assertThat(results.get(0).space().orElseThrow().completenessGaps())
                    .containsExactly(lengths.get(32), lengths.get(64));
            assertThat(results.get(1).space().orElseThrow().completenessGaps()).isEmpty();
            assertThat(results.get(0).space().orElseThrow().standardErrors())
                    .containsExactly(0.5 * lengths.get(32), 0.5 * lengths.get(64));
            assertThat(results.get(1).space().orElseThrow().standardErrors()).isEmpty();
        }
    }

    @Test
    void refusesAModelWithoutATokenizer() {
        try (Workers workers = new Workers(1)) {
            assertThatThrownBy(() -> new FeatureExtraction(new Mute(FakeModel.create(1)), STORIES, SETTINGS, workers))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("model 'fake' has no tokenizer.json");
        }
    }

    /** What is said of a word must not depend on what was said after it. */
    @Test
    void wordsToComeDoNotMatter() {
        WindowSettings settings = new WindowSettings(
                5, 3, WindowSettings.Target.PREDICTED, WindowSettings.Output.LOGIT, WindowSettings.Normalise.NONE);
        Story whole = STORIES.get(0);
        List<Word> other = new ArrayList<>(whole.words().subList(0, 20));
        whole.words()
                .subList(20, 40)
                .forEach(word -> other.add(new Word("other" + word.text(), word.onset(), word.offset())));
        List<float[]> heard = features(whole, settings);
        List<float[]> changed = features(new Story("one", other), settings);
        for (int word = 0; word < 20; word++) {
            assertThat(changed.get(word)).as("word %d", word).isEqualTo(heard.get(word));
        }
        assertThat(changed.get(20)).isNotEqualTo(heard.get(20));
    }

    private static List<float[]> features(Story story, WindowSettings settings) {
        try (Workers workers = new Workers(1)) {
            FakeModel model = FakeModel.create(1);
            Explainer explainer = NORM.explainer(NORM.card().resolve(Map.of()), model.info());
            PassGroup group = PassGroup.of(List.of(new Unit("norm", explainer, 0)), Output.LOGIT)
                    .get(0);
            return new FeatureExtraction(model, List.of(story), settings, workers)
                    .run(group, new Sum())
                    .get(0)
                    .space()
                    .orElseThrow()
                    .stories()
                    .get("one");
        }
    }
}
