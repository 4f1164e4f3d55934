package org.brainrank.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.brainrank.spi.Card;
import org.brainrank.spi.control.Control;
import org.brainrank.spi.control.FeatureControl;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.method.Reducer;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Observer;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Tensor;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.spi.model.Tokenizer;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Plugins with one defect each: the contract must find it, or it tests nothing. */
class ContractsCanFailTest {
    private static final AtomicInteger CALLS = new AtomicInteger();

    @Test
    void soundMethodPasses() {
        assertThat(failuresOf(SteepMethodTest.class)).isEmpty();
    }

    @Test
    void findsStateThatWindowsShare() {
        assertThat(failuresOf(SharesState.class)).contains("otherWindowsOfTheBatchDoNotMatter()");
    }

    @Test
    void findsViewsThatAreKept() {
        assertThat(failuresOf(KeepsViews.class)).contains("scoresAreFiniteAndOfTheRightLength()");
    }

    @Test
    void findsWrongLengths() {
        assertThat(failuresOf(WrongLength.class)).contains("scoresAreFiniteAndOfTheRightLength()");
    }

    @Test
    void findsNumbersThatChange() {
        assertThat(failuresOf(Unrepeatable.class)).contains("sameNumbersEveryTime()");
    }

    @Test
    void findsIncompleteCards() {
        assertThat(failuresOf(NoFormula.class)).containsExactly("cardHasFormulaCostAndCitation()");
    }

    @Test
    void findsControlsThatSpoilNothing() {
        assertThat(failuresOf(SpoilsNothing.class))
                .containsExactly("spoiltFeaturesKeepTheirShapeAndLeaveTheOriginalAlone()");
    }

    @Test
    void findsModelsWhoseBatchesMix() {
        assertThat(failuresOf(MixesBatches.class)).contains("otherWindowsOfTheBatchDoNotMatter()");
    }

    @Test
    void findsModelsThatLeak() {
        assertThat(failuresOf(Leaks.class)).containsExactly("batchesLeaveNoMemoryBehind()");
        Leaks.KEPT.clear();
    }

    @Test
    void findsArraysThatAreNotFreed() {
        assertThat(failuresOf(KeepsArrays.class)).containsExactly("batchesLeaveNoMemoryBehind()");
    }

    @Test
    void findsPluginsWithoutAnIndex() {
        assertThat(failuresOf(NoIndex.class)).containsExactly("extensionsAreIndexedAndThere()");
    }

