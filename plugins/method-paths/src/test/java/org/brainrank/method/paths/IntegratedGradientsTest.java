package org.brainrank.method.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.brainrank.spi.ParameterException;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quadrature;
import org.brainrank.spi.model.Quantity;
import org.brainrank.testkit.Explanation;
import org.brainrank.testkit.FakeModel;
import org.brainrank.testkit.MethodContract;
import org.brainrank.testkit.MethodRun;
import org.brainrank.testkit.QuadraturePoints;
import org.brainrank.testkit.Recording;
import org.junit.jupiter.api.Test;

class IntegratedGradientsTest extends MethodContract {
    private final FakeModel model = FakeModel.create(5);

    @Override
    protected MethodPlugin plugin() {
        return new IntegratedGradients();
    }

    @Test
    void isCompleteForEveryBaselineAndRule() {
        for (Map.Entry<String, Double> tolerance : Map.of(
                        "gauss-legendre",
                        1e-5,
                        "riemann-middle",
                        1e-3,
                        "trapezoid",
                        1e-3,
                        "riemann-left",
                        0.1,
                        "riemann-right",
                        0.1)
                .entrySet()) {
            for (Baseline baseline : Baseline.FIXED) {
                String name = baseline.equals(Baseline.ZERO) ? "zero" : "mean-embedding";
                Explanation explanation = MethodRun.of(
                                model, plugin(), Map.of("steps", 50, "baseline", name, "rule", tolerance.getKey()))
                        .at(0, Paths.WINDOW);
                double change = Paths.change(model, baseline);
                double gap = Math.abs(explanation.sum() - change) / Math.abs(change);
                assertThat(gap).as("%s from %s", tolerance.getKey(), name).isLessThan(tolerance.getValue());
                assertThat(explanation.completenessGap().orElseThrow()).isCloseTo(gap, within(1e-6));
            }
        }
    }

    @Test
    void isInputTimesGradientOnALinearModel() {
        FakeModel linear = FakeModel.linear(5);
        Recording plain = Paths.steps(linear, new Pass.Gradient(), 0).get(0);
        for (String rule : List.of("gauss-legendre", "riemann-middle", "riemann-left", "riemann-right", "trapezoid")) {
            Explanation explanation = MethodRun.of(
                            linear, plugin(), Map.of("steps", 2, "rule", rule, "baseline", "zero"))
                    .at(0, Paths.WINDOW);
            for (int token = 0; token < 6; token++) {
                double expected = 0;
                for (int j = 0; j < 8; j++) {
                    expected += (double) plain.of(Quantity.INPUTS, 0)[token * 8 + j]
                            * plain.of(Quantity.GRADIENTS, 0)[token * 8 + j];
                }
                assertThat((double) explanation.scores()[token]).as("%s", rule).isCloseTo(expected, within(1e-5));
            }
            assertThat(explanation.completenessGap().orElseThrow()).as(rule).isLessThan(1e-5);
        }
    }

    @Test
    void isTheFormulaWrittenOut() {
        List<Recording> steps =
                Paths.steps(model, new Pass.Path(Baseline.MEAN_EMBEDDING, 7, Quadrature.RIEMANN_LEFT), 0);
        List<QuadraturePoints.Point> points = QuadraturePoints.of(Quadrature.RIEMANN_LEFT, 7);
        float[] start = steps.get(0).of(Quantity.INPUTS, 0);
        float[] end = steps.get(7).of(Quantity.INPUTS, 0);
        double[] expected = new double[6];
        for (int k = 0; k < 7; k++) {
            float[] gradient = steps.get(k).of(Quantity.GRADIENTS, 0);
            for (int i = 0; i < gradient.length; i++) {
                expected[i / 8] += (end[i] - start[i]) * points.get(k).weight() * gradient[i];
            }
        }
        float[] scores = MethodRun.of(
                        model, plugin(), Map.of("steps", 7, "rule", "riemann-left", "baseline", "mean-embedding"))
                .at(0, Paths.WINDOW)
                .scores();
        for (int token = 0; token < 6; token++) {
            assertThat((double) scores[token]).isCloseTo(expected[token], within(1e-6));
        }
    }

    @Test
    void autoBaselineDependsOnTheModelAndIsReported() {
        MethodRun plain = MethodRun.of(model, plugin(), Map.of());
        MethodRun singular = MethodRun.of(model.singularAtZero(), plugin(), Map.of());
        assertThat(plain.explainer().pass()).isEqualTo(new Pass.Path(Baseline.ZERO, 20, Quadrature.GAUSS_LEGENDRE));
        assertThat(plain.explainer().resolved()).isEqualTo(Map.of("baseline", "zero"));
        assertThat(singular.explainer().pass())
                .isEqualTo(new Pass.Path(Baseline.MEAN_EMBEDDING, 20, Quadrature.GAUSS_LEGENDRE));
        assertThat(singular.explainer().resolved()).isEqualTo(Map.of("baseline", "mean-embedding"));
        assertThat(MethodRun.of(model, plugin(), Map.of("baseline", "zero"))
                        .explainer()
                        .resolved())
                .as("nothing was left open")
                .isEmpty();
    }

    @Test
    void trapezoidNeedsTwoSteps() {
        assertThatThrownBy(() -> MethodRun.of(model, plugin(), Map.of("rule", "trapezoid", "steps", 1)))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("steps >= 2");
    }

    @Test
    void startsAtATokensEmbedding() {
        for (Map<String, Object> parameters : List.<Map<String, Object>>of(
                Map.of("baseline", 7), Map.of("baseline", "7"), Map.of("baseline", "pad"))) {
            Baseline baseline = Baseline.token(parameters.containsValue("pad") ? 0 : 7);
            MethodRun run = MethodRun.of(model, plugin(), parameters);
            assertThat(run.explainer().pass()).isEqualTo(new Pass.Path(baseline, 20, Quadrature.GAUSS_LEGENDRE));
            double change = Paths.change(model, baseline);
            assertThat(run.at(0, Paths.WINDOW).sum()).isCloseTo(change, within(1e-4 * Math.abs(change)));
        }
        assertThat(MethodRun.of(model, plugin(), Map.of("baseline", "pad"))
                        .explainer()
                        .resolved())
                .isEqualTo(Map.of("baseline", "token 0"));
    }

    @Test
    void refusesBaselinesThatAreNotThere() {
        assertThatThrownBy(() -> MethodRun.of(model, plugin(), Map.of("baseline", "token")))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("or a whole number");
        assertThatThrownBy(() -> MethodRun.of(model, plugin(), Map.of("baseline", 128)))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("0 to 127");
        ModelInfo info = model.info();
        ModelInfo nameless = new ModelInfo("nameless", "fake", 3, 8, 2, 128, 256, 0, "00", false, info.capabilities());
        assertThatThrownBy(() -> plugin().explainer(plugin().card().resolve(Map.of("baseline", "pad")), nameless))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("baseline=ID");
    }
}
