package org.brainrank.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void eachTaskGoesToTheThreadThatIsFreeFirst() {
        assertThat(Schedule.seconds(List.of(), 3)).isZero();
        assertThat(Schedule.seconds(List.of(1.0, 2.0, 4.0), 1)).isEqualTo(7);
        assertThat(Schedule.seconds(List.of(3.0, 1.0, 1.0, 1.0, 5.0), 2)).isEqualTo(8);
        assertThat(Schedule.seconds(List.of(3.0, 1.0), 8)).isEqualTo(3);
    }
}
