package org.brainrank.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.brainrank.spi.model.Capability;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.TokenWindow;
import org.junit.jupiter.api.Test;

/** A network that runs as one piece shows what the same network shows block by block. */
class WholeNetworkTest {
    @Test
    void everyPassShowsTheSame() {
        List<TokenWindow> windows = Requests.windows(3, 6);
        EnumSet<Capability> capabilities =
                EnumSet.complementOf(EnumSet.of(Capability.INTERNALS, Capability.VALUE_ZEROING));
        try (NetworkModel blocks = ToyNetwork.model();
                NetworkModel whole =
                        NetworkModel.of(ToyNetwork.info(capabilities), new InOnePiece(), Optional.empty())) {
            int compared = 0;
            for (PassRequest request : Requests.ALL) {
                if (request.pass() instanceof Pass.ValueZeroing) {
                    continue;
                }
                List<List<Float>> expected = Shown.of(blocks, request, windows);
                List<List<Float>> actual = Shown.of(whole, request, windows);
                for (int window = 0; window < windows.size(); window++) {
                    assertThat(actual.get(window)).as("%s", request.pass()).hasSameSizeAs(expected.get(window));
                    for (int i = 0; i < expected.get(window).size(); i++) {
                        float number = expected.get(window).get(i);
                        assertThat(actual.get(window).get(i))
                                .as("%s, window %d, number %d", request.pass(), window, i)
                                .isCloseTo(number, within(1e-5f * (1 + Math.abs(number))));
                        compared++;
                    }
                }
            }
            assertThat(compared).isGreaterThan(1000);
        }
    }

    /** Runs a toy's blocks one after the other, out of sight. */
    private static final class InOnePiece implements WholeNetwork {
        private final ToyNetwork toy = new ToyNetwork();

        @Override
        public WholeRun run(int layer, NDArray state, SortedMap<Integer, NDArray> taps) {
            NDArray entered = layer == 0 ? toy.enter(state) : null;
            NDArray hidden = entered == null ? state : entered;
            SortedMap<Integer, NDArray> states = new TreeMap<>();
            SortedMap<Integer, NDArray> attention = new TreeMap<>();
            for (int block = layer + 1; block <= toy.layers(); block++) {
                BlockOutput output = toy.block(block, hidden, true);
                hidden = taps.containsKey(block) ? output.hidden().add(taps.get(block)) : output.hidden();
                states.put(block, hidden);
                attention.put(block, output.attention());
            }
            return new WholeRun(toy.logits(hidden.get(":, -1")), entered, states, attention);
        }

        @Override
        public int width(int layer) {
            return ToyNetwork.WIDTH;
        }

        @Override
        public int layers() {
            return toy.layers();
        }

        @Override
        public int feedForward() {
            return toy.feedForward();
        }

        @Override
        public NDArray embed(NDArray ids) {
            return toy.embed(ids);
        }

        @Override
        public NDArray meanEmbedding() {
            return toy.meanEmbedding();
        }

        @Override
        public void close() {
            toy.close();
        }
    }
}
