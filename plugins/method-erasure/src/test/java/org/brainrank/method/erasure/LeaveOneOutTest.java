package org.brainrank.method.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.testkit.FakeModel;
import org.brainrank.testkit.MethodContract;
import org.brainrank.testkit.MethodRun;
import org.brainrank.testkit.Recording;
import org.junit.jupiter.api.Test;

class LeaveOneOutTest extends MethodContract {
    @Override
    protected MethodPlugin plugin() {
        return new LeaveOneOut();
    }

    @Test
    void isTheDifferenceToTheShorterWindow() {
        FakeModel model = FakeModel.create(5);
        float[] scores = MethodRun.of(model, plugin(), Map.of(), Output.LOG_PROBABILITY)
                .at(0, new TokenWindow(new int[] {3, 99, 14}, OptionalInt.of(8)))
                .scores();
        double whole = output(model, 3, 99, 14);
        assertThat((double) scores[0]).isCloseTo(whole - output(model, 99, 14), within(1e-6));
        assertThat((double) scores[1]).isCloseTo(whole - output(model, 3, 14), within(1e-6));
        assertThat((double) scores[2]).isCloseTo(whole - output(model, 3, 99), within(1e-6));
    }

    @Test
    void aLonelyTokenHasNothingToBeComparedWith() {
        assertThat(MethodRun.of(FakeModel.create(5), plugin(), Map.of())
                        .at(0, TokenWindow.predicted(3))
                        .scores())
                .containsExactly(new float[] {0}, within(1e-6f));
    }

    private static double output(FakeModel model, int... ids) {
        return Recording.record(
                        model,
                        new Pass.Forward(),
                        List.of(0),
                        List.copyOf(Set.of()),
                        Output.LOG_PROBABILITY,
                        List.of(new TokenWindow(ids, OptionalInt.of(8))))
                .get(0)
                .get(0)
                .output();
    }
}