    @Test
    void failureNamesTheSeed() {
        List<Throwable> causes = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(NoFormula.class))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .map(event -> event.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow())
                .toList();
        assertThat(causes.get(0).getSuppressed())
                .anySatisfy(note -> assertThat(note).hasMessageContaining("-Dtests.seed="));
    }

    private static List<String> failuresOf(Class<?> contract) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .map(Event::getTestDescriptor)
                .map(test -> test.getDisplayName())
                .toList();
    }

    private abstract static class BrokenMethod extends MethodContract {
        abstract Reducer broken(int layer, int tokens);

        @Override
        protected MethodPlugin plugin() {
            return new SteepMethod() {
                @Override
                Reducer reducer(int layer, int tokens, boolean squares) {
                    return broken(layer, tokens);
                }
            };
        }
    }

    static class SharesState extends BrokenMethod {
        private static final float[] SHARED = new float[100];

        @Override
        Reducer broken(int layer, int tokens) {
            return new Steep(layer, tokens) {
                @Override
                public void observe(Observation step) {
                    super.observe(step);
                    for (int t = 0; t < tokens; t++) {
                        SHARED[t] += sums[t];
                    }
                }

                @Override
                public float[] scores() {
                    return java.util.Arrays.copyOf(SHARED, sums.length);
                }
            };
        }
    }

    static class KeepsViews extends BrokenMethod {
        @Override
        Reducer broken(int layer, int tokens) {
            List<Tensor> kept = new ArrayList<>();
            return new Steep(layer, tokens) {
                @Override
                public void observe(Observation step) {
                    kept.add(step.gradients(layer));
                }

                @Override
                public float[] scores() {
                    for (int t = 0; t < sums.length; t++) {
                        sums[t] = kept.get(0).get(t, 0);
                    }
                    return sums;
                }
            };
        }
    }

    static class WrongLength extends BrokenMethod {
        @Override
        Reducer broken(int layer, int tokens) {
            return new Steep(layer, tokens) {
                @Override
                public float[] scores() {
                    return new float[] {sums[0], 1};
                }
            };
        }
    }

    static class Unrepeatable extends BrokenMethod {
        @Override
        Reducer broken(int layer, int tokens) {
            return new Steep(layer, tokens) {
                @Override
                public float[] scores() {
                    sums[0] = CALLS.incrementAndGet();
                    return sums.clone();
                }
            };
        }
    }

    static class NoFormula extends MethodContract {
        @Override
        protected MethodPlugin plugin() {
            return new SteepMethod() {
                @Override
                public Card card() {
                    return super.card().withFormula("");
                }
            };
        }
    }

    static class SpoilsNothing extends ControlContract {
        @Override
        protected Control control() {
            return new FeatureControl() {
                @Override
                public Card card() {
                    return Card.of("nothing", "Nothing.").withFormula("x");
                }

                @Override
                public Role role() {
                    return Role.COMPETITOR;
                }

                @Override
                public List<float[]> spoil(String story, Map<String, List<float[]>> features, long seed) {
                    return features.get(story);
                }
            };
        }
    }

    static class MixesBatches extends ModelContract {
        @Override
        protected LanguageModel open() {
            return new Changed((sound, request, windows, observer) ->
                    sound.run(request, windows.stream().map(w -> windows.get(0)).toList(), observer));
        }
    }

    /** Forgets one native buffer a batch, of the size of a small model's hidden states. */
    static class Leaks extends ModelContract {
        static final List<ByteBuffer> KEPT = new ArrayList<>();

        @Override
        protected LanguageModel open() {
            return new Changed((sound, request, windows, observer) -> {
                sound.run(request, windows, observer);
                if (windows.size() == LeakSearch.WINDOWS) {
                    KEPT.add(ByteBuffer.allocateDirect(32 << 10));
                }
            });
        }
    }

    /** Forgets arrays too small to be seen in the process's memory, but counted. */
    static class KeepsArrays extends ModelContract {
        private int arrays;

        @Override
        protected LanguageModel open() {
            return new Changed((sound, request, windows, observer) -> {
                sound.run(request, windows, observer);
                arrays++;
            });
        }

        @Override
        protected OptionalLong liveArrays() {
            return OptionalLong.of(arrays);
        }
    }

    /** A sound model with another way to run. */
    private record Changed(FakeModel sound, Run run) implements LanguageModel {
        Changed(Run run) {
            this(FakeModel.create(1), run);
        }

        interface Run {
            void run(FakeModel sound, PassRequest request, List<TokenWindow> windows, Observer observer);
        }

        @Override
        public ModelInfo info() {
            return sound.info();
        }

        @Override
        public Optional<Tokenizer> tokenizer() {
            return sound.tokenizer();
        }

        @Override
        public int batchSize(PassRequest request, int tokens) {
            return 4;
        }

        @Override
        public void run(PassRequest request, List<TokenWindow> windows, Observer observer) {
            run.run(sound, request, windows, observer);
        }

        @Override
        public void close() {
            sound.close();
        }
    }

    static class NoIndex extends PluginJarContract {
        @Override
        protected Path plugin() {
            return Path.of("src", "test", "java");
        }
    }

    /** Σ|g| of each token. */
    private static class Steep implements Reducer {
        final float[] sums;
        private final int layer;

        Steep(int layer, int tokens) {
            this.layer = layer;
            this.sums = new float[tokens];
        }

        @Override
        public void observe(Observation step) {
            for (int t = 0; t < sums.length; t++) {
                for (float value : step.gradients(layer).at(t).toArray()) {
                    sums[t] += Math.abs(value);
                }
            }
        }

        @Override
        public float[] scores() {
            return sums;
        }
    }
}
