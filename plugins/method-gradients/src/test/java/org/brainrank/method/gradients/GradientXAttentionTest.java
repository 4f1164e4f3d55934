package org.brainrank.method.gradients;

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

class GradientXAttentionTest extends MethodContract {
    private static final TokenWindow WINDOW = TokenWindow.predicted(3, 99, 14, 15, 92);
    private static final int TOKENS = 5;
    private final FakeModel model = FakeModel.create(5);

    @Override
    protected MethodPlugin plugin() {
        return new GradientXAttention();
    }

    @Test
    void onwardsIsTheProductOfMatricesWrittenOut() {
        double[][] relevance = identity();
        for (int block = 1; block <= 3; block++) {
            double[][] mean = mean(block);
            double[][] next = identity();
            for (int i = 0; i < TOKENS; i++) {
                for (int j = 0; j < TOKENS; j++) {
                    next[i][j] = relevance[i][j];
                    for (int k = 0; k < TOKENS; k++) {
                        next[i][j] += mean[i][k] * relevance[k][j];
                    }
                }
            }
            relevance = next;
        }
        assertScores("onwards", 1, relevance[TOKENS - 1]);
    }

    @Test
    void ownIsTheLastRowOfOneBlock() {
        assertScores("own", 2, mean(2)[TOKENS - 1]);
    }

    @Test
    void readsTheBlocksBehindALayer() {
        assertThat(new AttentionRelevance(4, true).reads(3)).containsExactlyInAnyOrder(3, 4);
        assertThat(new AttentionRelevance(4, false).reads(3)).containsExactly(3);
    }

    @Test
    void sharesThePassOfGradientNorm() {
        assertThat(new AttentionRelevance(3, true).pass())
                .isEqualTo(new GradientExplainer(3, false, Aggregate.L2).pass());
    }

    private double[][] mean(int block) {
        Recording step = Recording.record(
                        model,
                        new Pass.Gradient(),
                        List.of(block),
                        List.of(Quantity.ATTENTION, Quantity.ATTENTION_GRADIENTS),
                        Output.LOGIT,
                        List.of(WINDOW))
                .get(0)
                .get(0);
        double[][] mean = new double[TOKENS][TOKENS];
        float[] weights = step.of(Quantity.ATTENTION, block);
        float[] gradients = step.of(Quantity.ATTENTION_GRADIENTS, block);
        for (int i = 0; i < weights.length; i++) {
            mean[i / TOKENS % TOKENS][i % TOKENS] += Math.max(0, (double) weights[i] * gradients[i]) / 2;
        }
        return mean;
    }

    private void assertScores(String blocks, int layer, double[] expected) {
        float[] scores = MethodRun.of(model, plugin(), Map.of("blocks", blocks))
                .at(layer, WINDOW)
                .scores();
        for (int token = 0; token < TOKENS; token++) {
            assertThat((double) scores[token]).as("token %d", token).isCloseTo(expected[token], within(1e-5));
        }
    }

    private static double[][] identity() {
        double[][] identity = new double[TOKENS][TOKENS];
        for (int i = 0; i < TOKENS; i++) {
            identity[i][i] = 1;
        }
        return identity;
    }
}
