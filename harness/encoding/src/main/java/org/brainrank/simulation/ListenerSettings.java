package org.brainrank.simulation;

/**
 * The numbers of simulated listeners.
 *
 * @param seed of every draw; the same seed gives the same numbers
 * @param targets per region, ≥ 1
 * @param signalToNoise q: variance of the signal divided by that of the noise, ≥ 0, in every region that something drives
 * @param wordRateShare share of a reading region's signal that is word rate, by weight of variance, in [0, 1)
 * @param spread standard deviation of a listener's own readout weights, relative to that of the shared ones, ≥ 0
 * @param autocorrelation φ of the noise n(t) = φ n(t−1) + e(t), in [0, 1)
 */
public record ListenerSettings(
        long seed, int targets, double signalToNoise, double wordRateShare, double spread, double autocorrelation) {
    /** Checks the ranges. */
    public ListenerSettings {
        require(targets >= 1, "targets must be ≥ 1: was " + targets);
        require(
                signalToNoise >= 0 && Double.isFinite(signalToNoise),
                "signal to noise must be ≥ 0: was " + signalToNoise);
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
}
