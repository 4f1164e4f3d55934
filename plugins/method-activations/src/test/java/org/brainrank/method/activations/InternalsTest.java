package org.brainrank.method.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.testkit.FakeModel;
import org.brainrank.testkit.MethodContract;
import org.brainrank.testkit.MethodRun;
import org.brainrank.testkit.Recording;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What each method of the inside reads, against what the pass shows; that itself is checked in {@code model-transformers}. */
class InternalsTest {
    private static final TokenWindow WINDOW = TokenWindow.predicted(3, 99, 14, 15, 92);
    private final FakeModel model = FakeModel.create(5);

    private Recording recording(Quantity quantity, int layer) {
        return Recording.record(
                        model, new Pass.Forward(), List.of(layer), List.of(quantity), Output.LOGIT, List.of(WINDOW))
                .get(0)
                .get(0);
    }

    private MethodRun run(MethodPlugin plugin, Map<String, ?> parameters) {
        return MethodRun.of(model, plugin, parameters);
    }

    /** The mean over the last {@code pooled} of five rows. */
    private static float[] meanOfRows(float[] rows, int pooled) {
        int width = rows.length / 5;
        float[] mean = new float[width];
        for (int j = 0; j < width; j++) {
            double sum = 0;
            for (int row = 5 - pooled; row < 5; row++) {
                sum += rows[row * width + j];
            }
            mean[j] = (float) (sum / pooled);
        }
        return mean;
    }

    private void pools(MethodPlugin plugin, Quantity quantity, int layer) {
        float[] rows = recording(quantity, layer).of(quantity, layer);
        assertThat(run(plugin, Map.of()).ofLastWord(3).at(layer, WINDOW).scores())
                .containsExactly(meanOfRows(rows, 1));
        assertThat(run(plugin, Map.of("pooling", "word-mean"))
                        .ofLastWord(3)
                        .at(layer, WINDOW)
                        .scores())
                .containsExactly(meanOfRows(rows, 3))
                .isNotEqualTo(meanOfRows(rows, 1));
    }

    @Test
    void statesArePooledOverTheLastWord() {
        pools(new Activations(), Quantity.ACTIVATIONS, 0);
        pools(new Activations(), Quantity.ACTIVATIONS, 3);
    }

    @Nested
    class OfHeads extends MethodContract {
        @Override
        protected MethodPlugin plugin() {
            return new HeadOutputs();
        }

        @Test
        void arePooledAndAsWideAsAllHeads() {
            pools(plugin(), Quantity.HEAD_OUTPUTS, 2);
            assertThat(run(plugin(), Map.of()).at(2, WINDOW).scores()).hasSize(16);
            assertThat(run(plugin(), Map.of()).layers()).containsExactly(1, 2, 3);
        }
    }

    @Nested
    class OfFeedForwardParts extends MethodContract {
        @Override
        protected MethodPlugin plugin() {
            return new MlpOutputs();
        }

        @Test
        void arePooled() {
            pools(plugin(), Quantity.MLP_OUTPUTS, 1);
            assertThat(run(plugin(), Map.of()).layers()).containsExactly(1, 2, 3);
        }
    }

    @Nested
    class OfAttentionEntropy extends MethodContract {
        @Override
        protected MethodPlugin plugin() {
            return new AttentionEntropy();
        }

        @Test
        void isOneNumberAHead() {
            float[] weights = recording(Quantity.ATTENTION, 2).of(Quantity.ATTENTION, 2);
            float[] entropies = run(plugin(), Map.of()).at(2, WINDOW).scores();
            assertThat(entropies).hasSize(2);
            for (int head = 0; head < 2; head++) {
                double expected = 0;
                for (int key = 0; key < 5; key++) {
                    double weight = weights[head * 25 + 20 + key];
                    expected -= weight * Math.log(weight);
                }
                assertThat((double) entropies[head]).isCloseTo(expected, within(1e-6));
            }
            assertThat(run(plugin(), Map.of()).at(2, TokenWindow.predicted(3)).scores())
                    .as("one token leaves nothing to choose")
                    .containsExactly(0, 0);
        }
    }

    @Nested
    class OfSurprisal extends MethodContract {
        @Override
        protected MethodPlugin plugin() {
            return new Surprisal();
        }

        /** Each token's probability from a run of the window that ends before it. */
        @Test
        void isThatOfTheLastWordsTokensGivenThoseBefore() {
            int[] ids = WINDOW.ids();
            double expected = 0;
            for (int token = 3; token < 5; token++) {
                TokenWindow before =
                        new TokenWindow(java.util.Arrays.copyOf(ids, token), java.util.OptionalInt.of(ids[token]));
                expected -= Recording.record(
                                model, new Pass.Forward(), List.of(3), List.of(), Output.LOGIT, List.of(before))
                        .get(0)
                        .get(0)
                        .prediction()
                        .logProbability();
            }
            MethodRun run = run(plugin(), Map.of());
            assertThat(run.layers()).containsExactly(3);
            assertThat((double) run.ofLastWord(2).at(3, WINDOW).scores()[0]).isCloseTo(expected, within(1e-5));
            assertThat(run.ofLastWord(1).at(3, TokenWindow.predicted(3)).scores())
                    .as("nothing stands before the first token")
                    .containsExactly(0);
        }

        @Test
        void ofTheTargetIsItsLogProbability() {
            double expected = -recording(Quantity.INPUTS, 3).prediction().logProbability();
            assertThat((double)
                            run(plugin(), Map.of("of", "target")).at(3, WINDOW).scores()[0])
                    .isCloseTo(expected, within(1e-6));
        }
    }

    @Nested
    class OfEntropy extends MethodContract {
        @Override
        protected MethodPlugin plugin() {
            return new Entropy();
        }

        @Test
        void isThePredictions() {
            double expected = recording(Quantity.INPUTS, 3).prediction().entropy();
            assertThat((double) run(plugin(), Map.of()).at(3, WINDOW).scores()[0])
                    .isCloseTo(expected, within(1e-6));
            assertThat(run(plugin(), Map.of()).layers()).containsExactly(3);
        }
    }

    @Nested
    class OfTheLogitLens extends MethodContract {
        @Override
        protected MethodPlugin plugin() {
            return new LogitLens();
        }

        @Test
        void endsInWhatTheModelPredicts() {
            Recording last = recording(Quantity.LENS, 3);
            float[] numbers = run(plugin(), Map.of()).at(3, WINDOW).scores();
            assertThat((double) numbers[0]).isCloseTo(last.prediction().logit(), within(1e-5));
            assertThat((double) numbers[1]).isCloseTo(last.prediction().logProbability(), within(1e-5));
            assertThat((double) numbers[2]).isCloseTo(last.prediction().entropy(), within(1e-5));
            assertThat(numbers[3]).as("the likeliest token has rank 0").isZero();
            assertThat(numbers[4]).isEqualTo(numbers[1]);
        }

        @Test
        void givesTheLogarithmOfTheRank() {
            float[] shown = recording(Quantity.LENS, 0).of(Quantity.LENS, 0);
            float[] numbers = run(plugin(), Map.of()).at(0, WINDOW).scores();
            assertThat(shown[3]).as("a rank that is not trivial").isPositive();
            assertThat((double) numbers[3]).isCloseTo(Math.log1p(shown[3]), within(1e-6));
        }
    }
}
