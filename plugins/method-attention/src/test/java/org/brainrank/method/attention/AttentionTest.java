package org.brainrank.method.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.testkit.FakeModel;
import org.brainrank.testkit.MethodContract;
import org.brainrank.testkit.MethodRun;
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
        float[] weights = Recordings.of(model, Quantity.ATTENTION, 2, WINDOW);
        float[] mean = MethodRun.of(model, plugin(), Map.of()).at(2, WINDOW).scores();
        float[] one =
                MethodRun.of(model, plugin(), Map.of("heads", 1)).at(2, WINDOW).scores();
        float[] max = MethodRun.of(model, plugin(), Map.of("heads", "max"))
                .at(2, WINDOW)
                .scores();
        for (int token = 0; token < 5; token++) {
            float first = weights[20 + token]; // head 0, query 4
            float second = weights[45 + token]; // head 1, query 4
            assertThat((double) mean[token]).isCloseTo((first + second) / 2.0, within(1e-6));
            assertThat(max[token]).isEqualTo(Math.max(first, second));
            assertThat(one[token]).isEqualTo(second);
        }
    }

    @Test
    void theMeanOverQueriesIsTheMeanOfTheRows() {
        float[] weights = Recordings.of(model, Quantity.ATTENTION, 2, WINDOW);
        float[] mean = MethodRun.of(model, plugin(), Map.of("query", "mean", "heads", 0))
                .at(2, WINDOW)
                .scores();
        for (int token = 0; token < 5; token++) {
            double expected = 0;
            for (int query = 0; query < 5; query++) {
                expected += weights[query * 5 + token] / 5.0;
            }
            assertThat((double) mean[token]).isCloseTo(expected, within(1e-6));
        }
    }

    @Test
    void refusesAHeadThatIsNone() {
        assertThatThrownBy(() -> MethodRun.of(model, plugin(), Map.of("heads", "2")))
                .hasMessageContaining("a head from 0 to 1; was '2'");
        assertThatThrownBy(() -> MethodRun.of(model, plugin(), Map.of("heads", "all")))
                .hasMessageContaining("mean, max");
    }

    @Test
    void meanSumsToOneAndThereIsNoneAtTheInput() {
        MethodRun run = MethodRun.of(model, plugin(), Map.of());
        assertThat(run.at(3, WINDOW).sum()).isCloseTo(1, within(1e-6));
        assertThat(run.layers()).containsExactly(1, 2, 3);
    }

    @Test
    void theSizeOfWeightsThatSumToOneIsFixed() {
        assertThat(MethodRun.of(model, plugin(), Map.of()).explainer().sizeFixedBy(2))
                .isPresent();
        assertThat(MethodRun.of(model, plugin(), Map.of("heads", "max"))
                        .explainer()
                        .sizeFixedBy(2))
                .isEmpty();
    }
}
