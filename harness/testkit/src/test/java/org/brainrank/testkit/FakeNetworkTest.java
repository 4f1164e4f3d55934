package org.brainrank.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
            for (boolean linear : new boolean[] {false, true}) {
                FakeNetwork network = new FakeNetwork(11, linear);
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
        assertThat(curvature(true)).isLessThan(1e-10);
        assertThat(curvature(false)).isGreaterThan(1e-3);
    }

    /** |f(x/2) − (f(0) + f(x))/2|. */
    private static double curvature(boolean linear) {
        FakeWindow window = new FakeWindow(new FakeNetwork(11, linear), WINDOW, Output.LOGIT);
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
