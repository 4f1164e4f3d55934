package org.brainrank.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Running only what an erased token changes, against running every position of every variant. */
@SuppressWarnings("try") // a scope acts by being open
class ErasingTest {
    @ParameterizedTest
    @CsvSource({"ZERO, 7, 20", "MEAN_EMBEDDING, 7, 20", "ZERO, 1, 20", "MEAN_EMBEDDING, 1, 20", "MEAN_EMBEDDING, 7, 2"})
    void equalsThePlainWay(Baseline.Kind kind, int tokens, int rows) {
        Baseline mask = new Baseline(kind, -1);
        PassRequest request = Requests.of(new Pass.Erasure(mask), Quantity.ERASED);
        List<TokenWindow> windows = Requests.windows(5, tokens);
        for (ToyNetwork network : List.of(new ToyNetwork(), new ResumingNetwork())) {
            try (network) {
                List<float[][]> seen = erased(network, request, windows, rows);
                for (int window = 0; window < windows.size(); window++) {
                    for (int layer = 0; layer <= ToyNetwork.LAYERS; layer++) {
                        float[] plain = plain(network, mask, windows.get(window), layer);
                        assertThat(seen.get(window)[layer])
                                .as("%s, window %d, layer %d", network.getClass(), window, layer)
                                .containsExactly(plain, within(1e-5f));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void runsOnlyWhatStandsBehindTheToken(int layer) {
        PassRequest request = new PassRequest(
                new Pass.Erasure(Baseline.ZERO), new TreeSet<>(Set.of(layer)), Set.of(Quantity.ERASED), Output.LOGIT);
        try (ResumingNetwork network = new ResumingNetwork()) {
            int[] sizes = new int[1];
            Passes.run(
                    new Batch(
                            network,
                            request,
                            Requests.windows(2, 4),
                            (window, seen) -> sizes[0] += seen.erased(layer).size()),
                    20);
            assertThat(sizes[0]).isEqualTo(8);
            // 4 + 3 + 2 + 1 positions of two windows in each block that follows.
            assertThat(network.positions()).isEqualTo(20 * (ToyNetwork.LAYERS - layer));
        }
    }

    private static List<float[][]> erased(Network network, PassRequest request, List<TokenWindow> windows, int rows) {
        List<float[][]> erased = new ArrayList<>();
        Passes.run(
                new Batch(network, request, windows, (window, seen) -> {
                    float[][] layers = new float[network.layers() + 1][];
                    for (int layer = 0; layer < layers.length; layer++) {
                        layers[layer] = seen.erased(layer).toArray();
                    }
                    erased.add(layers);
                }),
                rows);
        return erased;
    }

    private static float[] plain(Network network, Baseline mask, TokenWindow window, int layer) {
        int tokens = window.tokens();
        try (GradientMode mode = GradientMode.of(false);
                NDManager manager = EngineRuntime.newManager();
                ArrayScope scope = ArrayScope.open()) {
            NDArray embeddings = network.embed(manager.create(window.ids(), new Shape(1, tokens)));
            int target = (int) run(network, embeddings, 0).argMax().getLong();
            NDArray state = embeddings;
            for (int block = 1; block <= layer; block++) {
                state = network.block(block, block == 1 ? network.enter(state) : state, false)
                        .hidden();
            }
            float[] values = new float[tokens];
            for (int token = 0; token < tokens; token++) {
                NDArray here = manager.eye(tokens).get(token).reshape(1, tokens, 1);
                NDArray variant = state.sub(state.mul(here));
                if (layer == 0 && mask.equals(Baseline.MEAN_EMBEDDING)) {
                    variant = variant.add(network.meanEmbedding().mul(here));
                }
                values[token] = run(network, variant, layer).getFloat(0, target);
            }
            return values;
        }
    }

    private static NDArray run(Network network, NDArray point, int layer) {
        NDArray state = layer == 0 ? network.enter(point) : point;
        for (int block = layer + 1; block <= network.layers(); block++) {
            state = network.block(block, state, false).hidden();
        }
        return network.logits(state.get(":, -1"));
    }
}
