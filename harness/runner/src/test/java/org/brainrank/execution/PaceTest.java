package org.brainrank.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** On clocks that the work itself moves. */
class PaceTest {
    private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

    private long worked;
    private long passed;

    private final Pace pace = new Pace(() -> worked, () -> passed);

    private void work(long nanos, long onTheWall) {
        worked += nanos;
        passed += onTheWall;
    }

    @Test
    void anIdleMachineIsNotSlow() {
        assertThat(pace.slowdown(1)).as("nothing timed").isEqualTo(1);
        assertThat(pace.seconds(() -> work(2_000_000_000, 2_000_000_000))).isEqualTo(2, ROUNDING);
        assertThat(pace.slowdown(1)).isEqualTo(1, ROUNDING);
    }

    @Test
    void whatWaitsIsCountedByTheSecondsThatWereWorked() {
        pace.seconds(() -> work(3_000_000_000L, 9_000_000_000L));
        pace.seconds(() -> work(1_000_000_000L, 1_000_000_000L));

        assertThat(pace.slowdown(1)).isEqualTo(2.5, ROUNDING);
    }

    @Test
    void threadsThatWaitForEachOtherDoNotMakeTheMachineSlow() {
        pace.seconds(() -> work(1_000_000_000L, 4_000_000_000L));

        assertThat(pace.slowdown(4)).isEqualTo(1, ROUNDING);
        assertThat(pace.slowdown(2)).isEqualTo(2, ROUNDING);
    }

    @Test
    void clocksThatWorkDoesNotMoveMakeNothingSlow() {
        assertThat(pace.seconds(() -> {})).isZero();
        assertThat(pace.slowdown(1)).isEqualTo(1);
    }

    @Test
    void tasksSideBySideGiveTheirMean() {
        try (Workers one = new Workers(1)) {
            assertThat(pace.seconds(one, List.of(() -> work(1_000_000_000L, 0), () -> work(3_000_000_000L, 0))))
                    .isEqualTo(2, ROUNDING);
        }
    }
}
