package org.brainrank.method.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.brainrank.spi.model.Baseline;
import org.brainrank.testkit.Explanation;
import org.brainrank.testkit.FakeModel;
import org.brainrank.testkit.MethodRun;
import org.junit.jupiter.api.Test;

/** Gradient SHAP and expected gradients. */
class SampledGradientsTest {
    private final FakeModel model = FakeModel.create(5);

    @Test
    void gradientShapTendsToIntegratedGradients() {
        float[] exact = MethodRun.of(model, new IntegratedGradients(), Map.of("steps", 50))
                .at(0, Paths.WINDOW)
                .scores();
        double change = Math.abs(Paths.change(model, Baseline.ZERO));
        double few = farthest(shap(20).scores(), exact);
        double many = farthest(shap(4000).scores(), exact);
        assertThat(many).as("4000 samples, of a change of %s", change).isLessThan(0.03 * change);
        assertThat(many).isLessThan(few);
        assertThat(shap(4000).completenessGap().orElseThrow()).isLessThan(0.03);
    }

    @Test
    void expectedGradientsAddUpWithinTheirSamplingError() {
        Explanation explanation = MethodRun.of(model, new ExpectedGradients(), Map.of("samples", 4000))
                .at(0, Paths.WINDOW);
        assertThat(explanation.completenessGap().orElseThrow()).isLessThan(0.05);
    }

    @Test
    void onALinearModelEverySampleIsComplete() {
        FakeModel linear = FakeModel.linear(5);
        for (Explanation explanation : new Explanation[] {
            MethodRun.of(linear, new ExpectedGradients(), Map.of("samples", 2)).at(0, Paths.WINDOW),
            MethodRun.of(linear, new GradientShap(), Map.of("samples", 2, "deviation", 0))
                    .at(0, Paths.WINDOW)
        }) {
            assertThat(explanation.completenessGap().orElseThrow()).isLessThan(1e-5);
        }
        float[] exact = MethodRun.of(linear, new IntegratedGradients(), Map.of("baseline", "zero"))
                .at(0, Paths.WINDOW)
                .scores();
        float[] scores = MethodRun.of(linear, new GradientShap(), Map.of("samples", 2, "deviation", 0))
                .at(0, Paths.WINDOW)
                .scores();
        for (int token = 0; token < 6; token++) {
            assertThat(scores[token]).isCloseTo(exact[token], within(1e-5f));
        }
    }

    @Test
    void seedsMatterAndFixEverything() {
        assertThat(expected(1)).isEqualTo(expected(1)).isNotEqualTo(expected(2));
    }

    private float[] expected(int seed) {
        return MethodRun.of(model, new ExpectedGradients(), Map.of("seed", seed))
                .at(0, Paths.WINDOW)
                .scores();
    }

    private Explanation shap(int samples) {
        return MethodRun.of(model, new GradientShap(), Map.of("samples", samples, "deviation", 0))
                .at(0, Paths.WINDOW);
    }

    private static double farthest(float[] a, float[] b) {
        double[] differences = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            differences[i] = Math.abs(a[i] - b[i]);
        }
        return Arrays.stream(differences).max().orElseThrow();
    }
}
