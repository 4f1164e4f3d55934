package org.brainrank.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.TokenWindow;
import org.junit.jupiter.api.Test;

/** Backpropagation against central differences of every coordinate, in float64. */
class FakeNetworkTest {
    private static final double STEP = 1e-5;
    private static final TokenWindow WINDOW = TokenWindow.predicted(17, 4, 120, 64, 9);

    @Test
    void gradientsAreCentralDifferencesAtEveryLayer() {
        for (Output output : Output.values()) {
            for (FakeKind kind : List.of(FakeKind.BENT, FakeKind.LINEAR, FakeKind.EVEN, FakeKind.BENT.deafTo(4))) {
                FakeNetwork network = new FakeNetwork(11, kind);
                FakeWindow window = new FakeWindow(network, WINDOW, output);
                FakeTrace whole = window.run(0, window.embeddings());
                double[][][] gradients =
                        window.gradients(whole, new FakeRules(new org.brainrank.spi.model.Pass.Gradient()), null);
                for (int layer = 0; layer <= FakeNetwork.LAYERS; layer++) {
                    double[][] inputs = whole.inputs(layer);
                    for (int t = 0; t < inputs.length; t++) {
                        for (int j = 0; j < FakeNetwork.WIDTH; j++) {
                            double up = moved(window, layer, inputs, t, j, STEP);
                            double down = moved(window, layer, inputs, t, j, -STEP);
                            assertThat(gradients[layer][t][j])
                                    .as("%s, layer %d, token %d, dimension %d", output, layer, t, j)
                                    .isCloseTo((up - down) / (2 * STEP), within(1e-8));
                        }
                    }
                }
            }
        }
    }

    @Test
    void linearModelIsLinearAndTheOtherIsNot() {
        assertThat(curvature(FakeKind.LINEAR)).isLessThan(1e-10);
        assertThat(curvature(FakeKind.BENT)).isGreaterThan(1e-3);
    }

    @Test
    void otherWeightsComputeTheSameFunction() {
        for (FakeKind kind : List.of(FakeKind.BENT, FakeKind.LINEAR)) {
            FakeNetwork network = new FakeNetwork(11, kind);
            FakeWindow window = new FakeWindow(network, WINDOW, Output.LOGIT);
            FakeWindow other = new FakeWindow(network.reparameterised(), WINDOW, Output.LOGIT);
            assertThat(other.run(0, window.embeddings()).output())
                    .isCloseTo(window.run(0, window.embeddings()).output(), within(1e-12));
            assertThat(other.run(0, window.embeddings()).hidden()[1][0])
                    .as("by other hidden units")
                    .isNotEqualTo(window.run(0, window.embeddings()).hidden()[1][0]);
        }
    }

    /** |f(x/2) − (f(0) + f(x))/2|. */
    private static double curvature(FakeKind kind) {
        FakeWindow window = new FakeWindow(new FakeNetwork(11, kind), WINDOW, Output.LOGIT);
        double[][] zero = new double[5][FakeNetwork.WIDTH];
        double[][] half = new double[5][FakeNetwork.WIDTH];
        for (int t = 0; t < 5; t++) {
            for (int j = 0; j < FakeNetwork.WIDTH; j++) {
                half[t][j] = window.embeddings()[t][j] / 2;
            }
        }
        double ends = (window.run(0, zero).output()
                        + window.run(0, window.embeddings()).output())
                / 2;
        return Math.abs(window.run(0, half).output() - ends);
    }

    private static double moved(FakeWindow window, int layer, double[][] inputs, int t, int j, double by) {
        double[][] copy = inputs.clone();
        copy[t] = inputs[t].clone();
        copy[t][j] += by;
        return window.run(layer, copy).output();
    }
}
