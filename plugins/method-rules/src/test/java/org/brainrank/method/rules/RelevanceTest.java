package org.brainrank.method.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brainrank.spi.UserException;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.Capability;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.testkit.FakeModel;
import org.brainrank.testkit.MethodRun;
import org.brainrank.testkit.Recording;
import org.junit.jupiter.api.Test;

/** What holds of both kinds of relevance. */
class RelevanceTest {
    private static final TokenWindow WINDOW = TokenWindow.predicted(3, 99, 14, 15, 92);

    @Test
    void isInputTimesGradientWhereRulesAreVoid() {
        FakeModel linear = FakeModel.linear(5);
        for (int layer = 0; layer <= 3; layer++) {
            Recording step = gradients(linear, layer);
            for (MethodPlugin plugin : List.of(new AttnLrp(), new EpsilonLrp())) {
                float[] scores =
                        scores(linear, plugin, plugin instanceof AttnLrp ? Map.of() : Map.of("epsilon", 0), layer);
                for (int token = 0; token < 5; token++) {
                    double expected = 0;
                    for (int i = token * 8; i < token * 8 + 8; i++) {
                        expected += (double) step.of(Quantity.INPUTS, layer)[i] * step.of(Quantity.GRADIENTS, layer)[i];
                    }
                    assertThat((double) scores[token]).isCloseTo(expected, within(1e-4));
                }
            }
        }
    }

    @Test
    void differsFromInputTimesGradientWhereTheModelBends() {
        FakeModel model = FakeModel.create(5);
        double f = gradients(model, 3).output();
        float[] last = scores(model, new AttnLrp(), Map.of(), 3);
        assertThat((double) last[4]).as("the readout has no bias: all of f").isCloseTo(f, within(1e-5));
        assertThat(scores(model, new AttnLrp(), Map.of(), 0))
                .isNotEqualTo(scores(FakeModel.linear(5), new AttnLrp(), Map.of(), 0));
    }

    @Test
    void epsilonTakesRelevanceAway() {
        FakeModel model = FakeModel.create(5);
        double none = Math.abs(scores(model, new EpsilonLrp(), Map.of("epsilon", 0), 3)[4]);
        double some = Math.abs(scores(model, new EpsilonLrp(), Map.of("epsilon", 1), 3)[4]);
        double f = gradients(model, 3).output();
        assertThat(some).isLessThan(none).isCloseTo(Math.abs(f * f / (f + Math.signum(f))), within(1e-4));
    }

    @Test
    void isRefusedByModelsWithoutRules() {
        FakeModel plain = FakeModel.create(5).offering(Set.of(Capability.GRADIENTS));
        for (MethodPlugin plugin : List.of(new AttnLrp(), new EpsilonLrp(), new DeepLift())) {
            assertThatThrownBy(() -> scores(plain, plugin, Map.of(), 1))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("relevance");
        }
    }

    private static float[] scores(FakeModel model, MethodPlugin plugin, Map<String, ?> parameters, int layer) {
        return MethodRun.of(model, plugin, parameters).at(layer, WINDOW).scores();
    }

    private static Recording gradients(FakeModel model, int layer) {
        return Recording.record(
                        model,
                        new Pass.Gradient(),
                        List.of(layer),
                        List.of(Quantity.INPUTS, Quantity.GRADIENTS),
                        Output.LOGIT,
                        List.of(WINDOW))
                .get(0)
                .get(0);
    }
}
