package org.brainrank.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.brainrank.execution.Pace;
import org.brainrank.execution.QuietProgress;
import org.brainrank.fakes.CountingModelPlugin;
import org.brainrank.fakes.FakeComponents;
import org.brainrank.fakes.FakeControls;
import org.brainrank.fakes.FakeMethod;
import org.brainrank.fakes.Planted;
import org.brainrank.results.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forecasts on a clock that windows alone move, a millisecond each: regressions and statistics take no time on it. */
class ForecastingTest {
    private static final String BOTH = "methods=[norm, state]";
    private static final String UNTESTED = "statistics.faithfulness-words=0";
    private static final double STARTING = 5;

    @TempDir
    Path folder;

    private final CountingModelPlugin model = new CountingModelPlugin();

    private Preparation prepare(int limit, boolean cached, String... settings) {
        return Preparation.of(
                Toy.experiment(settings),
                new FakeComponents(
                        model,
                        Planted.dataset(),
                        List.of(FakeMethod.gradientNorm("norm"), FakeMethod.activations("state")),
                        List.of(new FakeControls.Rate(), new FakeControls.Permuted(), new FakeControls.Redrawn())),
                new RunOptions(folder.resolve("home"), Optional.empty(), OptionalInt.of(limit), 1, List.of(), cached));
    }

    /** A clock on which a window takes some milliseconds. */
    private long nanos(int milliseconds) {
        return model.windows().get() * 1_000_000L * milliseconds;
    }

    private Forecast forecast(int wall, int limit, boolean cached, String... settings) {
        try (Preparation preparation = prepare(limit, cached, settings)) {
            return Forecasting.of(preparation, List.of(), new Pace(() -> nanos(1), () -> nanos(wall)), STARTING);
        }
    }

    private Forecast.OfModel only(Forecast forecast) {
        assertThat(forecast.notes()).isEmpty();
        assertThat(forecast.models()).hasSize(1);
        return forecast.models().get(0);
    }

    @Test
    void twiceTheWindowsAreTwiceTheWork() {
        Forecast.OfModel some = only(forecast(1, 60, false, BOTH, "controls=[rate]", UNTESTED));
        Forecast.OfModel more = only(forecast(1, 120, false, BOTH, "controls=[rate]", UNTESTED));

        assertThat(more.windows()).isGreaterThan(some.windows());
        double ratio = (double) more.windows() / some.windows();
        assertThat(more.turns().get(0).explainingSeconds() / some.turns().get(0).explainingSeconds())
                .isCloseTo(ratio, Percentage.withPercentage(10));
        assertThat(more.passes().get(0).backwards()).isEqualTo(more.windows());
    }

    @Test
    void aSpoiltModelIsExplainedAgain() {
        Forecast.OfModel found = only(forecast(1, 60, false, BOTH, "controls=[rate, redrawn]", UNTESTED));

        assertThat(found.turns()).extracting(Forecast.OfTurn::label).containsExactly("fake", "redrawn:fake");
        assertThat(found.turns().get(1).explainingSeconds())
                .isEqualTo(found.turns().get(0).explainingSeconds());
        assertThat(found.workSeconds()).isEqualTo(2 * found.turns().get(0).explainingSeconds(), Offset.offset(0.1));
    }

    @Test
    void whatTheCacheHasIsNotForecast() throws IOException {
        String[] settings = {BOTH, "layers=[1, 2]", "controls=[rate, redrawn]", UNTESTED};
        try (Preparation preparation = prepare(60, true, settings)) {
            Run.execute(preparation, RunTest.CONTEXT, RunFolder.create(folder.resolve("run")), QuietProgress.INSTANCE);
        }

        Forecast.OfModel known = only(forecast(1, 60, true, settings));
        assertThat(known.turns()).hasSize(2).allSatisfy(turn -> {
            assertThat(turn.cached()).isEqualTo(turn.spaces()).isEqualTo(4);
            assertThat(turn.explainingSeconds()).isZero();
            assertThat(turn.explainingAnewSeconds()).isPositive();
        });
        assertThat(known.passes()).allSatisfy(pass -> {
            assertThat(pass.sharedBy()).isZero();
            assertThat(pass.cached()).isEqualTo(2);
            assertThat(pass.forwards() + pass.backwards() + pass.batches() + pass.seconds())
                    .isZero();
        });

        Forecast.OfModel ignored = only(forecast(1, 60, false, settings));
        assertThat(ignored.turns()).allSatisfy(turn -> {
            assertThat(turn.cached()).isZero();
            assertThat(turn.explainingSeconds()).isPositive().isEqualTo(turn.explainingAnewSeconds());
        });

        String[] more = {BOTH, "layers=[0, 1, 2]", "controls=[rate, redrawn]", UNTESTED};
        Forecast.OfModel partly = only(forecast(1, 60, true, more));
        assertThat(partly.turns()).allSatisfy(turn -> {
            assertThat(turn.cached()).isEqualTo(4);
            assertThat(turn.spaces()).isEqualTo(6);
            assertThat(turn.explainingSeconds()).isPositive();
        });
        assertThat(partly.passes()).allSatisfy(pass -> {
            assertThat(pass.sharedBy()).isEqualTo(1);
            assertThat(pass.cached()).isEqualTo(2);
        });
    }

