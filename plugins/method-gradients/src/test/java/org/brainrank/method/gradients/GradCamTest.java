package org.brainrank.method.gradients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.testkit.FakeModel;
import org.brainrank.testkit.MethodContract;
import org.brainrank.testkit.MethodRun;
import org.brainrank.testkit.Recording;
import org.junit.jupiter.api.Test;

class GradCamTest extends MethodContract {
    private static final TokenWindow WINDOW = TokenWindow.predicted(3, 99, 14, 15, 92);
    private final FakeModel model = FakeModel.create(5);

    @Override
    protected MethodPlugin plugin() {
        return new GradCam();
    }

    @Test
    void isTheFormulaWrittenOut() {
        Recording step = Recording.record(
                        model,
                        new Pass.Gradient(),
                        List.of(1),
                        List.of(Quantity.INPUTS, Quantity.GRADIENTS),
                        Output.LOGIT,
                        List.of(WINDOW))
                .get(0)
                .get(0);
        float[] gradients = step.of(Quantity.GRADIENTS, 1);
        float[] inputs = step.of(Quantity.INPUTS, 1);
        double[] expected = new double[5];
        for (int channel = 0; channel < 8; channel++) {
            double weight = 0;
            for (int token = 0; token < 5; token++) {
                weight += gradients[token * 8 + channel] / 5.0;
            }
            for (int token = 0; token < 5; token++) {
                expected[token] += weight * inputs[token * 8 + channel];
            }
        }
        float[] signed = scores("signed");
        float[] positive = scores("positive");
        assertThat(signed).as("both signs, or the cut is not tested").satisfies(GradCamTest::bothSigns);
        for (int token = 0; token < 5; token++) {
            assertThat((double) signed[token]).isCloseTo(expected[token], within(1e-5));
            assertThat((double) positive[token]).isCloseTo(Math.max(0, expected[token]), within(1e-5));
        }
    }

    private static void bothSigns(float[] scores) {
        float smallest = 0;
        float largest = 0;
        for (float score : scores) {
            smallest = Math.min(smallest, score);
            largest = Math.max(largest, score);
        }
        assertThat(smallest).isNegative();
        assertThat(largest).isPositive();
    }

    private float[] scores(String part) {
        return MethodRun.of(model, plugin(), Map.of("part", part)).at(1, WINDOW).scores();
    }
}
