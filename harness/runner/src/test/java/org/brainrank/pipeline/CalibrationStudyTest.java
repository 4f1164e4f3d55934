package org.brainrank.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.brainrank.config.Experiment;
import org.brainrank.execution.QuietProgress;
import org.brainrank.fakes.FakeComponents;
import org.brainrank.fakes.FakeControls;
import org.brainrank.fakes.FakeMethod;
import org.brainrank.fakes.Planted;
import org.brainrank.results.Calibration;
import org.brainrank.testkit.FakeModelPlugin;
import org.junit.jupiter.api.Test;

/** What the statistics promise, on datasets whose truth is known. */
class CalibrationStudyTest {
    private static final FakeComponents COMPONENTS = new FakeComponents(
            new FakeModelPlugin(),
            Planted.dataset(),
            List.of(FakeMethod.gradientNorm("norm"), FakeMethod.activations("state"), FakeMethod.chaos("chaos")),
            List.of(
                    new FakeControls.Rate(),
                    new FakeControls.Noise(),
                    new FakeControls.Permuted(),
                    new FakeControls.Redrawn()));

    @Test
    void findsNothingInNoiseMoreOftenThanItSays() {
        Calibration calibration = study(500, 0.5, 5);

        for (String what : List.of(CalibrationStudy.CELL_R, CalibrationStudy.CELL_UNIQUE)) {
            assertThat(rate(calibration, "noise", what).share().mean())
                    .as("%s: %s", what, rate(calibration, "noise", what))
                    .isBetween(0.03, 0.07);
        }
        assertThat(rate(calibration, "noise", CalibrationStudy.ANY_BEATS)
                        .share()
                        .mean())
                .as("%s", calibration)
                .isLessThanOrEqualTo(0.05);
    }

    @Test
    void findsWhatIsPlanted() {
        Calibration calibration = study(60, 0.5, 8, "norm@1");

        assertThat(rate(calibration, "norm-1", CalibrationStudy.FIRST).share().mean())
                .as("%s", calibration)
                .isGreaterThanOrEqualTo(0.95);
        assertThat(rate(calibration, "noise", CalibrationStudy.ANY_BEATS)
                        .share()
                        .mean())
                .as("%s", calibration)
                .isLessThanOrEqualTo(0.1);
    }

    private static Calibration.Rate rate(Calibration calibration, String roi, String what) {
        return calibration.points().get(0).rates().stream()
                .filter(rate -> rate.roi().equals(roi) && rate.what().equals(what) && rate.level() == 0.05)
                .findFirst()
                .orElseThrow();
    }

    private static Calibration study(int runs, double ratio, int subjects, String... planted) {
        Experiment experiment = Toy.experiment(
                "methods=[norm, state]",
                "layers=[1]",
                "controls=[rate, noise, permuted]",
                "alignment.delays-scans=[2, 3, 4, 5, 6]",
                "encoding.folds.gap-scans=auto",
                "statistics.bootstrap=300",
                "statistics.permutations=200",
                "statistics.ceiling=none");
        List<Plant> plants = Arrays.stream(planted)
                .map(text -> Plant.parse(text, experiment))
                .toList();
        SimulatedListeners who =
                new SimulatedListeners(subjects, 2, ratio, 0.2, 0.5, 0.4, SimulatedListeners.Response.GLOVER, 1);
        RunOptions options = new RunOptions(Path.of("."), Optional.empty(), OptionalInt.empty(), 2);
        try (Preparation preparation = Preparation.of(experiment, COMPONENTS, options)) {
            return CalibrationStudy.of(
                    preparation, plants, who, List.of(ratio), List.of(subjects), runs, QuietProgress.INSTANCE);
        }
    }
}
