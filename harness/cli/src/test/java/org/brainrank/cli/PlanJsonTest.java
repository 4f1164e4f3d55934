package org.brainrank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.brainrank.features.PassForecast.Basis;
import org.brainrank.pipeline.Forecast;
import org.brainrank.pipeline.Plan;
import org.junit.jupiter.api.Test;

/** What {@code plan} says of every part of a run. */
class PlanJsonTest {
    private static Plan plan() {
        Forecast.OfPass pass =
                new Forecast.OfPass("gradient", 2, 1, 3, 100, 100, OptionalLong.of(5 << 20), 4, Basis.MEASURED);
        Forecast.OfPass cached =
                new Forecast.OfPass("forward", 0, 3, 0, 0, 0, OptionalLong.of(1 << 20), 0, Basis.MEASURED);
        Forecast.OfModel model = new Forecast.OfModel(
                "story-lm",
                100,
                90,
                List.of(pass, cached),
                List.of(
                        new Forecast.OfTurn("story-lm", 6, 4, 0.5, 4, 7),
                        new Forecast.OfTurn("untrained:story-lm", 6, 0, 0.5, 7, 7)),
                2,
                50,
                3,
                1 << 20,
                1 << 10,
                new Forecast.Regressions(12, 6),
                new Forecast.Regressions(6, 3));
        Forecast forecast = new Forecast(
                2,
                List.of(model),
                new Forecast.Regressions(2, 1),
                new Forecast.Statistics(1, 2, 3),
                Optional.of(50.0),
                1.5,
                83,
                2.5,
                209,
                new Forecast.Memory(300 << 20, 500 << 20),
                List.of("a note"));
        return new Plan("d", 8, 5, 100, 60, List.of(), List.of("rate"), List.of(), 9, List.of(), Optional.of(forecast));
    }

    @Test
    void theJsonHasEveryPhaseAndTheTotals() {
        assertThat(Json.of(plan()))
                .contains(
                        "\"passes\"",
                        "\"windows\" : 90",
                        "\"turns\"",
                        "\"cached\" : 4",
                        "\"opening-seconds\" : 0.5",
                        "\"explaining-seconds\" : 4.0",
                        "\"explaining-anew-seconds\" : 7.0",
                        "\"testing-seconds\" : 2.0",
                        "\"tested-words\" : 50",
                        "\"partitioning-seconds\" : 3.0",
                        "\"regressing-spoilt\"",
                        "\"controls\"",
                        "\"ceiling-seconds\" : 1.0",
                        "\"ranking-seconds\" : 2.0",
                        "\"findings-seconds\" : 3.0",
                        "\"universes\" : 50.0",
                        "\"starting-seconds\" : 1.5",
                        "\"work-seconds\" : 83.0",
                        "\"slowdown\" : 2.5",
                        "\"seconds\" : 209.0",
                        "\"heap-bytes\" : 314572800",
                        "\"off-heap-bytes\" : 524288000");
    }

    @Test
    void aPersonReadsWhatIsLeftAndWhatTheCacheHas() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            PlanView.print(plan(), out);
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains(
                        "serves 2 (1 from the cache)",
                        "all 3 from the cache",
                        "explaining story-lm: 4.0 s, 4 of 6 feature spaces from the cache; opening it: 0.5 s",
                        "explaining untrained:story-lm: 7.0 s, none of 6 feature spaces from the cache",
                        "regressing: 12 regressions, 6.0 s; each spoilt model 6 regressions, 3.0 s",
                        "testing faithfulness on 50 windows: 2.0 s",
                        "partitioning variance: 3.0 s",
                        "statistics: ceilings 1.0 s, ranks and pairs 2.0 s, findings 3.0 s",
                        "universes: 50 s",
                        "work in all: 83 s on 2 threads, if the machine had nothing else to do",
                        "expected: 3 min, 1.5 s of them to start; while some of it was tried, work took 2.5 times as long",
                        "memory: at most about 800 MiB: 300 MiB of Java's heap, 500 MiB beside it",
                        "note: a note");
    }
}
