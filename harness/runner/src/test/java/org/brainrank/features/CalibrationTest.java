package org.brainrank.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.brainrank.config.WindowSettings;
import org.brainrank.execution.Pace;
import org.brainrank.execution.QuietProgress;
import org.brainrank.execution.Workers;
import org.brainrank.fakes.FakeMethod;
import org.brainrank.fakes.FakeStories;
import org.brainrank.spi.dataset.Story;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Observer;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quadrature;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.spi.model.Tokenizer;
import org.brainrank.testkit.FakeModel;
import org.junit.jupiter.api.Test;

/** Forecasts against runs, on a clock that the model itself moves: no test waits, and none depends on the machine. */
class CalibrationTest {
    private static final List<Story> STORIES =
            List.of(FakeStories.random("one", 120, 1), FakeStories.random("two", 80, 2));
    private static final WindowSettings SETTINGS = new WindowSettings(
            6, 3, WindowSettings.Target.PREDICTED, WindowSettings.Output.LOGIT, WindowSettings.Normalise.NONE);

    /** A model whose clock goes on by the steps it shows, times tokens; and by something for every batch. */
    private static final class Clocked implements LanguageModel {
        private final FakeModel model = FakeModel.create(1);
        private final long nanosOfToken;
        private final long nanosOfBatch;
        private long now;
        private int windows;

        Clocked(long nanosOfToken, long nanosOfBatch) {
            this.nanosOfToken = nanosOfToken;
            this.nanosOfBatch = nanosOfBatch;
        }

        @Override
        public ModelInfo info() {
            return model.info();
        }

        @Override
        public Optional<Tokenizer> tokenizer() {
            return model.tokenizer();
        }

        @Override
        public int batchSize(PassRequest request, int tokens) {
            return 8;
        }

        @Override
        public void run(PassRequest request, List<TokenWindow> batch, Observer observer) {
            windows += batch.size();
            now += nanosOfBatch;
            model.run(request, batch, (window, step) -> {
                now += nanosOfToken * step.tokens() * (request.pass() instanceof Pass.Forward ? 1 : 2);
                observer.observe(window, step);
            });
        }

        @Override
        public void close() {
            model.close();
        }
    }

    private static Pace pace(Clocked model) {
        return new Pace(() -> model.now, () -> model.now);
    }

    private static Unit path(int points) {
        return new Unit(
                "path" + points,
                new FakeMethod(
                        "path" + points,
                        Explainer.Kind.TOKEN_SCORES,
                        new Pass.Path(Baseline.ZERO, points, Quadrature.RIEMANN_MIDDLE),
                        Set.of(Quantity.GRADIENTS),
                        layer -> true,
                        (step, layer) -> new float[step.tokens()]),
                1);
    }

    private static final List<PassGroup> GROUPS = PassGroup.of(
            List.of(
                    path(50),
                    new Unit("norm", FakeMethod.gradientNorm("norm"), 1),
                    new Unit("state", FakeMethod.activations("state"), 2),
                    path(10)),
            Output.LOGIT);

    /** Forecast and run, by group. */
    private static void assertForecast(Clocked model, List<PassForecast.Basis> bases, double factor) {
        try (Workers workers = new Workers(1)) {
            FeatureExtraction extraction = new FeatureExtraction(model, STORIES, SETTINGS, workers);
            List<PassForecast> forecasts = extraction.forecast(GROUPS, pace(model));
            List<Double> ran = new ArrayList<>();
            for (PassGroup group : GROUPS) {
                long start = model.now;
                model.windows = 0;
                extraction.run(group, QuietProgress.INSTANCE);
                ran.add((model.now - start) / 1e9);
                assertThat(model.windows).isEqualTo(extraction.distinctWindows());
            }
            for (int i = 0; i < ran.size(); i++) {
                assertThat(forecasts.get(i).seconds() / ran.get(i))
                        .as("pass %d", i)
                        .isBetween(1 / factor, factor);
            }
            assertThat(forecasts).extracting(PassForecast::basis).isEqualTo(bases);
            assertThat(forecasts.get(1).backwards()).isEqualTo(extraction.distinctWindows());
            assertThat(forecasts.get(2).features()).containsExactly(8);
        }
    }

    @Test
    void passesThatAreRunAreForecastFromTheirOwnTime() {
        PassForecast.Basis measured = PassForecast.Basis.MEASURED;
        assertForecast(new Clocked(20_000, 200_000), List.of(measured, measured, measured, measured), 1.1);
    }

    @Test
    void passesThatWouldTakeTooLongAreScaledFromOthers() {
        PassForecast.Basis measured = PassForecast.Basis.MEASURED;
        PassForecast.Basis scaled = PassForecast.Basis.SCALED;
        assertForecast(new Clocked(1_500_000, 0), List.of(scaled, measured, measured, scaled), 1.3);
    }

    @Test
    void tryingTakesAboutThreeSeconds() {
        for (long nanos : List.of(20_000L, 200_000L, 1_500_000L)) {
            Clocked model = new Clocked(nanos, 0);
            try (Workers workers = new Workers(1)) {
                new FeatureExtraction(model, STORIES, SETTINGS, workers).forecast(GROUPS, pace(model));
            }
            assertThat(model.now / 1e9).as("%d ns a token", nanos).isLessThan(4);
        }
    }

    @Test
    void aPassThatFailsIsNotRefused() {
        FakeModel deaf = FakeModel.create(1).offering(Set.of(org.brainrank.spi.model.Capability.ACTIVATIONS));
        try (Workers workers = new Workers(1)) {
            List<PassForecast> forecasts = new FeatureExtraction(deaf, STORIES, SETTINGS, workers)
                    .forecast(GROUPS.subList(1, 3), Pace.ofMachine());

            assertThat(forecasts.get(0).failure()).contains("does not offer gradients");
            assertThat(forecasts.get(1).failure()).isEmpty();
            assertThat(forecasts.get(1).seconds()).isPositive();
        }
    }
}
