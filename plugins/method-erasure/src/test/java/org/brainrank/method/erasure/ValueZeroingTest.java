package org.brainrank.method.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.testkit.Explanation;
import org.brainrank.testkit.FakeModel;
import org.brainrank.testkit.MethodContract;
import org.brainrank.testkit.MethodRun;
import org.brainrank.testkit.Recording;
import org.junit.jupiter.api.Test;

class ValueZeroingTest extends MethodContract {
    private static final TokenWindow WINDOW = TokenWindow.predicted(3, 99, 14, 15, 92);
    private static final int TOKENS = 5;

    @Override
    protected MethodPlugin plugin() {
        return new ValueZeroing();
    }

    @Test
    void sharesSumToOneAtEveryLayer() {
        for (String through : List.of("block", "rollout")) {
            MethodRun run = MethodRun.of(FakeModel.create(5), plugin(), Map.of("through", through));
            assertThat(run.layers()).containsExactly(1, 2, 3);
            for (int layer : run.layers()) {
                Explanation explanation = run.at(layer, WINDOW);
                assertThat(explanation.sum()).as("%s, layer %d", through, layer).isCloseTo(1, within(1e-5));
                for (float share : explanation.scores()) {
                    assertThat(share).isNotNegative();
                }
                assertThat(run.explainer().sizeFixedBy(layer)).isPresent();
            }
        }
    }

    @Test
    void rolloutIsTheProductOfScaledDistances() {
        FakeModel model = FakeModel.create(5);
        Recording seen = Recording.record(
                        model,
                        new Pass.ValueZeroing(),
                        List.of(1, 2, 3),
                        List.of(Quantity.ZEROED),
                        Output.LOGIT,
                        List.of(WINDOW))
                .get(0)
                .get(0);
        List<double[][]> scaled = new ArrayList<>();
        for (int layer = 1; layer <= 3; layer++) {
            scaled.add(scaled(seen.of(Quantity.ZEROED, layer)));
        }
        double[][] product = times(scaled.get(2), times(scaled.get(1), scaled.get(0)));
        float[] rollout = MethodRun.of(model, plugin(), Map.of("through", "rollout"))
                .at(3, WINDOW)
                .scores();
        float[] block = MethodRun.of(model, plugin(), Map.of()).at(3, WINDOW).scores();
        for (int token = 0; token < TOKENS; token++) {
            assertThat((double) rollout[token]).isCloseTo(product[TOKENS - 1][token], within(1e-5));
            assertThat((double) block[token]).isCloseTo(scaled.get(2)[TOKENS - 1][token], within(1e-5));
        }
        assertThat(rollout).isNotEqualTo(block);
    }

    private static double[][] scaled(float[] distances) {
        double[][] rows = new double[TOKENS][TOKENS];
        for (int i = 0; i < TOKENS; i++) {
            double sum = 0;
            for (int j = 0; j < TOKENS; j++) {
                sum += distances[i * TOKENS + j];
            }
            for (int j = 0; j < TOKENS; j++) {
                rows[i][j] = distances[i * TOKENS + j] / sum;
            }
        }
        return rows;
    }

    private static double[][] times(double[][] a, double[][] b) {
        double[][] product = new double[TOKENS][TOKENS];
        for (int i = 0; i < TOKENS; i++) {
            for (int j = 0; j < TOKENS; j++) {
                for (int k = 0; k < TOKENS; k++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }
}
