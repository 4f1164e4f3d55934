package org.brainrank.method.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.testkit.FakeModel;
import org.brainrank.testkit.MethodContract;
import org.brainrank.testkit.MethodRun;
import org.junit.jupiter.api.Test;

/** The last row against the product of whole matrices; transformers' own numbers are compared in the distribution's tests. */
class AttentionRolloutTest extends MethodContract {
    private static final TokenWindow WINDOW = TokenWindow.predicted(3, 99, 14, 15, 92);
    private final FakeModel model = FakeModel.create(5);

    @Override
    protected MethodPlugin plugin() {
        return new AttentionRollout();
    }

    @Test
    void isTheLastRowOfTheProduct() {
        double[][] product = Recordings.mixing(model, 1, WINDOW);
        for (int layer = 1; layer <= 3; layer++) {
            if (layer > 1) {
                product = Recordings.product(Recordings.mixing(model, layer, WINDOW), product);
            }
            float[] scores =
                    MethodRun.of(model, plugin(), Map.of()).at(layer, WINDOW).scores();
            for (int token = 0; token < 5; token++) {
                assertThat((double) scores[token])
                        .as("layer %d, token %d", layer, token)
                        .isCloseTo(product[4][token], within(1e-6));
            }
        }
    }

    @Test
    void sharesSumToOne() {
        MethodRun run = MethodRun.of(model, plugin(), Map.of());
        assertThat(run.at(3, WINDOW).sum()).isCloseTo(1, within(1e-6));
        assertThat(run.layers()).containsExactly(1, 2, 3);
        assertThat(run.explainer().sizeFixedBy(2)).isPresent();
        assertThat(run.explainer().reads(3)).containsExactly(1, 2, 3);
    }
}
