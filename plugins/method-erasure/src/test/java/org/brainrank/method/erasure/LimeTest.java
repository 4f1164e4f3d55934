package org.brainrank.method.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.brainrank.spi.UserException;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.testkit.Explanation;
import org.brainrank.testkit.FakeModel;
import org.brainrank.testkit.MethodContract;
import org.brainrank.testkit.MethodRun;
import org.junit.jupiter.api.Test;

class LimeTest extends MethodContract {
    @Override
    protected MethodPlugin plugin() {
        return new Lime();
    }

    @Override
    protected List<Map<String, Object>> variants() {
        return List.of(
                Map.of(), Map.of("samples", 40), Map.of("seed", 3), Map.of("ridge", 5, "mask", "mean-embedding"));
    }

    @Test
    void withoutRidgeItFindsTheTermsOfALinearModel() {
        FakeModel linear = FakeModel.linear(5);
        Explanation lime = MethodRun.of(linear, plugin(), Map.of("ridge", 0)).at(0, Exact.WINDOW);
        float[] erased = MethodRun.of(linear, new Erasure(), Map.of())
                .at(0, Exact.WINDOW)
                .scores();
        assertThat(lime.scores()).containsExactly(erased, within(1e-4f));
        assertThat(lime.standardError().orElseThrow()).isLessThan(1e-4);
    }

    @Test
    void aWideKernelWithManySamplesIsTheBanzhafValue() {
        // Where every subset weighs alike, the best linear model's coefficients are means of marginal gains.
        FakeModel model = FakeModel.create(5);
        Explanation lime = MethodRun.of(model, plugin(), Map.of("ridge", 0, "kernel-width", 1000, "samples", 20_000))
                .at(0, Exact.WINDOW);
        double[] banzhaf = Subsets.banzhaf(model, Exact.WINDOW);
        double error = lime.standardError().orElseThrow() * rootMeanSquare(lime.scores());
        for (int token = 0; token < banzhaf.length; token++) {
            assertThat((double) lime.scores()[token])
                    .as("token %d, standard error %s", token, error)
                    .isCloseTo(banzhaf[token], within(5 * error));
        }
        assertThat(error).isLessThan(0.05 * rootMeanSquare(lime.scores()));
    }

    @Test
    void ridgePullsScoresTowardsZero() {
        FakeModel model = FakeModel.create(5);
        float[] free = MethodRun.of(model, plugin(), Map.of("ridge", 0))
                .at(0, Exact.WINDOW)
                .scores();
        float[] pulled = MethodRun.of(model, plugin(), Map.of("ridge", 1000))
                .at(0, Exact.WINDOW)
                .scores();
        assertThat(rootMeanSquare(pulled)).isLessThan(0.2 * rootMeanSquare(free));
    }

    @Test
    void refusesTooFewSamplesWithoutRidge() {
        assertThatThrownBy(() -> MethodRun.of(FakeModel.create(5), plugin(), Map.of("samples", 5, "ridge", 0))
                        .at(0, Exact.WINDOW))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("take at least 72 samples, or a ridge above 0");
    }

    private static double rootMeanSquare(float[] scores) {
        double sum = 0;
        for (float score : scores) {
            sum += (double) score * score;
        }
        return Math.sqrt(sum / scores.length);
    }
}
