package org.brainrank.method.gradients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quadrature;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.testkit.Explanation;
import org.brainrank.testkit.FakeModel;
import org.brainrank.testkit.MethodContract;
import org.brainrank.testkit.MethodRun;
import org.brainrank.testkit.Recording;
import org.junit.jupiter.api.Test;

class InputXGradientTest extends MethodContract {
    private static final TokenWindow WINDOW = TokenWindow.predicted(3, 99, 14, 15, 92);

    @Override
    protected MethodPlugin plugin() {
        return new InputXGradient();
    }

    @Test
    void isCompleteOnALinearModel() {
        FakeModel model = FakeModel.linear(5);
        List<Recording> ends = Recording.record(
                        model,
                        new Pass.Path(Baseline.ZERO, 2, Quadrature.TRAPEZOID),
                        List.of(0),
                        List.of(Quantity.INPUTS),
                        Output.LOGIT,
                        List.of(WINDOW))
                .get(0);
        Explanation explanation = MethodRun.of(model, plugin(), Map.of()).at(0, WINDOW);
        assertThat(explanation.sum())
                .as("Σ x·g = f(x) − f(0) where f is linear")
                .isCloseTo(ends.get(1).output() - ends.get(0).output(), within(1e-5));
    }

    @Test
    void aggregatesAreThoseOfTheProducts() {
        FakeModel model = FakeModel.create(5);
        Recording step = Recording.record(
                        model,
                        new Pass.Gradient(),
                        List.of(2),
                        List.of(Quantity.INPUTS, Quantity.GRADIENTS),
                        Output.LOGIT,
                        List.of(WINDOW))
                .get(0)
                .get(0);
        float[] sum = MethodRun.of(model, plugin(), Map.of("aggregate", "sum"))
                .at(2, WINDOW)
                .scores();
        float[] l2 = MethodRun.of(model, plugin(), Map.of("aggregate", "l2"))
                .at(2, WINDOW)
                .scores();
        float[] absolute = MethodRun.of(model, plugin(), Map.of("aggregate", "abs-sum"))
                .at(2, WINDOW)
                .scores();
        for (int token = 0; token < 5; token++) {
            double expectedSum = 0;
            double squares = 0;
            double expectedAbsolute = 0;
            for (int j = 0; j < 8; j++) {
                double product = (double) step.of(Quantity.INPUTS, 2)[token * 8 + j]
                        * step.of(Quantity.GRADIENTS, 2)[token * 8 + j];
                expectedSum += product;
                squares += product * product;
                expectedAbsolute += Math.abs(product);
            }
            assertThat((double) sum[token]).isCloseTo(expectedSum, within(1e-6));
            assertThat((double) l2[token]).isCloseTo(Math.sqrt(squares), within(1e-6));
            assertThat((double) absolute[token]).isCloseTo(expectedAbsolute, within(1e-6));
        }
    }

    @Test
    void finalLayerIsOneHotAtTheLastPosition() {
        float[] scores = MethodRun.of(FakeModel.create(5), plugin(), Map.of())
                .at(3, WINDOW)
                .scores();
        assertThat(scores[4]).isNotZero();
        assertThat(java.util.Arrays.copyOf(scores, 4)).containsOnly(0f);
    }

    @Test
    void theSizeOfSignedSumsAndOfTheLastBlockIsFixed() {
        assertThat(new GradientExplainer(3, true, Aggregate.SUM).sizeFixedBy(1))
                .hasValueSatisfying(why -> assertThat(why).contains("same total at every layer"));
        assertThat(new GradientExplainer(3, true, Aggregate.L2).sizeFixedBy(1)).isEmpty();
        assertThat(new GradientExplainer(3, false, Aggregate.SUM).sizeFixedBy(1))
                .isEmpty();
        assertThat(new GradientExplainer(3, false, Aggregate.L2).sizeFixedBy(3))
                .hasValueSatisfying(why -> assertThat(why).contains("last position"));
    }
}
