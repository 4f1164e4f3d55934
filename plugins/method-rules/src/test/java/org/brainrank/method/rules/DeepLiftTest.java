package org.brainrank.method.rules;

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

class DeepLiftTest extends MethodContract {
    private static final TokenWindow WINDOW = TokenWindow.predicted(3, 99, 14, 15, 92);
    private static final Map<String, Baseline> BASELINES = Map.of(
            "zero",
            Baseline.ZERO,
            "mean-embedding",
            Baseline.MEAN_EMBEDDING,
            "pad",
            Baseline.token(0),
            "17",
            Baseline.token(17));
    private final FakeModel model = FakeModel.create(5);

    @Override
    protected MethodPlugin plugin() {
        return new DeepLift();
    }

    @Override
    protected List<Map<String, Object>> variants() {
        List<Map<String, Object>> variants = super.variants();
        variants.add(Map.of("baseline", 17));
        return variants;
    }

    @Test
    void isCompleteAtEveryLayerAndForBothOutputs() {
        for (Output output : List.of(Output.LOGIT, Output.LOG_PROBABILITY)) {
            for (Map.Entry<String, Baseline> named : BASELINES.entrySet()) {
                String name = named.getKey();
                Baseline baseline = named.getValue();
                List<Recording> ends = Recording.record(
                                model,
                                new Pass.Path(baseline, 2, Quadrature.TRAPEZOID),
                                List.of(0),
                                List.of(Quantity.INPUTS),
                                output,
                                List.of(WINDOW))
                        .get(0);
                double change = ends.get(1).output() - ends.get(0).output();
                for (int layer = 0; layer <= 3; layer++) {
                    Explanation explanation = MethodRun.of(model, plugin(), Map.of("baseline", name), output)
                            .at(layer, WINDOW);
                    assertThat(explanation.sum())
                            .as("%s from %s at layer %d", output, name, layer)
                            .isCloseTo(change, within(1e-5 * Math.max(1, Math.abs(change))));
                    assertThat(explanation.completenessGap().orElseThrow()).isLessThan(1e-5);
                }
            }
        }
    }

    @Test
    void isInputTimesGradientOnALinearModel() {
        FakeModel linear = FakeModel.linear(5);
        Recording step = Recording.record(
                        linear,
                        new Pass.Gradient(),
                        List.of(0),
                        List.of(Quantity.INPUTS, Quantity.GRADIENTS),
                        Output.LOGIT,
                        List.of(WINDOW))
                .get(0)
                .get(0);
        float[] scores = MethodRun.of(linear, plugin(), Map.of("baseline", "zero"))
                .at(0, WINDOW)
                .scores();
        for (int token = 0; token < 5; token++) {
            double expected = 0;
            for (int i = token * 8; i < token * 8 + 8; i++) {
                expected += (double) step.of(Quantity.INPUTS, 0)[i] * step.of(Quantity.GRADIENTS, 0)[i];
            }
            assertThat((double) scores[token]).isCloseTo(expected, within(1e-5));
        }
    }

    @Test
    void autoBaselineDependsOnTheModel() {
        assertThat(MethodRun.of(model, plugin(), Map.of()).explainer().pass())
                .isEqualTo(new Pass.Rescale(Baseline.ZERO));
        assertThat(MethodRun.of(model.singularAtZero(), plugin(), Map.of())
                        .explainer()
                        .resolved())
                .isEqualTo(Map.of("baseline", "mean-embedding"));
    }
}
