package org.brainrank.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.Capability;
import org.brainrank.spi.model.Coalitions;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.junit.jupiter.api.Test;

/** What a model must keep that removes and replaces tokens, and zeroes what they give, beside paths and erasure. */
public abstract class ModelPerturbationContract extends ModelPathContract {
    private static final int TOKENS = 5;

    /** For subclasses. */
    protected ModelPerturbationContract() {}

    @Test
    void removalIsTheShorterWindow() {
        assumeOffers(Capability.INTERVENTIONS);
        TokenWindow window = window();
        Recording step = record(new Pass.Removal(), 0, Quantity.REMOVED, window);
        int[] ids = window.ids();
        for (int token = 0; token < TOKENS; token++) {
            int[] rest = new int[TOKENS - 1];
            for (int i = 0; i < rest.length; i++) {
                rest[i] = ids[i < token ? i : i + 1];
            }
            TokenWindow shorter =
                    new TokenWindow(rest, OptionalInt.of(step.prediction().target()));
            assertThat((double) step.of(Quantity.REMOVED, 0)[token])
                    .as("without token %d", token)
                    .isCloseTo(forward(shorter), within(1e-3));
        }
    }

    @Test
    void subsetsAreErasuresBetweenNothingAndTheWhole() {
        assumeOffers(Capability.INTERVENTIONS);
        TokenWindow window = window();
        for (Baseline mask : List.of(Baseline.ZERO, Baseline.MEAN_EMBEDDING, Baseline.token(1))) {
            float[] erased =
                    record(new Pass.Erasure(mask), 0, Quantity.ERASED, window).of(Quantity.ERASED, 0);
            Recording step = record(new Pass.Subsets(mask, new Coalitions.All()), 0, Quantity.COALITIONS, window);
            float[] values = step.of(Quantity.COALITIONS, 0);
            assertThat(values).hasSize(1 << TOKENS);
            int whole = (1 << TOKENS) - 1;
            assertThat((double) values[whole]).as("the whole, %s", mask).isCloseTo(step.output(), within(1e-3));
            for (int token = 0; token < TOKENS; token++) {
                assertThat(values[whole ^ 1 << token])
                        .as("all but token %d, %s", token, mask)
                        .isCloseTo(erased[token], within(1e-3f));
            }
        }
        float[] zeros = record(new Pass.Subsets(Baseline.ZERO, new Coalitions.All()), 0, Quantity.COALITIONS, window)
                .of(Quantity.COALITIONS, 0);
        float[] spans = record(
                        new Pass.Subsets(Baseline.ZERO, new Coalitions.Spans(TOKENS)), 0, Quantity.COALITIONS, window)
                .of(Quantity.COALITIONS, 0);
        assertThat(spans).as("nothing is left").containsExactly(new float[] {zeros[0]}, within(1e-3f));
    }

    @Test
    void drawnTokensAreThoseThatTheSeedSays() {
        assumeOffers(Capability.INTERVENTIONS);
        TokenWindow window = window();
        Coalitions half = new Coalitions.Bernoulli(6, 0.5, 1);
        int vocabulary = model().info().vocabulary();
        List<float[]> values = new ArrayList<>();
        for (long seed : new long[] {1, 1, 2}) {
            values.add(record(
                            new Pass.Replacements(half, vocabulary, seed),
                            0,
                            Quantity.COALITION_LOG_PROBABILITIES,
                            window)
                    .of(Quantity.COALITION_LOG_PROBABILITIES, 0));
        }
        assertThat(values.get(0)).hasSize(6).isEqualTo(values.get(1)).isNotEqualTo(values.get(2));
        for (float logProbability : values.get(0)) {
            assertThat(logProbability).isFinite().isNotPositive();
        }
    }

    @Test
    void zeroedValuesMoveOnlyWhatSeesThem() {
        assumeOffers(Capability.VALUE_ZEROING);
        for (int layer = 1; layer <= model().info().layers(); layer++) {
            float[] distances = record(new Pass.ValueZeroing(), layer, Quantity.ZEROED, window())
                    .of(Quantity.ZEROED, layer);
            assertThat(distances).hasSize(TOKENS * TOKENS);
            for (int position = 0; position < TOKENS; position++) {
                for (int token = 0; token < TOKENS; token++) {
                    float distance = distances[position * TOKENS + token];
                    if (token > position) {
                        assertThat(distance)
                                .as("position %d does not see token %d", position, token)
                                .isZero();
                    } else {
                        assertThat(distance).as("1 − cosine").isBetween(-1e-5f, 2 + 1e-5f);
                    }
                }
            }
            assertThat(distances[(TOKENS - 1) * TOKENS + TOKENS - 1])
                    .as("the last position's own value, layer %d", layer)
                    .isGreaterThan(0);
        }
    }

    private TokenWindow window() {
        return RandomWindows.predicted(random(), 1, TOKENS, model().info().vocabulary())
                .get(0);
    }

    private double forward(TokenWindow window) {
        return Recording.record(model(), new Pass.Forward(), List.of(0), List.of(), Output.LOGIT, List.of(window))
                .get(0)
                .get(0)
                .output();
    }

    private Recording record(Pass pass, int layer, Quantity quantity, TokenWindow window) {
        return Recording.record(model(), pass, List.of(layer), List.of(quantity), Output.LOGIT, List.of(window))
                .get(0)
                .get(0);
    }
}
