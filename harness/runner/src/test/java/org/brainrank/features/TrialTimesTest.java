package org.brainrank.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TrialTimesTest {
    @Test
    void dearPassesGetMore() {
        double[] shares = TrialTimes.of(new double[] {0.01, 0.04, 0.16}, 1.4);

        assertThat(shares).containsExactly(new double[] {0.2, 0.4, 0.8}, Offset.offset(1e-12));
    }

    @Test
    void whatDoesNotFitLeavesItsShareToTheOthers() {
        double[] shares = TrialTimes.of(new double[] {0.25, 1, 100}, 3);

        assertThat(shares).containsExactly(new double[] {1, 2, 0}, Offset.offset(1e-12));
        assertThat(Arrays.stream(shares).sum()).isEqualTo(3);
    }

    @Test
    void theCheapestIsTriedWhateverItCosts() {
        assertThat(TrialTimes.of(new double[] {50, 70}, 2)).containsExactly(2, 0);
    }
}
