package org.brainrank.method.attention;

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
import org.brainrank.testkit.MethodContract;
import org.brainrank.testkit.MethodRun;
import org.brainrank.testkit.Recording;
import org.junit.jupiter.api.Test;

class AttentionTest extends MethodContract {
    private static final TokenWindow WINDOW = TokenWindow.predicted(3, 99, 14, 15, 92);
    private final FakeModel model = FakeModel.create(5);

    @Override
    protected MethodPlugin plugin() {
        return new Attention();
    }

    @Test
    void readsTheLastQueryOfEveryHead() {
        float[] weights = Recording.record(
                        model,
                        new Pass.Forward(),
                        List.of(2),
                        List.of(Quantity.ATTENTION),
                        Output.LOGIT,
                        List.of(WINDOW))
                .get(0)
                .get(0)
                .of(Quantity.ATTENTION, 2);
        float[] mean = MethodRun.of(model, plugin(), Map.of()).at(2, WINDOW).scores();
        float[] max = MethodRun.of(model, plugin(), Map.of("heads", "max"))
                .at(2, WINDOW)
                .scores();
        for (int token = 0; token < 5; token++) {
            float first = weights[20 + token]; // head 0, query 4
            float second = weights[45 + token]; // head 1, query 4
            assertThat((double) mean[token]).isCloseTo((first + second) / 2.0, within(1e-6));
            assertThat(max[token]).isEqualTo(Math.max(first, second));
        }
    }

    @Test
    void meanSumsToOneAndThereIsNoneAtTheInput() {
        MethodRun run = MethodRun.of(model, plugin(), Map.of());
        assertThat(run.at(3, WINDOW).sum()).isCloseTo(1, within(1e-6));
        assertThat(run.layers()).containsExactly(1, 2, 3);
    }

    @Test
    void theSizeOfWeightsThatSumToOneIsFixed() {
        assertThat(new AttentionExplainer(3, false).sizeFixedBy(2)).isPresent();
    }
}
