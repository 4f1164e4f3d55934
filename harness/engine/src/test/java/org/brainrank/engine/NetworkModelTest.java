package org.brainrank.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quadrature;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.Tensor;
import org.brainrank.spi.model.TokenWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NetworkModelTest {
    private final NetworkModel model = ToyNetwork.model();

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void numbersDoNotDependOnTheBatch() {
        List<TokenWindow> windows = Requests.windows(9, 7);
        for (PassRequest request : Requests.ALL) {
            List<List<Float>> together = Shown.of(model, request, windows);
            for (int i = 0; i < windows.size(); i++) {
                List<Float> alone =
                        Shown.of(model, request, List.of(windows.get(i))).get(0);
                assertThat(alone).hasSameSizeAs(together.get(i));
                for (int k = 0; k < alone.size(); k++) {
                    assertThat(alone.get(k))
                            .as("%s, window %d, number %d", request.pass(), i, k)
                            .isCloseTo(together.get(i).get(k), within(1e-5f * (1 + Math.abs(alone.get(k)))));
                }
            }
        }
    }

    @Test
    void sameBitsOnAnyNumberOfThreads() throws Exception {
        List<TokenWindow> windows = Requests.windows(9, 7);
        for (PassRequest request : Requests.ALL) {
            List<List<Float>> here = Shown.of(model, request, windows);
            ExecutorService pool = Executors.newFixedThreadPool(4);
            try {
                List<Future<List<List<Float>>>> there = new ArrayList<>();
                for (int i = 0; i < 12; i++) {
                    there.add(pool.submit(() -> Shown.of(model, request, windows)));
                }
                for (Future<List<List<Float>>> each : there) {
                    assertThat(each.get()).isEqualTo(here);
                }
            } finally {
                pool.shutdownNow();
            }
        }
    }

    @Test
    void pathGradientsIntegrateToTheChangeOfTheOutput() {
        for (int layer = 0; layer <= ToyNetwork.LAYERS; layer++) {
            int shown = layer;
            PassRequest request = Requests.of(
                    new Pass.LayerPath(Baseline.ZERO, 30, Quadrature.GAUSS_LEGENDRE),
                    Quantity.INPUTS,
                    Quantity.GRADIENTS);
            List<double[]> sums = new ArrayList<>();
            List<float[]> states = new ArrayList<>();
            List<Double> outputs = new ArrayList<>();
            model.run(request, Requests.windows(1, 6), (window, seen) -> {
                if (seen.shows(shown)) {
                    outputs.add(seen.output());
                    states.add(seen.inputs(shown).toArray());
                    sums.add(weighted(seen, shown));
                }
            });
            float[] start = states.get(0);
            float[] end = states.get(states.size() - 1);
            double total = 0;
            for (double[] sum : sums) {
                for (int i = 0; i < end.length; i++) {
                    total += (end[i] - start[i]) * sum[i];
                }
            }
            assertThat(total)
                    .as("layer %d", layer)
                    .isCloseTo(outputs.get(outputs.size() - 1) - outputs.get(0), within(1e-4));
        }
    }

    private static double[] weighted(Observation seen, int layer) {
        double[] sum = new double[seen.inputs(layer).size()];
        if (seen.hasGradients()) {
            Tensor gradients = seen.gradients(layer);
            for (int i = 0; i < sum.length; i++) {
                sum[i] = seen.weight() * gradients.get(i);
            }
        }
        return sum;
    }

    @Test
    void everyRuleShowsBothEndsOnceAndInOrder() {
        for (Quadrature rule : Quadrature.values()) {
            List<Double> alphas = new ArrayList<>();
            List<Boolean> gradients = new ArrayList<>();
            PassRequest request = Requests.of(new Pass.Path(Baseline.MEAN_EMBEDDING, 5, rule), Quantity.GRADIENTS);
            model.run(request, Requests.windows(1, 4), (window, seen) -> {
                alphas.add(seen.alpha());
                gradients.add(seen.hasGradients());
            });
            assertThat(alphas)
                    .as("%s", rule)
                    .startsWith(0.0)
                    .endsWith(1.0)
                    .isSorted()
                    .doesNotHaveDuplicates();
            boolean ruleHasStart = rule == Quadrature.RIEMANN_LEFT || rule.leastPoints() == 2;
            assertThat(gradients.get(0)).as("%s", rule).isEqualTo(ruleHasStart);
            assertThat(gradients.subList(1, gradients.size())).containsOnly(true);
        }
    }

    @Test
    void theSharedBaselineIsEachWindowsOwn() {
        for (boolean byLayer : new boolean[] {false, true}) {
            // The trapezoid takes the gradient at the baseline, window by window; the middle rule does not.
            List<List<Float>> outputs = new ArrayList<>();
            List<float[]> inputs = new ArrayList<>();
            for (Quadrature rule : List.of(Quadrature.TRAPEZOID, Quadrature.RIEMANN_MIDDLE)) {
                Pass pass = byLayer
                        ? new Pass.LayerPath(Baseline.MEAN_EMBEDDING, 3, rule)
                        : new Pass.Path(Baseline.MEAN_EMBEDDING, 3, rule);
                List<Float> starts = new ArrayList<>();
                model.run(
                        Requests.of(pass, Quantity.INPUTS, Quantity.GRADIENTS),
                        Requests.windows(4, 6),
                        (window, seen) -> {
                            if (seen.alpha() == 0) {
                                starts.add((float) seen.output());
                                if (seen.shows(2)) {
                                    inputs.add(seen.inputs(2).toArray());
                                }
                            }
                        });
                outputs.add(starts);
            }
            assertThat(outputs.get(0)).hasSize(byLayer ? 16 : 4).hasSameSizeAs(outputs.get(1));
            for (int i = 0; i < outputs.get(0).size(); i++) {
                assertThat(outputs.get(1).get(i)).isCloseTo(outputs.get(0).get(i), within(1e-5f));
            }
            assertThat(inputs).hasSize(8);
            inputs.forEach(each -> assertThat(each).containsExactly(inputs.get(0), within(1e-5f)));
        }
    }

    @Test
    void explainsTheGivenTarget() {
        TokenWindow window = new TokenWindow(new int[] {1, 2, 3}, java.util.OptionalInt.of(4));
        model.run(Requests.of(new Pass.Gradient(), Quantity.GRADIENTS), List.of(window), (index, seen) -> {
            assertThat(seen.prediction().target()).isEqualTo(4);
            assertThat(seen.output()).isEqualTo(seen.prediction().logit());
            assertThat(seen.tokens()).isEqualTo(3);
        });
    }

    @Test
    void erasingAtTheTopActsThroughTheLastTokenAlone() {
        PassRequest request = Requests.of(new Pass.Erasure(Baseline.ZERO), Quantity.ERASED);
        model.run(request, Requests.windows(3, 5), (window, seen) -> {
            float[] erased = seen.erased(ToyNetwork.LAYERS).toArray();
            for (int token = 0; token < 4; token++) {
                assertThat(erased[token]).isCloseTo((float) seen.output(), within(1e-5f));
            }
            assertThat(erased[4]).isZero();
            assertThat(seen.erased(0).toArray()).doesNotContain((float) seen.output());
        });
    }

    @Test
    void chunksOfErasedVariantsDoNotMatter() {
        List<TokenWindow> windows = Requests.windows(5, 7);
        PassRequest request = Requests.of(new Pass.Erasure(Baseline.ZERO), Quantity.ERASED);
        List<List<Float>> expected = Shown.of(model, request, windows);
        for (int rows : new int[] {1, 3, 7, 20, 1000}) {
            try (ToyNetwork network = new ToyNetwork()) {
                List<float[]> seenByWindow = new ArrayList<>();
                Passes.run(
                        new Batch(
                                network,
                                request,
                                windows,
                                (window, seen) ->
                                        seenByWindow.add(seen.erased(1).toArray())),
                        rows);
                for (int i = 0; i < windows.size(); i++) {
                    // Three numbers of the prediction and T of layer 0 stand before layer 1's.
                    for (int token = 0; token < 7; token++) {
                        assertThat(seenByWindow.get(i)[token])
                                .isCloseTo(expected.get(i).get(3 + 7 + token), within(1e-5f));
                    }
                }
            }
        }
    }

    @Test
    void showsOnlyWhatWasAskedFor() {
        PassRequest request = Requests.of(new Pass.Forward(), Quantity.ACTIVATIONS);
        model.run(request, Requests.windows(1, 4), (window, seen) -> {
            assertThat(seen.hasGradients()).isFalse();
            assertThatThrownBy(() -> seen.gradients(1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("GRADIENTS at layer 1");
        });
    }

    @Test
    void leavesTheThreadsGradientSwitchAlone() {
        boolean before = ai.djl.pytorch.jni.JniUtils.isGradMode();
        Shown.of(model, Requests.ALL.get(1), Requests.windows(2, 3));
        assertThat(ai.djl.pytorch.jni.JniUtils.isGradMode()).isEqualTo(before);
    }
}
