package org.brainrank.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.Capability;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private static final PassRequest FORWARD = Requests.of(new Pass.Forward(), Quantity.ACTIVATIONS);
    private static final PassRequest GRADIENT =
            Requests.of(new Pass.Gradient(), Quantity.ACTIVATIONS, Quantity.GRADIENTS);

    @Test
    void hundredsOfBatchesLeaveNothingBehind() {
        ToyNetwork network = new ToyNetwork();
        List<TokenWindow> windows = Requests.windows(20, 8);
        try (NetworkModel model =
                NetworkModel.of(ToyNetwork.info(EnumSet.allOf(Capability.class)), network, Optional.empty())) {
            int before = network.manager.getManagedArrays().size();
            for (int i = 0; i < 300; i++) {
                PassRequest request = Requests.ALL.get(i % Requests.ALL.size());
                model.run(request, windows, (window, seen) -> {});
            }
            assertThat(network.manager.getManagedArrays()).hasSize(before);
        }
    }

    @Test
    void longerWindowsComeInSmallerBatches() {
        BatchPlan plan = plan(64 << 20);
        for (PassRequest request : List.of(FORWARD, GRADIENT)) {
            int last = Integer.MAX_VALUE;
            for (int tokens = 1; tokens <= 1024; tokens *= 2) {
                int windows = plan.windows(request, tokens);
                assertThat(windows).isPositive().isLessThanOrEqualTo(last);
                last = windows;
            }
        }
    }

    @Test
    void backwardsNeedMoreMemoryAndBudgetsAllowMore() {
        MemoryEstimate estimate = new MemoryEstimate(gpt2(), 3072);
        assertThat(estimate.bytes(GRADIENT, 16)).isGreaterThan(3 * estimate.bytes(FORWARD, 16));
        assertThat(plan(32 << 20).windows(GRADIENT, 16))
                .isLessThan(plan(256 << 20).windows(GRADIENT, 16));
        assertThat(plan(1).windows(GRADIENT, 16)).isEqualTo(1);
    }

    @Test
    void aFullBatchNeedsNoMoreThanItsBudget() {
        PassRequest erasure = Requests.of(new Pass.Erasure(Baseline.ZERO), Quantity.ERASED);
        BatchPlan plan = plan(256 << 20);
        for (PassRequest request : List.of(FORWARD, GRADIENT, erasure)) {
            int full = plan.windows(request, 16);
            assertThat(plan.bytes(request, 16, full)).isPositive().isLessThanOrEqualTo(256 << 20);
            assertThat(plan.bytes(request, 16, full)).isGreaterThan(plan.bytes(request, 16, full / 2));
        }
    }

    @Test
    void readsTheBudgetFromTheSystemProperty() {
        MemoryEstimate estimate = new MemoryEstimate(gpt2(), 3072);
        String before = System.getProperty(BatchPlan.PROPERTY);
        try {
            System.setProperty(BatchPlan.PROPERTY, "7");
            assertThat(BatchPlan.of(estimate).budget()).isEqualTo(7 << 20);
            System.setProperty(BatchPlan.PROPERTY, "plenty");
            assertThatThrownBy(() -> BatchPlan.of(estimate))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("brainrank.batch-memory-mb")
                    .hasMessageContaining("'plenty'");
        } finally {
            if (before == null) {
                System.clearProperty(BatchPlan.PROPERTY);
            } else {
                System.setProperty(BatchPlan.PROPERTY, before);
            }
        }
    }

    private static BatchPlan plan(long budget) {
        return new BatchPlan(new MemoryEstimate(gpt2(), 3072), budget);
    }

    private static ModelInfo gpt2() {
        return new ModelInfo(
                "gpt2", "gpt2", 12, 768, 12, 50_257, 1024, 124_000_000, "00", false, EnumSet.allOf(Capability.class));
    }
}
