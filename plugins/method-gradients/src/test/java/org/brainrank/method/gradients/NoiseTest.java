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
import org.brainrank.testkit.MethodRun;
import org.brainrank.testkit.Recording;
import org.junit.jupiter.api.Test;

/** What holds of the three methods under noise together. */
class NoiseTest {
    private static final TokenWindow WINDOW = TokenWindow.predicted(3, 99, 14, 15, 92);
    private final FakeModel model = FakeModel.create(5);

    @Test
    void theyAreTheirFormulasWrittenOut() {
        List<Recording> samples = Recording.record(
                        model,
                        new Pass.Noise(0.15, 4, 9),
                        List.of(1),
                        List.of(Quantity.GRADIENTS),
                        Output.LOGIT,
                        List.of(WINDOW))
                .get(0);
        assertThat(samples).hasSize(4);
        for (int token = 0; token < 5; token++) {
            double smooth = 0;
            double square = 0;
            double variance = 0;
            for (int i = token * 8; i < token * 8 + 8; i++) {
                double mean = 0;
                double squares = 0;
                for (Recording sample : samples) {
                    double g = sample.of(Quantity.GRADIENTS, 1)[i];
                    mean += g / 4;
                    squares += g * g / 4;
                }
                smooth += mean * mean;
                square += squares;
                variance += squares - mean * mean;
            }
            assertThat(score(new SmoothGrad(), token)).isCloseTo(Math.sqrt(smooth), within(1e-5));
            assertThat(score(new SquareGrad(), token)).isCloseTo(square, within(1e-5));
            assertThat(score(new VarGrad(), token)).isCloseTo(variance, within(1e-5));
        }
    }

    @Test
    void withoutBendsNoiseChangesNothing() {
        FakeModel linear = FakeModel.linear(5);
        float[] plain =
                MethodRun.of(linear, new GradientNorm(), Map.of()).at(1, WINDOW).scores();
        float[] smooth =
                MethodRun.of(linear, new SmoothGrad(), Map.of()).at(1, WINDOW).scores();
        float[] variance =
                MethodRun.of(linear, new VarGrad(), Map.of()).at(1, WINDOW).scores();
        for (int token = 0; token < 5; token++) {
            assertThat(smooth[token]).isCloseTo(plain[token], within(1e-5f));
            assertThat(variance[token]).isCloseTo(0, within(1e-8f));
        }
    }

    @Test
    void littleNoiseGivesTheGradientAndOtherSeedsOtherNumbers() {
        float[] plain =
                MethodRun.of(model, new GradientNorm(), Map.of()).at(0, WINDOW).scores();
        float[] little = smooth(1e-6, 1);
        float[] one = smooth(0.3, 1);
        for (int token = 0; token < 5; token++) {
            assertThat(little[token]).isCloseTo(plain[token], within(1e-4f));
        }
        assertThat(one).isNotEqualTo(smooth(0.3, 2)).isEqualTo(smooth(0.3, 1));
    }

    @Test
    void theyShareOnePass() {
        assertThat(MethodRun.of(model, new VarGrad(), Map.of()).explainer().pass())
                .isEqualTo(MethodRun.of(model, new SmoothGrad(), Map.of())
                        .explainer()
                        .pass());
    }

    private float[] smooth(double deviation, int seed) {
        return MethodRun.of(model, new SmoothGrad(), Map.of("deviation", deviation, "seed", seed))
                .at(0, WINDOW)
                .scores();
    }

    private double score(MethodPlugin plugin, int token) {
        return MethodRun.of(model, plugin, Map.of("samples", 4, "seed", 9))
                .at(1, WINDOW)
                .scores()[token];
    }
}
