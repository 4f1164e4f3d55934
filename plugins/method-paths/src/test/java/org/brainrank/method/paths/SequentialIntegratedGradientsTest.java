package org.brainrank.method.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quantity;
import org.brainrank.testkit.Explanation;
import org.brainrank.testkit.FakeModel;
import org.brainrank.testkit.MethodContract;
import org.brainrank.testkit.MethodRun;
import org.brainrank.testkit.Recording;
import org.junit.jupiter.api.Test;

class SequentialIntegratedGradientsTest extends MethodContract {
    private final FakeModel model = FakeModel.create(5);

    @Override
    protected MethodPlugin plugin() {
        return new SequentialIntegratedGradients();
    }

    @Test
    void eachScoreIsWhatErasingItsTokenTakesAway() {
        Recording erased = Recording.record(
                        model,
                        new Pass.Erasure(Baseline.ZERO),
                        List.of(0),
                        List.of(Quantity.ERASED),
                        Output.LOGIT,
                        List.of(Paths.WINDOW))
                .get(0)
                .get(0);
        Explanation explanation =
                MethodRun.of(model, plugin(), Map.of("steps", 50)).at(0, Paths.WINDOW);
        for (int token = 0; token < 6; token++) {
            assertThat((double) explanation.scores()[token])
                    .as("an integral of a derivative; token %d", token)
                    .isCloseTo(erased.output() - erased.of(Quantity.ERASED, 0)[token], within(1e-4));
        }
        assertThat(explanation.completenessGap().orElseThrow()).isLessThan(1e-4);
    }

    @Test
    void fewStepsLeaveAGap() {
        assertThat(MethodRun.of(model, plugin(), Map.of("steps", 1, "rule", "riemann-left"))
                        .at(0, Paths.WINDOW)
                        .completenessGap()
                        .orElseThrow())
                .isGreaterThan(1e-3);
    }
}
