package org.brainrank.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.Capability;
import org.brainrank.spi.model.Contrast;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Prediction;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every language model must keep; inherit it and open a small one. {@link ModelPathContract} adds paths and erasure.
 *
 * <p>Comparisons allow {@link #tolerance()} times the largest absolute value: 0 for a model whose arithmetic does not
 * depend on the batch, rounding for others.
 */
public abstract class ModelContract extends RandomizedTest {
    static final int TOKENS = 6;

    @SuppressWarnings("NullAway.Init") // set before each test
    private LanguageModel model;

    /** For subclasses. */
    protected ModelContract() {}

    /**
     * Opens the model under test.
     *
     * @return open; the contract closes it
     */
    protected abstract LanguageModel open();

    /**
     * How far numbers that should be equal may differ, relative to the largest of them.
     *
     * @return 1e-5, what float32 rounding makes of another order of summation
     */
    protected double tolerance() {
        return 1e-5;
    }

    /**
     * How many batches the search for leaks runs. A subclass that opens many models of one engine may look at most of them
     * for a shorter time.
     *
     * @return 1,000
     */
    protected int batchesOfLeakSearch() {
        return 1000;
    }

    /**
     * How many arrays of the engine the open model keeps alive, where a test can count them: no batch may add one.
     *
     * @return by default unknown; memory is watched all the same
     */
    protected OptionalLong liveArrays() {
        return OptionalLong.empty();
    }

    @BeforeEach
    final void openModel() {
        model = open();
    }

    @AfterEach
    final void closeModel() {
        model.close();
    }

    final LanguageModel model() {
        return model;
    }

    @Test
    void informationIsComplete() {
        ModelInfo info = model.info();
        assertThat(info.id()).isNotBlank();
        assertThat(info.architecture()).isNotBlank();
        assertThat(info.sha256()).as("SHA-256, hexadecimal").matches("[0-9a-f]{64}");
        assertThat(info.parameters()).isPositive();
        assertThat(info.heads()).isPositive();
        try (LanguageModel again = open()) {
            assertThat(again.info()).isEqualTo(info);
        }
    }

    @Test
    void batchesHaveAtLeastOneWindow() {
        PassRequest request = new PassRequest(
                new Pass.Forward(),
                new TreeSet<>(allLayers()),
                offers(Capability.ACTIVATIONS) ? Set.of(Quantity.ACTIVATIONS) : Set.of(),
                Output.LOGIT);
        assertThat(model.batchSize(request, 1)).isPositive();
        assertThat(model.batchSize(request, model.info().maxTokens())).isPositive();
    }

    @Test
    void otherWindowsOfTheBatchDoNotMatter() {
        List<TokenWindow> windows = windows(5);
        List<List<Recording>> together = everything(windows);
        for (int i = 0; i < windows.size(); i++) {
            assertClose(
                    everything(List.of(windows.get(i))).get(0).get(0),
                    together.get(i).get(0));
        }
    }

    @Test
    void sameNumbersEveryTime() {
        List<TokenWindow> windows = windows(2);
        Recording first = everything(windows).get(1).get(0);
        Recording second = everything(windows).get(1).get(0);
        assertClose(second, first);
        assertThat(second.output()).isEqualTo(first.output());
    }

    @Test
    void threadsDoNotMatter() throws Exception {
        List<TokenWindow> windows = windows(8);
        List<List<Recording>> alone = everything(windows);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<List<Recording>>>> futures = new ArrayList<>();
            for (TokenWindow window : windows) {
                futures.add(threads.submit(() -> everything(List.of(window))));
            }
            for (int i = 0; i < windows.size(); i++) {
                assertClose(futures.get(i).get().get(0).get(0), alone.get(i).get(0));
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void batchesLeaveNoMemoryBehind() {
        List<PassRequest> requests = new ArrayList<>(List.of(leakRequest(new Pass.Forward(), Quantity.ACTIVATIONS)));
        if (offers(Capability.GRADIENTS)) {
            requests.add(leakRequest(new Pass.Gradient(), Quantity.GRADIENTS));
        }
        if (offers(Capability.INTERVENTIONS)) {
            requests.add(leakRequest(new Pass.Erasure(Baseline.ZERO), Quantity.ERASED));
        }
        new LeakSearch(model, requests, windows(LeakSearch.WINDOWS), this::liveArrays).over(batchesOfLeakSearch());
    }

    private PassRequest leakRequest(Pass pass, Quantity quantity) {
        boolean isShown = quantity != Quantity.ACTIVATIONS || offers(Capability.ACTIVATIONS);
        return new PassRequest(
                pass,
                new TreeSet<>(pass instanceof Pass.Erasure ? List.of(0) : allLayers()),
                isShown ? Set.of(quantity) : Set.of(),
                Output.LOGIT);
    }

    @Test
    void laterTokensDoNotReachEarlierOnes() {
        assumeOffers(Capability.ACTIVATIONS);
        TokenWindow window = windows(1).get(0);
        int[] changed = window.ids();
        changed[TOKENS - 1] = (changed[TOKENS - 1] + 1) % model.info().vocabulary();
        List<List<Recording>> both = Recording.record(
                model,
                new Pass.Forward(),
                allLayers(),
                List.of(Quantity.ACTIVATIONS),
                Output.LOGIT,
                List.of(window, TokenWindow.predicted(changed)));
        int earlier = (TOKENS - 1) * model.info().width();
        for (int layer : allLayers()) {
            float[] one = both.get(0).get(0).of(Quantity.ACTIVATIONS, layer);
            float[] two = both.get(1).get(0).of(Quantity.ACTIVATIONS, layer);
            assertClose(java.util.Arrays.copyOf(one, earlier), java.util.Arrays.copyOf(two, earlier), "layer " + layer);
            assertThat(one).as("the last token reaches itself, layer %d", layer).isNotEqualTo(two);
        }
    }

    @Test
    void attentionIsCausalAndSumsToOne() {
        assumeOffers(Capability.ATTENTION);
        for (List<Recording> steps : Recording.record(
                model, new Pass.Forward(), allLayers(), List.of(Quantity.ATTENTION), Output.LOGIT, windows(2))) {
            for (int layer : allLayers().subList(1, allLayers().size())) {
                float[] weights = steps.get(0).of(Quantity.ATTENTION, layer);
                assertThat(weights)
                        .as("shape (heads, T, T)")
                        .hasSize(model.info().heads() * TOKENS * TOKENS);
                for (int row = 0; row < weights.length / TOKENS; row++) {
                    double sum = 0;
                    for (int key = 0; key < TOKENS; key++) {
                        sum += weights[row * TOKENS + key];
                        assertThat(weights[row * TOKENS + key])
                                .as("query %d, key %d", row % TOKENS, key)
                                .isBetween(0f, key > row % TOKENS ? 0f : 1.0001f);
                    }
                    assertThat(sum).as("row %d of layer %d", row, layer).isCloseTo(1, within(1e-4));
                }
            }
        }
    }

    @Test
    void predictionIsTheMostLikelyToken() {
        TokenWindow window = windows(1).get(0);
        Prediction predicted = forward(window, Output.LOGIT).prediction();
        assertThat(predicted.logProbability()).isNegative();
        assertThat(predicted.entropy()).isBetween(0.0, Math.log(model.info().vocabulary()) + 1e-6);
        assertThat(forward(RandomWindows.withTarget(window, predicted.target()), Output.LOGIT)
                        .prediction())
                .as("naming the predicted token changes nothing")
                .isEqualTo(predicted);
        for (int i = 0; i < 5; i++) {
            int target = random().nextInt(model.info().vocabulary());
            Prediction other = forward(RandomWindows.withTarget(window, target), Output.LOGIT)
                    .prediction();
            assertThat(other.target()).isEqualTo(target);
            assertThat(other.logit()).as("logit of token %d", target).isLessThanOrEqualTo(predicted.logit());
            assertThat(other.logit() - other.logProbability())
                    .as("logit − log-probability is one number for all targets")
                    .isCloseTo(predicted.logit() - predicted.logProbability(), within(1e-3));
        }
    }

    @Test
    void outputIsWhatWasAskedFor() {
        TokenWindow window = windows(1).get(0);
        Recording logit = forward(window, Output.LOGIT);
        Recording logProbability = forward(window, Output.LOG_PROBABILITY);
        assertThat(logit.output()).isCloseTo(logit.prediction().logit(), within(1e-4));
        assertThat(logProbability.output()).isCloseTo(logit.prediction().logProbability(), within(1e-4));
        assertThat(forward(window, Output.PROBABILITY).output())
                .isCloseTo(Math.exp(logit.prediction().logProbability()), within(1e-5));
        assertThat(List.of(logit.alpha(), logit.weight())).containsExactly(1.0, 1.0);
    }

    @Test
    void aContrastTakesTheFoilsPartOff() {
        TokenWindow window = windows(1).get(0);
        for (Output output : Output.values()) {
            Recording plain = forward(window, output);
            Recording held = forward(window.against(Contrast.RUNNER_UP), output);
            Prediction.Foil foil = held.prediction().foil().orElseThrow();
            assertThat(plain.prediction().foil()).isEmpty();
            assertThat(foil.token()).isNotEqualTo(held.prediction().target());
            assertThat(foil.logit()).isLessThanOrEqualTo(held.prediction().logit());
            double alone = forward(RandomWindows.withTarget(window, foil.token()), output)
                    .output();
            assertThat(held.output()).as("%s", output).isCloseTo(plain.output() - alone, within(1e-4));
        }
    }

    @Test
    void theLensOfTheLastLayerIsThePrediction() {
        assumeOffers(Capability.ACTIVATIONS);
        int last = model.info().layers();
        List<Quantity> quantities = List.of(Quantity.LENS, Quantity.TOKEN_LOG_PROBABILITIES);
        Recording seen = Recording.record(
                        model, new Pass.Forward(), List.of(0, last), quantities, Output.LOGIT, windows(1))
                .get(0)
                .get(0);
        float[] lens = seen.of(Quantity.LENS, last);
        assertThat(lens).hasSize(5);
        assertThat((double) lens[0]).isCloseTo(seen.prediction().logit(), within(1e-4));
        assertThat((double) lens[1]).isCloseTo(seen.prediction().logProbability(), within(1e-4));
        assertThat((double) lens[2]).isCloseTo(seen.prediction().entropy(), within(1e-4));
        assertThat(lens[3]).as("tokens that are likelier than the likeliest").isZero();
        assertThat((double) lens[4]).isCloseTo(lens[1], within(1e-5));
        float[] tokens = seen.of(Quantity.TOKEN_LOG_PROBABILITIES, last);
        assertThat(tokens).hasSize(TOKENS).doesNotContain(Float.NaN);
        assertThat(tokens[0]).as("nothing stands before the first token").isZero();
    }

    @Test
    void vectorsMoveForwardsOnly() {
        assumeOffers(Capability.INTERNALS);
        List<Quantity> quantities =
                List.of(Quantity.HEAD_OUTPUTS, Quantity.MLP_OUTPUTS, Quantity.TRANSFORMED_NORMS, Quantity.PROXIMITIES);
        List<Integer> blocks = allLayers().subList(1, allLayers().size());
        Recording seen = Recording.record(model, new Pass.Forward(), blocks, quantities, Output.LOGIT, windows(1))
                .get(0)
                .get(0);
        for (int layer : blocks) {
            assertThat(seen.of(Quantity.HEAD_OUTPUTS, layer).length
                            % (TOKENS * model.info().heads()))
                    .as("shape (T, heads × width of a head)")
                    .isZero();
            assertThat(seen.of(Quantity.MLP_OUTPUTS, layer))
                    .hasSize(TOKENS * model.info().width());
            float[] norms = seen.of(Quantity.TRANSFORMED_NORMS, layer);
            float[] proximities = seen.of(Quantity.PROXIMITIES, layer);
            assertThat(norms).hasSize(TOKENS * TOKENS);
            for (int query = 0; query < TOKENS; query++) {
                for (int key = 0; key < TOKENS; key++) {
                    int at = query * TOKENS + key;
                    assertThat(norms[at]).as("query %d, key %d", query, key).isGreaterThanOrEqualTo(0);
                    if (key > query) {
                        assertThat(List.of(norms[at], proximities[at])).containsExactly(0f, 0f);
                    }
                }
            }
            assertThat(norms[norms.length - 1]).as("layer %d", layer).isPositive();
        }
    }

    @Test
    void gradientPassShowsWhatTheForwardPassShows() {
        assumeOffers(Capability.GRADIENTS);
        assumeOffers(Capability.ACTIVATIONS);
        List<Quantity> quantities = List.of(Quantity.ACTIVATIONS, Quantity.INPUTS);
        List<TokenWindow> windows = windows(1);
        Recording forward = Recording.record(model, new Pass.Forward(), allLayers(), quantities, Output.LOGIT, windows)
                .get(0)
                .get(0);
        Recording gradient = Recording.record(
                        model, new Pass.Gradient(), allLayers(), quantities, Output.LOGIT, windows)
                .get(0)
                .get(0);
        assertClose(gradient, forward);
        for (int layer : allLayers().subList(1, allLayers().size())) {
            assertThat(forward.of(Quantity.INPUTS, layer)).isEqualTo(forward.of(Quantity.ACTIVATIONS, layer));
        }
    }

    @Test
    void gradientOfTheLastLayerIsAtTheLastPosition() {
        assumeOffers(Capability.GRADIENTS);
        int last = model.info().layers();
        float[] gradients = Recording.record(
                        model,
                        new Pass.Gradient(),
                        List.of(last),
                        List.of(Quantity.GRADIENTS),
                        Output.LOGIT,
                        windows(1))
                .get(0)
                .get(0)
                .of(Quantity.GRADIENTS, last);
        int earlier = (TOKENS - 1) * model.info().width();
        assertThat(java.util.Arrays.copyOf(gradients, earlier)).isEqualTo(new float[earlier]);
        assertThat(gradients).isNotEqualTo(new float[gradients.length]);
    }

    @Test
    void idsOutsideTheVocabularyAreRefused() {
        int vocabulary = model.info().vocabulary();
        for (TokenWindow window : List.of(
                TokenWindow.predicted(0, vocabulary),
                TokenWindow.predicted(0, -1),
                RandomWindows.withTarget(TokenWindow.predicted(0, 1), vocabulary),
                TokenWindow.predicted(0, 1).against(Contrast.token(vocabulary)))) {
            assertThatThrownBy(() -> forward(window, Output.LOGIT)).isInstanceOf(UserException.class);
        }
    }

    final void assumeOffers(Capability capability) {
        assumeTrue(offers(capability), () -> "the model has no " + capability.label());
    }

    final boolean offers(Capability capability) {
        return model.info().capabilities().contains(capability);
    }

    final List<Integer> allLayers() {
        return IntStream.rangeClosed(0, model.info().layers()).boxed().toList();
    }

    final List<TokenWindow> windows(int count) {
        return RandomWindows.predicted(random(), count, TOKENS, model.info().vocabulary());
    }

    final void assertClose(float[] actual, float[] expected, String what) {
        double largest = 0;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i])
                    .as("%s, number %d", what, i)
                    .isCloseTo(expected[i], within(tolerance() * largest));
        }
    }

    private void assertClose(Recording actual, Recording expected) {
        expected.values()
                .forEach((quantity, layers) -> layers.forEach(
                        (layer, values) -> assertClose(actual.of(quantity, layer), values, quantity + " " + layer)));
        assertThat(actual.output())
                .as("output")
                .isCloseTo(expected.output(), within(tolerance() * (1 + Math.abs(expected.output()))));
    }

    final Recording forward(TokenWindow window, Output output) {
        return Recording.record(
                        model, new Pass.Forward(), List.of(model.info().layers()), List.of(), output, List.of(window))
                .get(0)
                .get(0);
    }

    private List<List<Recording>> everything(List<TokenWindow> windows) {
        boolean gradients = offers(Capability.GRADIENTS);
        List<Quantity> quantities = new ArrayList<>();
        if (offers(Capability.ACTIVATIONS)) {
            quantities.add(Quantity.ACTIVATIONS);
        }
        if (offers(Capability.ATTENTION)) {
            quantities.add(Quantity.ATTENTION);
        }
        if (gradients) {
            quantities.add(Quantity.GRADIENTS);
        }
        Pass pass = gradients ? new Pass.Gradient() : new Pass.Forward();
        return Recording.record(model, pass, allLayers(), quantities, Output.LOGIT, windows);
    }
}
