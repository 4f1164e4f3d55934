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

class AttentionFlowTest extends MethodContract {
    private static final TokenWindow WINDOW = TokenWindow.predicted(3, 99, 14);
    private final FakeModel model = FakeModel.create(5);

    @Override
    protected MethodPlugin plugin() {
        return new AttentionFlow();
    }

    @Test
    void throughOneBlockIsItsMixing() {
        float[] scores = MethodRun.of(model, plugin(), Map.of()).at(1, WINDOW).scores();
        double[][] mixing = Recordings.mixing(model, 1, WINDOW);
        for (int token = 0; token < 3; token++) {
            assertThat((double) scores[token]).isCloseTo(mixing[2][token], within(1e-6));
        }
        assertThat(MethodRun.of(model, plugin(), Map.of()).explainer().sizeFixedBy(1))
                .isPresent();
        assertThat(MethodRun.of(model, plugin(), Map.of()).explainer().sizeFixedBy(2))
                .isEmpty();
    }

    /** Three positions, layers 3 to 0: twelve nodes, all cuts of which are tried. */
    @Test
    void throughManyIsTheSmallestCut() {
        float[] scores = MethodRun.of(model, plugin(), Map.of()).at(3, WINDOW).scores();
        for (int token = 0; token < 3; token++) {
            double[][] widths = new double[12][12];
            for (int block = 1; block <= 3; block++) {
                double[][] mixing = Recordings.mixing(model, block, WINDOW);
                for (int query = 0; query < 3; query++) {
                    for (int key = 0; key < 3; key++) {
                        widths[node(block, query, token)][node(block - 1, key, token)] = mixing[query][key];
                    }
                }
            }
            assertThat((double) scores[token])
                    .as("token %d", token)
                    .isCloseTo(FlowNetworkTest.smallestCut(widths), within(1e-6));
        }
    }

    /** The source is (3, last position) at 0, the sink the token's embedding at 11. */
    private static int node(int layer, int position, int token) {
        int plain = (3 - layer) * 3 + (2 - position);
        int sink = 9 + (2 - token);
        return plain == sink ? 11 : plain == 11 ? sink : plain;
    }
}
