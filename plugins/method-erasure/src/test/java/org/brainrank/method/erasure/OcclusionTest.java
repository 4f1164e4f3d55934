package org.brainrank.method.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.testkit.FakeModel;
import org.brainrank.testkit.MethodContract;
import org.brainrank.testkit.MethodRun;
import org.junit.jupiter.api.Test;

class OcclusionTest extends MethodContract {
    private static final TokenWindow WINDOW = TokenWindow.predicted(3, 99, 14, 15, 92);

    @Override
    protected MethodPlugin plugin() {
        return new Occlusion();
    }

    @Override
    protected List<Map<String, Object>> variants() {
        return List.of(Map.of(), Map.of("span", 1), Map.of("span", 2, "mask", "mean-embedding"), Map.of("mask", 9));
    }

    @Test
    void aSpanOfOneIsErasure() {
        for (String mask : List.of("zero", "mean-embedding", "9")) {
            FakeModel model = FakeModel.create(5);
            float[] erased = MethodRun.of(model, new Erasure(), Map.of("mask", mask))
                    .at(0, WINDOW)
                    .scores();
            float[] occluded = MethodRun.of(model, plugin(), Map.of("mask", mask, "span", 1))
                    .at(0, WINDOW)
                    .scores();
            assertThat(occluded).as(mask).containsExactly(erased, within(1e-6f));
        }
    }

    @Test
    void spansOfALinearModelAreSumsOfErasures() {
        FakeModel model = FakeModel.linear(5);
        float[] e = MethodRun.of(model, new Erasure(), Map.of()).at(0, WINDOW).scores();
        float[] occluded = MethodRun.of(model, plugin(), Map.of()).at(0, WINDOW).scores();
        float[] sums = {e[0] + e[1] + e[2], e[1] + e[2] + e[3], e[2] + e[3] + e[4]};
        float[] expected = {
            sums[0], (sums[0] + sums[1]) / 2, (sums[0] + sums[1] + sums[2]) / 3, (sums[1] + sums[2]) / 2, sums[2]
        };
        assertThat(occluded).containsExactly(expected, within(1e-4f));
    }

    @Test
    void aWindowNoLongerThanTheSpanIsMaskedAsAWhole() {
        float[] scores = MethodRun.of(FakeModel.create(5), plugin(), Map.of())
                .at(0, TokenWindow.predicted(3, 99))
                .scores();
        assertThat(scores[0]).isEqualTo(scores[1]).isNotZero();
    }
}
