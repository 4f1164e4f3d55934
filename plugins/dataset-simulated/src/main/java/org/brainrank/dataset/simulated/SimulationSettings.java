package org.brainrank.dataset.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.brainrank.spi.dataset.Target;

/**
 * The numbers of a simulation.
 *
 * @param seed of every draw; the same seed gives the same bytes
 * @param listeners simulated subjects, named sub-01, sub-02, …
 * @param voxels per region
 * @param repetitionTime seconds from one scan to the next
 * @param signalToNoise variance of the signal divided by that of the noise, in every region but noise
 * @param wordRateShare share of a language region's signal that is word rate, by weight of variance, in [0, 1)
 * @param spread standard deviation of a listener's own readout weights, relative to that of the shared ones
 * @param autocorrelation φ of the noise n(t) = φ n(t−1) + e(t), in [0, 1)
 */
public record SimulationSettings(
        long seed,
        int listeners,
        int voxels,
        double repetitionTime,
        double signalToNoise,
        double wordRateShare,
        double spread,
        double autocorrelation) {
    /** Checks the ranges. */
    public SimulationSettings {
        require(listeners >= 1 && listeners <= 99, "listeners must be 1 to 99: was " + listeners);
        require(voxels >= 1, "voxels must be ≥ 1: was " + voxels);
        require(
                repetitionTime > 0 && Double.isFinite(repetitionTime),
                "repetition time must be > 0 s: was " + repetitionTime);
        require(
                signalToNoise > 0 && Double.isFinite(signalToNoise),
                "signal to noise must be > 0: was " + signalToNoise);
        require(wordRateShare >= 0 && wordRateShare < 1, "word rate's share must be in [0, 1): was " + wordRateShare);
        require(spread >= 0 && Double.isFinite(spread), "spread must be ≥ 0: was " + spread);
        require(
                autocorrelation >= 0 && autocorrelation < 1,
                "autocorrelation must be in [0, 1): was " + autocorrelation);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * The settings of the dataset that this plugin embeds: eight listeners, six voxels a region, scans of 1.5 s, signal to
     * noise 0.5 (so that a perfect model reaches r = √(0.5 / 1.5) = 0.58), a fifth word rate, φ = 0.4.
     *
     * @return always the same
     */
    public static SimulationSettings standard() {
        return new SimulationSettings(20260101, 8, 6, 1.5, 0.5, 0.2, 0.5, 0.4);
    }

    /** Names of the listeners. */
    List<String> subjects() {
        List<String> subjects = new ArrayList<>();
        for (int number = 1; number <= listeners; number++) {
            subjects.add(String.format(Locale.ROOT, "sub-%02d", number));
        }
        return List.copyOf(subjects);
    }

    /** The columns of every response: the voxels of each region, region by region. */
    List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        for (Region region : Region.values()) {
            for (int voxel = 1; voxel <= voxels; voxel++) {
                targets.add(new Target(region.label() + "-" + voxel, region.label()));
            }
        }
        return List.copyOf(targets);
    }
}
