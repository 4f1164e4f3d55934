package org.brainrank.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.brainrank.statistics.Pearson;
import org.junit.jupiter.api.Test;

class ListenersTest {
    private static final int SCANS = 4000;
    private static final Timeline TIMELINE = Timeline.of(SCANS / 2, SCANS / 2);
    private static final double[] RATE = Draws.of(1, "rate").normals(SCANS);
    private static final double[][] FEATURES = Series.standardise(new double[][] {
        Draws.of(1, "first").normals(SCANS), Draws.of(1, "second").normals(SCANS),
    });
    private static final SimulatedRegion READER = new SimulatedRegion("reader", Optional.of(FEATURES), true);

    @Test
    void signalToNoiseIsTheRatioOfVariances() {
        double[] clean = target(1e12, 0.4, READER);
        for (double ratio : new double[] {0.1, 0.5, 2}) {
            double r = Pearson.correlation(clean, target(ratio, 0.4, READER));
            assertThat(r * r / (1 - r * r)).isCloseTo(ratio, within(0.2 * ratio + 0.01));
        }
    }

    @Test
    void withoutSignalAReaderIsNoise() {
        double[] silent = target(0, 0.4, READER);
        assertThat(Pearson.correlation(target(1e12, 0.4, READER), silent)).isCloseTo(0, within(0.06));
        double[] noise = target(0.5, 0.4, SimulatedRegion.noise("nothing"));
        assertThat(Pearson.correlation(target(1e12, 0.4, READER), noise)).isCloseTo(0, within(0.06));
    }

    @Test
    void noiseHasTheAutocorrelationThatWasAskedFor() {
        for (double phi : new double[] {0, 0.4, 0.8}) {
            double[] noise = target(0, phi, SimulatedRegion.noise("nothing"));
            double r =
                    Pearson.correlation(Arrays.copyOfRange(noise, 0, SCANS - 1), Arrays.copyOfRange(noise, 1, SCANS));
            assertThat(r).isCloseTo(phi, within(0.05));
        }
    }

    @Test
    void nothingCrossesFromOneRunIntoTheNext() {
        double[] impulse = new double[6];
        impulse[2] = 1;
        assertThat(Timeline.of(3, 3).convolve(impulse, new double[] {1, 2, 3})).containsExactly(0, 0, 1, 0, 0, 0);
    }

    @Test
    void aListenerDependsOnNoOtherAndOnItsName() {
        Listeners listeners = listeners(0.5, 0.4, READER);
        double[][] first = listeners.responses("a");
        listeners.responses("b");
        assertThat(listeners.responses("a")).isDeepEqualTo(first);
        assertThat(listeners.responses("b")[0]).isNotEqualTo(first[0]);
    }

    @Test
    void refusesWhatMakesNoSense() {
        SimulatedRegion flat = new SimulatedRegion("flat", Optional.of(new double[][] {new double[SCANS]}), true);
        assertThatThrownBy(() -> target(0.5, 0.4, flat))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("features of 'flat' are the same in every scan");
        assertThatThrownBy(() -> target(-1, 0.4, READER)).hasMessageContaining("signal to noise must be ≥ 0: was -1.0");
        assertThatThrownBy(() -> target(1, 1, READER)).hasMessageContaining("must be in [0, 1): was 1.0");
        assertThatThrownBy(() -> Timeline.of(3, 0)).hasMessageContaining("at least one scan");
    }

    private static double[] target(double ratio, double phi, SimulatedRegion region) {
        return listeners(ratio, phi, region).responses("a")[0];
    }

    private static Listeners listeners(double ratio, double phi, SimulatedRegion region) {
        return new Listeners(
                TIMELINE, RATE, List.of(region), new ListenerSettings(5, 1, ratio, 0.2, 0.5, phi), stretch ->
                        new double[] {0, 1, 0.5});
    }
}
