package org.brainrank.method.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.Baseline;
import org.brainrank.testkit.Explanation;
import org.brainrank.testkit.FakeModel;
import org.brainrank.testkit.MethodContract;
import org.brainrank.testkit.MethodRun;
import org.junit.jupiter.api.Test;

class LayerIntegratedGradientsTest extends MethodContract {
    private final FakeModel model = FakeModel.create(5);

    @Override
    protected MethodPlugin plugin() {
        return new LayerIntegratedGradients();
    }

    @Test
    void isCompleteAtEveryLayer() {
        double change = Paths.change(model, Baseline.ZERO);
        for (int layer = 1; layer <= 3; layer++) {
            Explanation explanation =
                    MethodRun.of(model, plugin(), Map.of("steps", 50)).at(layer, Paths.WINDOW);
            assertThat(explanation.sum()).as("layer %d", layer).isCloseTo(change, within(1e-3 * Math.abs(change)));
            assertThat(explanation.completenessGap().orElseThrow()).isLessThan(1e-4);
        }
    }

    @Test
    void lastLayerIsOneHotAtTheLastPosition() {
        float[] scores = MethodRun.of(model, plugin(), Map.of("steps", 3))
                .at(3, Paths.WINDOW)
                .scores();
        assertThat(java.util.Arrays.copyOf(scores, 5)).containsOnly(0f);
        assertThat((double) scores[5])
                .as("the readout is linear, so three steps are exact")
                .isCloseTo(Paths.change(model, Baseline.ZERO), within(1e-4));
    }
}
