package org.brainrank.method.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.brainrank.spi.UserException;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.Coalitions;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.testkit.FakeModel;
import org.brainrank.testkit.MethodContract;
import org.brainrank.testkit.MethodRun;
import org.brainrank.testkit.Recording;
import org.junit.jupiter.api.Test;

class ShapleyExactTest extends MethodContract {
    private static final int[][] ORDERS = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};

    @Override
    protected MethodPlugin plugin() {
        return new ShapleyExact();
    }

    @Override
    protected List<Map<String, Object>> variants() {
        return List.of(Map.of(), Map.of("mask", "mean-embedding"), Map.of("mask", 3));
    }

    @Test
    void isTheMeanOverAllOrders() {
        FakeModel model = FakeModel.create(5);
        TokenWindow window = TokenWindow.predicted(3, 99, 14);
        float[] v = Recording.record(
                        model,
                        new Pass.Subsets(Baseline.ZERO, new Coalitions.All()),
                        List.of(0),
                        List.of(Quantity.COALITIONS),
                        Output.LOGIT,
                        List.of(window))
                .get(0)
                .get(0)
                .of(Quantity.COALITIONS, 0);
        double[] expected = new double[3];
        for (int[] order : ORDERS) {
            int subset = 0;
            for (int token : order) {
                expected[token] += (v[subset | 1 << token] - v[subset]) / 6.0;
                subset |= 1 << token;
            }
        }
        float[] scores = MethodRun.of(model, plugin(), Map.of()).at(0, window).scores();
        for (int token = 0; token < 3; token++) {
            assertThat((double) scores[token]).isCloseTo(expected[token], within(1e-6));
        }
    }

    @Test
    void refusesLongWindowsAndSaysWhatToDo() {
        assertThatThrownBy(() ->
                        MethodRun.of(FakeModel.create(5), plugin(), Map.of()).at(0, TokenWindow.predicted(new int[15])))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("at most 14 tokens")
                .hasMessageContaining("shapley-sampling");
    }
}