    @Test
    void faithfulnessIsTestedOnAsManyWindowsAsTheConfigSays() {
        Forecast.OfModel none = only(forecast(1, 100, false, BOTH, "controls=[rate]", UNTESTED));
        Forecast.OfModel few =
                only(forecast(1, 100, false, BOTH, "controls=[rate]", "statistics.faithfulness-words=10"));
        Forecast.OfModel more =
                only(forecast(1, 100, false, BOTH, "controls=[rate]", "statistics.faithfulness-words=40"));

        assertThat(none.testedWords()).isZero();
        assertThat(none.testingSeconds()).isZero();
        assertThat(few.testedWords()).isEqualTo(10);
        assertThat(more.testedWords()).isEqualTo(40);
        assertThat(more.testingSeconds() / few.testingSeconds()).isBetween(3.0, 5.0);
    }

    @Test
    void varianceIsSplitOnlyWhereThereIsSomethingToSplit() {
        Pace machine = Pace.ofMachine();
        for (String[] settings : List.of(
                new String[] {BOTH, "controls=[]", UNTESTED},
                new String[] {"methods=[norm]", "controls=[rate]", UNTESTED},
                new String[] {BOTH, "controls=[rate]", UNTESTED})) {
            try (Preparation preparation = prepare(60, false, settings)) {
                Forecast found = Forecasting.of(preparation, List.of(), machine, 0);
                double seconds = only(found).partitioningSeconds();
                if (settings[0].equals(BOTH) && settings[1].contains("rate")) {
                    assertThat(seconds).isPositive();
                } else {
                    assertThat(seconds).isZero();
                }
                assertThat(found.statistics().ceilingSeconds()).isPositive();
                assertThat(found.statistics().rankingSeconds()).isPositive();
                assertThat(found.statistics().findingsSeconds()).isPositive();
                assertThat(found.workSeconds())
                        .isEqualTo(
                                only(found).workSeconds()
                                        + found.controls().seconds()
                                        + found.statistics().workSeconds(),
                                Offset.offset(1e-9));
            }
        }
    }

    @Test
    void aBusyMachineTakesLongerForTheSameWork() {
        Forecast idle = forecast(1, 60, false, BOTH, "controls=[rate]", UNTESTED);
        Forecast busy = forecast(3, 60, false, BOTH, "controls=[rate]", UNTESTED);

        assertThat(idle.slowdown()).isEqualTo(1);
        assertThat(busy.slowdown()).isEqualTo(3, Offset.offset(1e-9));
        assertThat(busy.workSeconds()).isEqualTo(idle.workSeconds(), Offset.offset(1e-9));
        assertThat(busy.seconds()).isEqualTo(STARTING + 3 * busy.workSeconds(), Offset.offset(1e-9));
    }

    @Test
    void moreResponsesAndFeaturesNeedMoreMemory() {
        Forecast some = forecast(1, 60, false, BOTH, "controls=[rate]", UNTESTED);
        Forecast spoilt = forecast(1, 60, false, BOTH, "controls=[rate, permuted]", UNTESTED);

        assertThat(only(spoilt).featureBytes()).isEqualTo(2 * only(some).featureBytes());
        assertThat(some.memory().heapBytes()).isPositive();
        assertThat(some.memory().offHeapBytes()).isGreaterThan(only(some).weightBytes());
    }

    @Test
    void statisticsAreTriedOnTheCellsThatTheRunMakes() {
        try (Preparation preparation = prepare(60, false, BOTH, "controls=[rate, permuted, redrawn]")) {
            PreparedModel first = preparation.models().get(0);
            SyntheticCells cells =
                    new SyntheticCells(preparation, preparation.brains(), Map.of(first, List.of(3, 3, 8, 8)));

            assertThat(cells.cells()).hasSize(Plan.of(preparation).cells());
        }
    }

    @Test
    void universesCostWhatTheirForwardsAndCellsDo() {
        MultiverseForecast forecast = new MultiverseForecast(100, 10, 1);
        MultiverseRun.Cost own = new MultiverseRun.Cost("config", 1000, 50, 10, "");
        MultiverseRun.Cost longer = new MultiverseRun.Cost("context-words=20", 1000, 50, 20, "");
        MultiverseRun.Cost shared = new MultiverseRun.Cost("alphas", 0, 50, 10, "");
        MultiverseRun.Cost refused = new MultiverseRun.Cost("folds", 0, 0, 10, "cannot be");

        assertThat(forecast.seconds(List.of(own), false)).isEqualTo(111);
        assertThat(forecast.seconds(List.of(own), true)).isEqualTo(11);
        assertThat(forecast.seconds(List.of(own, longer, shared, refused), true))
                .isEqualTo(11 + 211 + 11);
    }
}
