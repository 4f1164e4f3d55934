package org.brainrank.method.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.brainrank.spi.ParameterException;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.testkit.FakeModel;
import org.brainrank.testkit.MethodContract;
import org.brainrank.testkit.MethodRun;
import org.brainrank.testkit.Recording;
import org.junit.jupiter.api.Test;

class ErasureTest extends MethodContract {
    private static final TokenWindow WINDOW = TokenWindow.predicted(3, 99, 14, 15, 92);

    @Override
    protected MethodPlugin plugin() {
        return new Erasure();
    }

    @Override
    protected List<Map<String, Object>> variants() {
        return List.of(Map.of(), Map.of("mask", "mean-embedding"), Map.of("mask", "pad"), Map.of("mask", "17"));
    }

    @Test
    void aTokenMaskIsTheWindowWithThatToken() {
        FakeModel model = FakeModel.linear(5);
        float[] scores =
                MethodRun.of(model, plugin(), Map.of("mask", 14)).at(0, WINDOW).scores();
        assertThat(scores[2]).as("a token replaced by itself").isCloseTo(0, within(1e-6f));
        Recording own = Recording.record(
                        model,
                        new Pass.Gradient(),
                        List.of(0),
                        List.of(Quantity.INPUTS, Quantity.GRADIENTS),
                        Output.LOGIT,
                        List.of(WINDOW))
                .get(0)
                .get(0);
        for (int token = 0; token < 5; token++) {
            double expected = 0;
            for (int i = 0; i < 8; i++) {
                double moved = (double) own.of(Quantity.INPUTS, 0)[token * 8 + i] - own.of(Quantity.INPUTS, 0)[16 + i];
                expected += moved * own.of(Quantity.GRADIENTS, 0)[token * 8 + i];
            }
            assertThat((double) scores[token]).as("token %d", token).isCloseTo(expected, within(1e-5));
        }
    }

    @Test
    void refusesAMaskThatIsNone() {
        assertThatThrownBy(() -> MethodRun.of(FakeModel.create(5), plugin(), Map.of("mask", "128")))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("0 to 127");
        for (String mask : List.of("auto", "-1")) {
            assertThatThrownBy(() -> MethodRun.of(FakeModel.create(5), plugin(), Map.of("mask", mask)))
                    .isInstanceOf(ParameterException.class)
                    .hasMessageContaining("one of zero, mean-embedding, pad, or a whole number")
                    .hasMessageContaining("'" + mask + "'");
        }
    }

    @Test
    void padIsTheModelsPaddingToken() {
        MethodRun pad = MethodRun.of(FakeModel.create(5), plugin(), Map.of("mask", "pad"));
        assertThat(pad.explainer().resolved()).isEqualTo(Map.of("mask", "token 0"));
        assertThat(pad.at(0, WINDOW).scores())
                .isEqualTo(MethodRun.of(FakeModel.create(5), plugin(), Map.of("mask", "00"))
                        .at(0, WINDOW)
                        .scores());
    }

    @Test
    void zeroIsInputTimesGradientOnALinearModelAtEveryLayer() {
        FakeModel linear = FakeModel.linear(5);
        for (int layer = 0; layer <= 3; layer++) {
            Recording plain = Recording.record(
                            linear,
                            new Pass.Gradient(),
                            List.of(layer),
                            List.of(Quantity.INPUTS, Quantity.GRADIENTS),
                            Output.LOGIT,
                            List.of(WINDOW))
                    .get(0)
                    .get(0);
            float[] scores =
                    MethodRun.of(linear, plugin(), Map.of()).at(layer, WINDOW).scores();
            for (int token = 0; token < 5; token++) {
                double expected = 0;
                for (int i = token * 8; i < token * 8 + 8; i++) {
                    expected += (double) plain.of(Quantity.INPUTS, layer)[i] * plain.of(Quantity.GRADIENTS, layer)[i];
                }
                assertThat((double) scores[token])
                        .as("layer %d, token %d: f(x) − f(x without it) = x·g where f is linear", layer, token)
                        .isCloseTo(expected, within(1e-5));
            }
        }
    }

    @Test
    void finalLayerIsOneHotAtTheLastPosition() {
        float[] scores = MethodRun.of(FakeModel.create(5), plugin(), Map.of())
                .at(3, WINDOW)
                .scores();
        assertThat(Math.abs(scores[4])).isGreaterThan(1e-3f);
        for (int token = 0; token < 4; token++) {
            assertThat(scores[token]).isCloseTo(0, within(1e-5f));
        }
    }

    @Test
    void meanEmbeddingIsForLayerZeroAlone() {
        assertThat(MethodRun.of(FakeModel.create(5), plugin(), Map.of("mask", "mean-embedding"))
                        .layers())
                .containsExactly(0);
        assertThat(MethodRun.of(FakeModel.create(5), plugin(), Map.of("mask", "7"))
                        .layers())
                .containsExactly(0);
        assertThat(MethodRun.of(FakeModel.create(5), plugin(), Map.of()).layers())
                .containsExactly(0, 1, 2, 3);
    }
}
