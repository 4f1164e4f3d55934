package org.brainrank.method.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quadrature;
import org.brainrank.spi.model.Quantity;
import org.brainrank.testkit.FakeModel;
import org.brainrank.testkit.MethodContract;
import org.brainrank.testkit.MethodRun;
import org.brainrank.testkit.Recording;
import org.junit.jupiter.api.Test;

class InternalInfluenceTest extends MethodContract {
    private final FakeModel model = FakeModel.create(5);

    @Override
    protected MethodPlugin plugin() {
        return new InternalInfluence();
    }

    @Test
    void isTheFormulaWrittenOut() {
        double[] mean = new double[48];
        for (Recording step : Paths.steps(model, new Pass.Path(Baseline.ZERO, 6, Quadrature.GAUSS_LEGENDRE), 2)) {
            for (int i = 0; i < mean.length && step.weight() > 0; i++) {
                mean[i] += step.weight() * step.of(Quantity.GRADIENTS, 2)[i];
            }
        }
        double[] squares = new double[6];
        double[] absolute = new double[6];
        double[] sums = new double[6];
        double[] neurons = new double[8];
        for (int i = 0; i < mean.length; i++) {
            squares[i / 8] += mean[i] * mean[i];
            absolute[i / 8] += Math.abs(mean[i]);
            sums[i / 8] += mean[i];
            neurons[i % 8] += mean[i];
        }
        for (int token = 0; token < 6; token++) {
            assertThat(scores("aggregate", "l2")[token]).isCloseTo((float) Math.sqrt(squares[token]), within(1e-5f));
            assertThat(scores("aggregate", "abs-sum")[token]).isCloseTo((float) absolute[token], within(1e-5f));
            assertThat(scores("aggregate", "sum")[token]).isCloseTo((float) sums[token], within(1e-5f));
        }
        for (int j = 0; j < 8; j++) {
            assertThat(scores("scores", "neurons")[j]).isCloseTo((float) neurons[j], within(1e-5f));
        }
    }

    @Test
    void isTheGradientWhereNothingBends() {
        FakeModel linear = FakeModel.linear(5);
        float[] gradient = Paths.steps(linear, new Pass.Gradient(), 1).get(0).of(Quantity.GRADIENTS, 1);
        float[] scores = MethodRun.of(linear, plugin(), Map.of("steps", 3, "aggregate", "sum"))
                .at(1, Paths.WINDOW)
                .scores();
        for (int token = 0; token < 6; token++) {
            double sum = 0;
            for (int i = token * 8; i < token * 8 + 8; i++) {
                sum += gradient[i];
            }
            assertThat((double) scores[token]).isCloseTo(sum, within(1e-5));
        }
    }

    @Test
    void sharesThePathAndSaysWhereItsSizeIsFixed() {
        assertThat(MethodRun.of(model, plugin(), Map.of()).explainer().pass())
                .isEqualTo(MethodRun.of(model, new Conductance(), Map.of())
                        .explainer()
                        .pass());
        assertThat(MethodRun.of(model, plugin(), Map.of()).explainer().sizeFixedBy(3))
                .isPresent();
        assertThat(MethodRun.of(model, plugin(), Map.of()).explainer().sizeFixedBy(2))
                .isEmpty();
    }

    private float[] scores(String name, String value) {
        return MethodRun.of(model, plugin(), Map.of("steps", 6, name, value))
                .at(2, Paths.WINDOW)
                .scores();
    }
}
