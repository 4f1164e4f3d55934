package org.brainrank.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.Capability;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.junit.jupiter.api.Test;

class SegmentsTest {
    private static final List<TokenWindow> WINDOWS = Requests.windows(6, 9);

    /** The toy, block by block. */
    private static final class Streaming extends ToyNetwork {
        final AtomicInteger blocks = new AtomicInteger();

        @Override
        public boolean streamsWeights() {
            return true;
        }

        @Override
        public BlockOutput block(int layer, NDArray hidden, boolean wantAttention) {
            blocks.incrementAndGet();
            return super.block(layer, hidden, wantAttention);
        }
    }

    private static NetworkModel model(ToyNetwork network) {
        return NetworkModel.of(
                ToyNetwork.info(EnumSet.complementOf(EnumSet.of(Capability.INTERNALS))), network, Optional.empty());
    }

    @Test
    void givesTheBitsOfOneGraph() {
        try (NetworkModel whole = ToyNetwork.model();
                NetworkModel streaming = model(new Streaming())) {
            for (PassRequest request : Requests.ALL) {
                assertThat(Shown.of(streaming, request, WINDOWS))
                        .as(request.toString())
                        .isEqualTo(Shown.of(whole, request, WINDOWS));
            }
        }
    }

    @Test
    void runsNoBlockBelowTheLowestWantedLayerAgain() {
        Streaming network = new Streaming();
        try (NetworkModel streaming = model(network)) {
            PassRequest last = new PassRequest(
                    new Pass.Gradient(),
                    new java.util.TreeSet<>(List.of(ToyNetwork.LAYERS - 1)),
                    java.util.Set.of(Quantity.GRADIENTS),
                    org.brainrank.spi.model.Output.LOGIT);
            streaming.run(last, WINDOWS, (window, seen) -> {});
            assertThat(network.blocks).hasValue(ToyNetwork.LAYERS + 1);
        }
    }

    @Test
    void leavesNothingBehind() {
        Streaming network = new Streaming();
        try (NetworkModel streaming = model(network)) {
            int before = network.manager.getManagedArrays().size();
            Requests.ALL.forEach(request -> streaming.run(request, WINDOWS, (window, seen) -> {}));
            assertThat(network.manager.getManagedArrays()).hasSize(before);
        }
    }

    @Test
    void outputsThatAreNoNumbersAreRefused() {
        ToyNetwork overflowing = new ToyNetwork() {
            @Override
            public NDArray logits(NDArray last) {
                return super.logits(last).mul(Float.POSITIVE_INFINITY);
            }
        };
        try (NetworkModel model = model(overflowing)) {
            assertThatThrownBy(() -> model.run(Requests.of(new Pass.Forward()), WINDOWS, (window, seen) -> {}))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("not finite")
                    .hasMessageContaining("precision: float32");
        }
    }
}
