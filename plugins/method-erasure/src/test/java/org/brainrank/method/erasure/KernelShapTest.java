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
import org.brainrank.testkit.RandomWindows;
import org.junit.jupiter.api.Test;

class KernelShapTest extends MethodContract {
    @Override
    protected MethodPlugin plugin() {
        return new KernelShap();
    }

    @Override
    protected List<Map<String, Object>> variants() {
        return List.of(
                Map.of(),
                Map.of("paired", "false", "samples", 61),
                Map.of("samples", 60),
                Map.of("samples", 60, "seed", 2, "mask", "mean-embedding"));
    }

    @Test
    void everySubsetGivesExactValues() {
        FakeModel model = FakeModel.create(5);
        Explanation all = MethodRun.of(model, plugin(), Map.of("samples", 510)).at(0, Exact.WINDOW);
        assertThat(all.scores()).containsExactly(Exact.of(model), within(1e-5f));
        assertThat(all.standardError()).hasValue(0);
    }

    @Test
    void isAsFarFromExactValuesAsItSays() {
        FakeModel model = FakeModel.create(5);
        for (String paired : List.of("true", "false")) {
            double[] errors = Exact.errors(model, plugin(), Map.of("samples", 200, "paired", paired), 60);
            assertThat(errors[0]).as("true error, paired=%s", paired).isGreaterThan(0);
            assertThat(errors[0] / errors[1])
                    .as("true over reported error, paired=%s", paired)
                    .isBetween(0.85, 1.15);
        }
    }

    @Test
    void longWindowsOfALinearModelAreExactWithoutAllSubsets() {
        FakeModel linear = FakeModel.linear(5);
        var window = RandomWindows.predicted(random(), 1, 16, 128).get(0);
        Explanation kernel = MethodRun.of(linear, plugin(), Map.of()).at(0, window);
        float[] erased =
                MethodRun.of(linear, new Erasure(), Map.of()).at(0, window).scores();
        assertThat(kernel.scores()).containsExactly(erased, within(1e-4f));
        assertThat(kernel.standardError().orElseThrow()).isLessThan(1e-5);
    }

    @Test
    void refusesTooFewSamples() {
        assertThatThrownBy(() -> MethodRun.of(FakeModel.create(5), plugin(), Map.of("samples", 4))
                        .at(0, Exact.WINDOW))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("cannot tell 9 tokens apart; take at least 72");
    }
}
