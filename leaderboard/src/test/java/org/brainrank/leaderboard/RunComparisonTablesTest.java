package org.brainrank.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.brainrank.results.Leaderboard.Estimate;
import org.brainrank.results.Leaderboard.Row.Level;
import org.brainrank.results.RunComparison;
import org.junit.jupiter.api.Test;

class RunComparisonTablesTest {
    private static final RunComparison.Side SIDE =
            new RunComparison.Side("runs/a", "before", "2026-01-01T00:00:00Z", "0.1.0", "abc", 8, false, List.of());

    private static RunComparison.Pair pair(String roi, String second, int placeFirst, int placeSecond) {
        return new RunComparison.Pair(
                Level.METHOD,
                roi,
                "all",
                "erasure{mask=zero}",
                second,
                14,
                22,
                2,
                3,
                placeFirst,
                placeSecond,
                new Estimate(-0.0037, -0.005, -0.002),
                new Estimate(-0.003, -0.005, 0.001),
                new Estimate(0.0006, -0.002, 0.0036),
                0.664,
                0.03,
                0.7);
    }

    private static final RunComparison COMPARISON = new RunComparison(
            2,
            SIDE,
            new RunComparison.Side("runs/b", "after", "2026-01-02T00:00:00Z", "0.1.0", "abc", 8, false, List.of()),
            List.of("s1", "s2"),
            List.of(pair("all", "erasure{mask=zero}", 3, 1), pair("LIFG", "erasure{mask=mean}", 1, 2)),
            List.of("attention"),
            List.of(),
            List.of(new RunComparison.Change("window.context-words", "6", "8")),
            List.of(),
            List.of("only two subjects"));

    @Test
    void theTerminalShowsWhatMattersFirst() {
        assertThat(RunComparisonTables.text(COMPARISON)).isEqualTo("""
                after (runs/b) against before (runs/a), 2 subjects; difference = second - first

                shift  rank, first  rank, second  method              unique, first  unique, second  difference [95 %]         p      corrected
                up 2   14 of 22     2 of 3        erasure{mask=zero}  -0.0037        -0.0030         0.0006 [-0.0020, 0.0036]  0.664  0.030

                by region and model: 1 pairs more, 1 of them with corrected p < 0.05 (-f md and --json have all)
                only in the first: attention

                config.resolved.yaml, what differs:
                  window.context-words: 6 -> 8

                models, plugins, machine: the same
                note: only two subjects
                """);
    }

    @Test
    void markdownHasEverything() {
        assertThat(RunComparisonTables.markdown(COMPARISON))
                .contains(
                        "## All regions\n",
                        "## Region LIFG\n",
                        "| down 1 | 14 of 22 | 2 of 3 | erasure{mask=zero} → erasure{mask=mean} |",
                        "- attention\n",
                        "| window.context-words | 6 | 8 |",
                        "> only two subjects\n");
    }
}
