package org.brainrank.method.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;
import org.brainrank.testkit.Explanation;
import org.brainrank.testkit.FakeModel;
import org.brainrank.testkit.MethodContract;
import org.brainrank.testkit.MethodRun;
import org.brainrank.testkit.Recording;
import org.junit.jupiter.api.Test;

class DiscretizedIntegratedGradientsTest extends MethodContract {
    private final FakeModel model = FakeModel.create(5);

    @Override
    protected MethodPlugin plugin() {
        return new DiscretizedIntegratedGradients();
    }

    @Test
    void directionsLeadFromTheBaselineToTheWindowOneWay() {
        List<Recording> steps = Recording.record(
                        model,
                        new Pass.DiscretePath(Baseline.MEAN_EMBEDDING, 9, 40),
                        List.of(0),
                        List.of(Quantity.INPUTS, Quantity.DIRECTIONS, Quantity.GRADIENTS),
                        Output.LOGIT,
                        List.of(Paths.WINDOW))
                .get(0);
        float[] start = steps.get(0).of(Quantity.INPUTS, 0);
        float[] end = steps.get(10).of(Quantity.INPUTS, 0);
        for (int i = 0; i < start.length; i++) {
            double sum = 0;
            for (Recording step : steps.subList(1, 10)) {
                float direction = step.of(Quantity.DIRECTIONS, 0)[i];
                assertThat(direction * (end[i] - start[i])).isGreaterThanOrEqualTo(-1e-6f);
                sum += direction;
            }
            assertThat(sum).isCloseTo(end[i] - start[i], within(1e-5));
        }
    }

    @Test
    void isExactOnALinearModelAndNearlyCompleteOnOneThatBends() {
        FakeModel linear = FakeModel.linear(5);
        float[] exact = MethodRun.of(linear, new IntegratedGradients(), Map.of("baseline", "zero"))
                .at(0, Paths.WINDOW)
                .scores();
        Explanation explanation = MethodRun.of(linear, plugin(), Map.of()).at(0, Paths.WINDOW);
        for (int token = 0; token < 6; token++) {
            assertThat(explanation.scores()[token]).isCloseTo(exact[token], within(1e-4f));
        }
        assertThat(MethodRun.of(model, plugin(), Map.of("steps", 200))
                        .at(0, Paths.WINDOW)
                        .completenessGap()
                        .orElseThrow())
                .isLessThan(0.15);
    }
}
