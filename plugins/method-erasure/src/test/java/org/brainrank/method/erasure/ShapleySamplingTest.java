package org.brainrank.method.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.brainrank.spi.ParameterException;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.testkit.Explanation;
import org.brainrank.testkit.FakeModel;
import org.brainrank.testkit.MethodContract;
import org.brainrank.testkit.MethodRun;
import org.junit.jupiter.api.Test;

class ShapleySamplingTest extends MethodContract {
    @Override
    protected MethodPlugin plugin() {
        return new ShapleySampling();
    }

    @Override
    protected List<Map<String, Object>> variants() {
        return List.of(
                Map.of(),
                Map.of("antithetic", "false", "samples", 7),
                Map.of("seed", 2),
                Map.of("mask", "mean-embedding"));
    }

    @Test
    void isAsFarFromExactValuesAsItSays() {
        FakeModel model = FakeModel.create(5);
        for (String antithetic : List.of("true", "false")) {
            double[] errors = Exact.errors(model, plugin(), Map.of("samples", 20, "antithetic", antithetic), 60);
            assertThat(errors[0]).as("true error, antithetic=%s", antithetic).isGreaterThan(0);
            assertThat(errors[0] / errors[1])
                    .as("true over reported error, antithetic=%s", antithetic)
                    .isBetween(0.85, 1.15);
        }
    }

    @Test
    void pairsAreBetterThanSingleOrders() {
        FakeModel model = FakeModel.create(5);
        double pairs = Exact.errors(model, plugin(), Map.of("samples", 20, "antithetic", "true"), 40)[0];
        double single = Exact.errors(model, plugin(), Map.of("samples", 20, "antithetic", "false"), 40)[0];
        assertThat(pairs).isLessThan(single);
    }

    @Test
    void twoTokensAreExactAfterOnePairAndSayNothingOfTheirError() {
        FakeModel model = FakeModel.create(5);
        TokenWindow window = TokenWindow.predicted(3, 99);
        Explanation pair = MethodRun.of(model, plugin(), Map.of("samples", 2)).at(0, window);
        float[] exact =
                MethodRun.of(model, new ShapleyExact(), Map.of()).at(0, window).scores();
        assertThat(pair.scores()).containsExactly(exact, within(1e-6f));
        assertThat(pair.standardError()).isEmpty();
        assertThat(MethodRun.of(model, plugin(), Map.of("samples", 4))
                        .at(0, window)
                        .standardError()
                        .orElseThrow())
                .as("both pairs say the same")
                .isLessThan(1e-6);
    }

    @Test
    void refusesHalfAPair() {
        assertThatThrownBy(() -> MethodRun.of(FakeModel.create(5), plugin(), Map.of("samples", 7)))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("antithetic=true");
    }
}
