package org.brainrank.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.brainrank.alignment.Delays;
import org.brainrank.alignment.Downsampling;
import org.brainrank.alignment.Trim;
import org.brainrank.spi.dataset.Target;
import org.junit.jupiter.api.Test;

class PortionTest {
    private static Brains brains(int subjects, int targets, int scans) {
        List<Target> all = new ArrayList<>();
        for (int target = 0; target < targets; target++) {
            all.add(new Target("t" + target, "A"));
        }
        return new Brains(
                "fake",
                List.of(),
                List.of(new ScanTiming(scans, 1, 0)),
                IntStream.range(0, subjects).mapToObj(i -> "s" + i).toList(),
                all,
                List.of("A"),
                Map.of(),
                new Alignment(Downsampling.MEAN, new Delays(List.of(1)), new Trim(0, 0), -1),
                Toy.folds(20));
    }

    @Test
    void smallSubjectsGoTogether() {
        assertThat(Portion.of(brains(27, 6, 352), false)).containsExactly(new Portion(0, 27, 0, 6));
        assertThat(Portion.of(brains(40, 1000, 300), false))
                .containsExactly(
                        new Portion(0, 16, 0, 1000), new Portion(16, 16, 0, 1000), new Portion(32, 8, 0, 1000));
    }

    @Test
    void ofALargeSubjectSomeTargetsAreTakenAtATime() {
        List<Portion> portions = Portion.of(brains(2, 80_000, 1200), false);

        assertThat(portions.get(0)).isEqualTo(new Portion(0, 1, 0, 3328));
        int covered = 0;
        for (Portion portion : portions) {
            assertThat(portion.subjects()).isEqualTo(1);
            assertThat(portion.from()).isEqualTo(covered % 80_000);
            assertThat(portion.from() % ScratchResponses.BLOCK)
                    .as("chunks of a regression begin where they would without portions")
                    .isZero();
            assertThat(1200L * (portion.to() - portion.from())).isLessThanOrEqualTo(1 << 22);
            covered += portion.to() - portion.from();
        }
        assertThat(covered).isEqualTo(2 * 80_000);
    }

    @Test
    void targetsThatShareAPenaltyStayTogether() {
        assertThat(Portion.of(brains(2, 80_000, 1200), true))
                .containsExactly(new Portion(0, 1, 0, 80_000), new Portion(1, 1, 0, 80_000));
    }
}
