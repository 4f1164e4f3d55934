package org.brainrank.method.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quadrature;
import org.brainrank.spi.model.Quantity;
import org.brainrank.testkit.Explanation;
import org.brainrank.testkit.FakeModel;
import org.brainrank.testkit.MethodContract;
import org.brainrank.testkit.MethodRun;
import org.brainrank.testkit.Recording;
import org.junit.jupiter.api.Test;

class ConductanceTest extends MethodContract {
    private final FakeModel model = FakeModel.create(5);

    @Override
    protected MethodPlugin plugin() {
        return new Conductance();
    }

    @Test
    void isCompleteAtEveryLayer() {
        for (Baseline baseline : Baseline.FIXED) {
            String name = baseline.equals(Baseline.ZERO) ? "zero" : "mean-embedding";
            double change = Paths.change(model, baseline);
            for (int layer = 1; layer <= 3; layer++) {
                Explanation explanation = MethodRun.of(model, plugin(), Map.of("steps", 50, "baseline", name))
                        .at(layer, Paths.WINDOW);
                assertThat(explanation.sum())
                        .as("layer %d from %s", layer, name)
                        .isCloseTo(change, within(1e-3 * Math.abs(change)));
                assertThat(explanation.completenessGap().orElseThrow()).isLessThan(1e-3);
            }
        }
    }

    @Test
    void isExactOnALinearModel() {
        FakeModel linear = FakeModel.linear(5);
        Recording window = Paths.steps(linear, new Pass.Gradient(), 2).get(0);
        float[] start = Paths.steps(linear, new Pass.Path(Baseline.ZERO, 2, Quadrature.TRAPEZOID), 2)
                .get(0)
                .of(Quantity.INPUTS, 2);
        float[] scores = MethodRun.of(linear, plugin(), Map.of("steps", 1))
                .at(2, Paths.WINDOW)
                .scores();
        for (int token = 0; token < 6; token++) {
            double expected = 0;
            for (int i = token * 8; i < token * 8 + 8; i++) {
                expected += window.of(Quantity.GRADIENTS, 2)[i] * (window.of(Quantity.INPUTS, 2)[i] - start[i]);
            }
            assertThat((double) scores[token]).isCloseTo(expected, within(1e-5));
        }
    }

    @Test
    void trapezoidIsTheFormulaWrittenOut() {
        List<Recording> steps = Paths.steps(model, new Pass.Path(Baseline.ZERO, 4, Quadrature.GAUSS_LEGENDRE), 2);
        assertThat(steps).as("four points and two ends").hasSize(6);
        double[] expected = new double[6];
        for (int k = 0; k < 5; k++) {
            float[] y = steps.get(k).of(Quantity.INPUTS, 2);
            float[] yNext = steps.get(k + 1).of(Quantity.INPUTS, 2);
            float[] gNext = steps.get(k + 1).of(Quantity.GRADIENTS, 2);
            float[] g = k == 0 ? gNext : steps.get(k).of(Quantity.GRADIENTS, 2);
            for (int i = 0; i < y.length; i++) {
                expected[i / 8] += 0.5 * (g[i] + gNext[i]) * (yNext[i] - y[i]);
            }
        }
        assertScores(Map.of("steps", 4), expected);
    }

    @Test
    void captumRuleIsTheFormulaWrittenOut() {
        List<Recording> nodes =
                new ArrayList<>(Paths.steps(model, new Pass.Path(Baseline.ZERO, 5, Quadrature.GAUSS_LEGENDRE), 2));
        nodes.remove(nodes.size() - 1);
        nodes.remove(0);
        double[] expected = new double[6];
        for (int k = 0; k < 4; k++) {
            float[] y = nodes.get(k).of(Quantity.INPUTS, 2);
            float[] yNext = nodes.get(k + 1).of(Quantity.INPUTS, 2);
            float[] g = nodes.get(k).of(Quantity.GRADIENTS, 2);
            for (int i = 0; i < y.length; i++) {
                expected[i / 8] += (double) g[i] * (yNext[i] - y[i]);
            }
        }
        assertScores(Map.of("steps", 4, "rule", "captum"), expected);
    }

    @Test
    void rulesConvergeToOneAnother() {
        float[] trapezoid = MethodRun.of(model, plugin(), Map.of("steps", 400))
                .at(1, Paths.WINDOW)
                .scores();
        float[] captum = MethodRun.of(model, plugin(), Map.of("steps", 400, "rule", "captum"))
                .at(1, Paths.WINDOW)
                .scores();
        double change = Math.abs(Paths.change(model, Baseline.ZERO));
        for (int token = 0; token < 6; token++) {
            assertThat((double) captum[token]).isCloseTo(trapezoid[token], within(0.02 * change));
        }
    }

    @Test
    void defaultRuleIsBetterThanCaptums() {
        double trapezoid = gap("trapezoid");
        assertThat(trapezoid).isLessThan(gap("captum"));
    }

    @Test
    void sharesItsPathWithIntegratedGradients() {
        assertThat(MethodRun.of(model, plugin(), Map.of()).explainer().pass())
                .isEqualTo(MethodRun.of(model, new IntegratedGradients(), Map.of())
                        .explainer()
                        .pass());
    }

    private double gap(String rule) {
        return MethodRun.of(model, plugin(), Map.of("rule", rule))
                .at(1, Paths.WINDOW)
                .completenessGap()
                .orElseThrow();
    }

    private void assertScores(Map<String, Object> parameters, double[] expected) {
        float[] scores =
                MethodRun.of(model, plugin(), parameters).at(2, Paths.WINDOW).scores();
        for (int token = 0; token < expected.length; token++) {
            assertThat((double) scores[token]).as("token %d", token).isCloseTo(expected[token], within(1e-5));
        }
    }

    @Test
    void theSizeOfACompleteMethodIsFixedAtEveryLayer() {
        Explainer explainer = MethodRun.of(model, plugin(), Map.of()).explainer();
        assertThat(explainer.sizeFixedBy(2))
                .hasValueSatisfying(why -> assertThat(why).contains("complete"));
        for (Map<String, Object> other :
                List.<Map<String, Object>>of(Map.of("aggregate", "l2"), Map.of("scores", "last-word"))) {
            assertThat(MethodRun.of(model, plugin(), other).explainer().sizeFixedBy(2))
                    .as("%s", other)
                    .isEmpty();
        }
    }

    @Test
    void neuronsAndTokensAreTheSumsOfOneMatrix() {
        List<Recording> nodes =
                new ArrayList<>(Paths.steps(model, new Pass.Path(Baseline.ZERO, 5, Quadrature.GAUSS_LEGENDRE), 2));
        nodes.remove(nodes.size() - 1);
        nodes.remove(0);
        double[] expected = new double[8];
        for (int k = 0; k < 4; k++) {
            float[] y = nodes.get(k).of(Quantity.INPUTS, 2);
            float[] yNext = nodes.get(k + 1).of(Quantity.INPUTS, 2);
            for (int i = 0; i < y.length; i++) {
                expected[i % 8] += (double) nodes.get(k).of(Quantity.GRADIENTS, 2)[i] * (yNext[i] - y[i]);
            }
        }
        MethodRun run = MethodRun.of(model, plugin(), Map.of("steps", 4, "rule", "captum", "scores", "neurons"));
        assertThat(run.explainer().kind()).isEqualTo(Explainer.Kind.VECTOR);
        float[] scores = run.at(2, Paths.WINDOW).scores();
        for (int j = 0; j < 8; j++) {
            assertThat((double) scores[j]).as("dimension %d", j).isCloseTo(expected[j], within(1e-5));
        }
    }
}
