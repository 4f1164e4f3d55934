package org.brainrank.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.brainrank.results.Leaderboard.Estimate;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    @Test
    void equalRecordsDoNotDiffer() {
        Estimate estimate = new Estimate(0.1, Double.NaN, Double.NEGATIVE_INFINITY);

        assertThat(Differences.of(estimate, new Estimate(0.1, Double.NaN, Double.NEGATIVE_INFINITY), 0))
                .isEqualTo(new Differences(0, List.of()));
    }

    @Test
    void numbersMayDifferByTheTolerance() {
        Differences found = Differences.of(new Estimate(0.1, 2000, 0), new Estimate(0.1 + 1e-10, 2000.1, 0), 1e-9);

        assertThat(found.largest()).isCloseTo(0.1 / 2000, within(1e-12));
        assertThat(found.places()).containsExactly("low: 2000.0 against 2000.1");
    }

    @Test
    void nanIsNoNumber() {
        assertThat(Differences.of(new Estimate(0.1, Double.NaN, 0), new Estimate(Double.NaN, 1, 0), 1e9)
                        .places())
                .containsExactly("low: NaN against 1.0", "mean: 0.1 against NaN");
    }

    @Test
    void namesPlacesInListsAndMaps() {
        Map<String, List<Estimate>> before = Map.of("a", List.of(new Estimate(1, 2, 3)));
        Map<String, List<Estimate>> after = Map.of("a", List.of(new Estimate(1, 2, 4)), "b", List.of());

        assertThat(Differences.of(before, after, 1e-9).places())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("a[0].high: 3.0 against 4.0"),
                        line -> assertThat(line).startsWith("b: "));
        assertThat(Differences.of(List.of(), List.of(1), 1e-9).places()).containsExactly(" has 0 entries against 1");
    }
}
