package org.brainrank.method.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.Map;
import org.brainrank.spi.UserException;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.Capability;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.testkit.FakeModel;
import org.brainrank.testkit.MethodContract;
import org.brainrank.testkit.MethodRun;
import org.junit.jupiter.api.Test;

/** The proximities themselves are worked out from weights in {@code model-transformers}. */
class AltiTest extends MethodContract {
    private static final TokenWindow WINDOW = TokenWindow.predicted(3, 99, 14, 15, 92);
    private final FakeModel model = FakeModel.create(5);

    @Override
    protected MethodPlugin plugin() {
        return new Alti();
    }

    private double[][] shares(int layer) {
        float[] proximities = Recordings.of(model, Quantity.PROXIMITIES, layer, WINDOW);
        double[][] shares = new double[5][5];
        for (int query = 0; query < 5; query++) {
            double sum = 0;
            for (int key = 0; key < 5; key++) {
                sum += Math.max(0, proximities[query * 5 + key]);
            }
            for (int key = 0; key < 5; key++) {
                shares[query][key] = Math.max(0, proximities[query * 5 + key]) / sum;
            }
        }
        return shares;
    }

    @Test
    void oneBlockIsTheLastRowOfItsShares() {
        float[] scores = MethodRun.of(model, plugin(), Map.of("blocks", "one"))
                .at(3, WINDOW)
                .scores();
        for (int token = 0; token < 5; token++) {
            assertThat((double) scores[token]).isCloseTo(shares(3)[4][token], within(1e-6));
        }
    }

    @Test
    void allBlocksAreTheProductOfTheirShares() {
        double[][] product = Recordings.product(shares(3), Recordings.product(shares(2), shares(1)));
        MethodRun run = MethodRun.of(model, plugin(), Map.of());
        float[] scores = run.at(3, WINDOW).scores();
        for (int token = 0; token < 5; token++) {
            assertThat((double) scores[token]).isCloseTo(product[4][token], within(1e-6));
        }
        assertThat(run.at(3, WINDOW).sum()).isCloseTo(1, within(1e-6));
        assertThat(run.explainer().sizeFixedBy(3)).isPresent();
    }

    @Test
    void aModelThatDoesNotShowItsInsideIsRefused() {
        MethodRun run = MethodRun.of(
                model.offering(EnumSet.complementOf(EnumSet.of(Capability.INTERNALS))), plugin(), Map.of());
        assertThatThrownBy(() -> run.at(1, WINDOW))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("internals");
    }
}
