package org.brainrank.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.CoalitionTable;
import org.brainrank.spi.model.Coalitions;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.Replacements;
import org.brainrank.spi.model.TokenWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Running only what a perturbation changes, and everything alike once, against running every variant from the start. */
@SuppressWarnings("try") // a scope acts by being open
class PerturbationTest {
    @ParameterizedTest
    @CsvSource({"1, 20", "2, 20", "6, 20", "6, 3", "6, 200"})
    void removalIsTheShorterWindow(int tokens, int rows) {
        List<TokenWindow> windows = Requests.windows(5, tokens);
        for (ToyNetwork network : List.of(new ToyNetwork(), new ResumingNetwork())) {
            try (network) {
                List<float[]> seen = new ArrayList<>();
                PassRequest request = Requests.input(new Pass.Removal(), Quantity.REMOVED);
                Passes.run(
                        new Batch(
                                network,
                                request,
                                windows,
                                (window, step) -> seen.add(step.removed().toArray())),
                        rows);
                for (int i = 0; i < windows.size(); i++) {
                    int[] ids = windows.get(i).ids();
                    int target = best(network, ids);
                    for (int token = 0; token < tokens; token++) {
                        List<Integer> rest = new ArrayList<>();
                        for (int k = 0; k < tokens; k++) {
                            if (k != token || tokens == 1) {
                                rest.add(ids[k]);
                            }
                        }
                        int[] shorter = rest.stream().mapToInt(id -> id).toArray();
                        assertThat((double) seen.get(i)[token])
                                .as("%s, window %d without token %d", network.getClass(), i, token)
                                .isCloseTo(logits(network, shorter, null, 0)[target], within(1e-5));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 20, 3", "5, 20, 3", "5, 2, -1", "5, 200, -1", "9, 150, 3", "9, 40, -1"})
    void everySubsetIsItsOwnWindow(int tokens, int rows, int standIn) {
        List<TokenWindow> windows = Requests.windows(3, tokens);
        Baseline baseline = standIn < 0 ? Baseline.ZERO : Baseline.token(standIn);
        for (ToyNetwork network : List.of(new ToyNetwork(), new ResumingNetwork())) {
            try (network) {
                List<float[]> seen = new ArrayList<>();
                PassRequest request =
                        Requests.input(new Pass.Subsets(baseline, new Coalitions.All()), Quantity.COALITIONS);
                Passes.run(
                        new Batch(
                                network,
                                request,
                                windows,
                                (window, step) ->
                                        seen.add(step.coalitionOutputs().toArray())),
                        rows);
                for (int i = 0; i < windows.size(); i++) {
                    int[] ids = windows.get(i).ids();
                    int target = best(network, ids);
                    assertThat(seen.get(i)).hasSize(1 << tokens);
                    for (int row = 0; row < 1 << tokens; row++) {
                        boolean[] absent = new boolean[tokens];
                        for (int token = 0; token < tokens; token++) {
                            absent[token] = (row >> token & 1) == 0;
                        }
                        assertThat((double) seen.get(i)[row])
                                .as("%s, window %d, subset %d", network.getClass(), i, row)
                                .isCloseTo(logits(network, ids, absent, standIn)[target], within(1e-5));
                    }
                }
            }
        }
    }

    @Test
    void replacementsAreTheirOwnWindowsAndLogProbabilitiesTheirLogits() {
        Pass.Replacements pass = new Pass.Replacements(new Coalitions.Bernoulli(25, 0.6, 4), ToyNetwork.VOCABULARY, 9);
        List<TokenWindow> windows = Requests.windows(4, 6);
        try (ToyNetwork network = new ResumingNetwork()) {
            PassRequest request = Requests.input(pass, Quantity.COALITIONS, Quantity.COALITION_LOG_PROBABILITIES);
            Passes.run(
                    new Batch(network, request, windows, (window, step) -> {
                        int[] ids = windows.get(window).ids();
                        int target = step.prediction().target();
                        int[][] drawn = Replacements.of(pass, ids, step.coalitions());
                        for (int row = 0; row < 25; row++) {
                            double[] logits = logits(network, drawn[row], null, 0);
                            double sum = 0;
                            for (double logit : logits) {
                                sum += Math.exp(logit);
                            }
                            assertThat((double) step.coalitionOutputs().get(row))
                                    .isCloseTo(logits[target], within(1e-5));
                            assertThat((double) step.coalitionLogProbabilities().get(row))
                                    .isCloseTo(logits[target] - Math.log(sum), within(1e-5));
                        }
                    }),
                    20);
        }
    }

    @Test
    void equalSubsetsRunOnceAndBehindTheFirstAbsentToken() {
        TokenWindow window = Requests.windows(1, 4).get(0);
        Pass pass = new Pass.Subsets(Baseline.ZERO, new Coalitions.Permutations(40, false, 1));
        try (ResumingNetwork network = new ResumingNetwork()) {
            CoalitionTable[] table = new CoalitionTable[1];
            Passes.run(
                    new Batch(
                            network,
                            Requests.input(pass, Quantity.COALITIONS),
                            List.of(window),
                            (index, step) -> table[0] = step.coalitions()),
                    1);
            assertThat(table[0].rows()).isEqualTo(200);
            // All 16 subsets: 8 run from position 0, 4 from 1, 2 from 2, 1 from the last; the whole is known.
            assertThat(network.positions()).isEqualTo((8 * 4 + 4 * 3 + 2 * 2 + 1) * ToyNetwork.LAYERS);
        }
    }

    @Test
    void whatSubsetsBeginWithRunsOnce() {
        int tokens = 12;
        List<TokenWindow> windows = Requests.windows(2, tokens);
        Pass pass = new Pass.Subsets(Baseline.ZERO, new Coalitions.All());
        try (ResumingNetwork network = new ResumingNetwork()) {
            List<float[]> seen = new ArrayList<>();
            Batch batch = new Batch(
                    network,
                    Requests.input(pass, Quantity.COALITIONS),
                    windows,
                    (index, step) -> seen.add(step.coalitionOutputs().toArray()));
            Passes.run(batch, 80);
            long alone = 0;
            for (int start = 0; start < tokens; start++) {
                alone += (1L << (tokens - 1 - start)) * (tokens - start);
            }
            assertThat((long) network.positions())
                    .as("positions run, of %d where each subset runs from its first absent token on", alone)
                    .isLessThan(2 * alone * ToyNetwork.LAYERS / 2);
            for (int i = 0; i < windows.size(); i++) {
                List<float[]> lonely = new ArrayList<>();
                Passes.run(
                        new Batch(
                                network,
                                Requests.input(pass, Quantity.COALITIONS),
                                List.of(windows.get(i)),
                                (index, step) ->
                                        lonely.add(step.coalitionOutputs().toArray())),
                        7);
                assertThat(seen.get(i))
                        .as("in another batch, with other cuts")
                        .containsExactly(lonely.get(0), within(1e-5f));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 20", "6, 20", "6, 2"})
    void zeroedValuesMoveTheOutput(int tokens, int rows) {
        List<TokenWindow> windows = Requests.windows(5, tokens);
        for (ToyNetwork network : List.of(new ToyNetwork(), new ResumingNetwork())) {
            try (network) {
                PassRequest request = Requests.of(new Pass.ValueZeroing(), Quantity.ZEROED, Quantity.ACTIVATIONS);
                Passes.run(
                        new Batch(network, request, windows, (window, step) -> {
                            for (int layer = 1; layer <= ToyNetwork.LAYERS; layer++) {
                                float[] input = step.activations(layer - 1).toArray();
                                float[] plain = plainlyZeroed(network, layer, input, tokens);
                                assertThat(step.zeroed(layer).toArray())
                                        .as("%s, window %d, layer %d", network.getClass(), window, layer)
                                        .containsExactly(plain, within(1e-6f));
                            }
                        }),
                        rows);
            }
        }
    }

    /** 1 − cosine from the toy's own formula: h + tanh(mean of the values so far · mixer), in float64. */
    private static float[] plainlyZeroed(ToyNetwork network, int layer, float[] input, int tokens) {
        float[] distances = new float[tokens * tokens];
        for (int token = 0; token < tokens; token++) {
            for (int position = token; position < tokens; position++) {
                double[] whole = row(network, layer, input, position, -1);
                double[] without = row(network, layer, input, position, token);
                double product = 0;
                double a = 0;
                double b = 0;
                for (int j = 0; j < whole.length; j++) {
                    product += whole[j] * without[j];
                    a += whole[j] * whole[j];
                    b += without[j] * without[j];
                }
                distances[position * tokens + token] = (float) (1 - product / Math.sqrt(a * b));
            }
        }
        return distances;
    }

    private static double[] row(ToyNetwork network, int layer, float[] input, int position, int silent) {
        int width = ToyNetwork.WIDTH;
        float[] mixer = network.mixers[layer - 1].toFloatArray();
        double[] output = new double[width];
        for (int j = 0; j < width; j++) {
            double sum = 0;
            for (int i = 0; i < width; i++) {
                double mean = 0;
                for (int key = 0; key <= position; key++) {
                    mean += key == silent ? 0 : input[key * width + i] / (position + 1.0);
                }
                sum += mean * mixer[i * width + j];
            }
            output[j] = input[position * width + j] + Math.tanh(sum);
        }
        return output;
    }

    @Test
    void refusesWhatMakesNoSense() {
        try (NetworkModel model = ToyNetwork.model()) {
            refused(model, Requests.of(new Pass.Removal(), Quantity.REMOVED), 3, "it is for layer 0");
            refused(
                    model,
                    Requests.input(new Pass.Subsets(Baseline.token(20), new Coalitions.All()), Quantity.COALITIONS),
                    3,
                    "token id 20");
            refused(
                    model,
                    Requests.input(new Pass.Replacements(new Coalitions.Spans(1), 21, 0), Quantity.COALITIONS),
                    3,
                    "token id 20");
            refused(
                    model,
                    Requests.input(new Pass.Subsets(Baseline.ZERO, new Coalitions.All()), Quantity.COALITIONS),
                    15,
                    "at most 14 tokens");
        }
        try (NetworkModel model = ToyNetwork.model(java.util.EnumSet.of(
                org.brainrank.spi.model.Capability.ACTIVATIONS, org.brainrank.spi.model.Capability.INTERVENTIONS))) {
            refused(model, Requests.of(new Pass.ValueZeroing(), Quantity.ZEROED), 3, "needs value-zeroing");
        }
    }

    private static void refused(NetworkModel model, PassRequest request, int tokens, String why) {
        assertThatThrownBy(() -> model.run(request, Requests.windows(1, tokens), (window, step) -> {}))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(why);
    }

    private static int best(Network network, int[] ids) {
        double[] logits = logits(network, ids, null, 0);
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }

    /** All logits after a window, absent tokens being the stand-in (zero if negative), every position run. */
    private static double[] logits(
            Network network, int[] ids, boolean @org.jspecify.annotations.Nullable [] absent, int standIn) {
        try (GradientMode mode = GradientMode.of(false);
                NDManager manager = EngineRuntime.newManager();
                ArrayScope scope = ArrayScope.open()) {
            int[] other = ids.clone();
            float[] kept = new float[ids.length];
            for (int i = 0; i < ids.length; i++) {
                boolean replaced = absent != null && absent[i];
                other[i] = replaced && standIn >= 0 ? standIn : ids[i];
                kept[i] = replaced && standIn < 0 ? 0 : 1;
            }
            NDArray embeddings = network.embed(manager.create(other, new Shape(1, ids.length)))
                    .mul(manager.create(kept, new Shape(1, ids.length, 1)));
            NDArray state = network.enter(embeddings);
            for (int block = 1; block <= network.layers(); block++) {
                state = network.block(block, state, false).hidden();
            }
            float[] logits = network.logits(state.get(":, -1")).toFloatArray();
            double[] wide = new double[logits.length];
            for (int i = 0; i < wide.length; i++) {
                wide[i] = logits[i];
            }
            return wide;
        }
    }
}
