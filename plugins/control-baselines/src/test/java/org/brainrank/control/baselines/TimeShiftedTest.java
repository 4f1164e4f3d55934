package org.brainrank.control.baselines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.brainrank.spi.control.Control;
import org.brainrank.testkit.ControlContract;
import org.junit.jupiter.api.Test;

class TimeShiftedTest extends ControlContract {
    @Override
    protected Control control() {
        return new TimeShifted();
    }

    @Test
    void movesAlongTheStoryAndRoundItsEnd() {
        List<float[]> rows =
                IntStream.range(0, 40).mapToObj(i -> new float[] {i}).toList();
        for (long seed = 0; seed < 200; seed++) {
            List<float[]> shifted = new TimeShifted().spoil("s", Map.of("s", rows), seed);
            int shift = (int) shifted.get(0)[0];
            assertThat(shift).isBetween(10, 30);
            for (int i = 0; i < 40; i++) {
                assertThat(shifted.get(i)[0]).isEqualTo((i + shift) % 40);
            }
        }
    }
}
