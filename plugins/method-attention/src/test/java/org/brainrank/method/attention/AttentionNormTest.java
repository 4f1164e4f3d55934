package org.brainrank.method.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.testkit.FakeModel;
import org.brainrank.testkit.MethodContract;
import org.brainrank.testkit.MethodRun;
import org.junit.jupiter.api.Test;

/** The norms themselves are worked out from weights in {@code model-transformers}. */
class AttentionNormTest extends MethodContract {
    private static final TokenWindow WINDOW = TokenWindow.predicted(3, 99, 14, 15, 92);
    private final FakeModel model = FakeModel.create(5);

    @Override
    protected MethodPlugin plugin() {
        return new AttentionNorm();
    }

    @Test
    void isTheLastQuerysRowOrTheMeanOfAll() {
        float[] norms = Recordings.of(model, Quantity.TRANSFORMED_NORMS, 2, WINDOW);
        assertThat(MethodRun.of(model, plugin(), Map.of()).at(2, WINDOW).scores())
                .containsExactly(Arrays.copyOfRange(norms, 20, 25));
        float[] mean = MethodRun.of(model, plugin(), Map.of("query", "mean"))
                .at(2, WINDOW)
                .scores();
        double first = (norms[0] + norms[5] + norms[10] + norms[15] + norms[20]) / 5.0;
        assertThat((double) mean[0]).isCloseTo(first, within(1e-6));
        assertThat((double) mean[4]).isCloseTo(norms[24] / 5.0, within(1e-6));
    }

    @Test
    void saysNothingAtTheInput() {
        assertThat(MethodRun.of(model, plugin(), Map.of()).layers()).containsExactly(1, 2, 3);
    }
}
