package org.brainrank.simulation;

import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Simulates listeners whose regions read out features.
 *
 * <h2>Equations</h2>
 * For listener i and target v of a region with features X, over all scans of all runs, z(·) to mean 0 and variance 1:
 *
 * <pre>
 * l   = z(hᵢ ∗ X (w_v + spread · u_iv))          w, u standard normal; ∗ within a run
 * r   = z(hᵢ ∗ words per scan)
 * s   = z(√(1 − share) l + √share r)             without word rate: s = l; without features: s = r
 * y   = √(q / (1 + q)) s + √(1 / (1 + q)) n      q: signal to noise; a region that nothing drives: y = n
 * </pre>
 *
 * hᵢ is the given response, stretched by exp(0.05 z) of the listener; w is shared by all listeners; n is AR(1) noise of
 * variance 1, drawn anew for every listener and target. So no model can expect more than r = √(q / (1 + q)), and one that
 * knows the truth but not the listener's h less.
 */
public final class Listeners {
    private static final double STRETCH_SPREAD = 0.05;

    private final Timeline timeline;
    private final double[] wordRate;
    private final List<SimulatedRegion> regions;
    private final ListenerSettings settings;
    private final DoubleFunction<double[]> response;

    /**
     * Describes the listeners.
     *
     * @param timeline the scans
     * @param wordRate words per scan, as long as the timeline
     * @param regions in the order of their targets
     * @param settings seed, sizes, noise
     * @param response from a listener's stretch in time (1: none) to its response at 0, 1, 2, … scans after an event
     */
    public Listeners(
            Timeline timeline,
            double[] wordRate,
            List<SimulatedRegion> regions,
            ListenerSettings settings,
            DoubleFunction<double[]> response) {
        this.timeline = timeline;
        this.wordRate = wordRate.clone();
        this.regions = List.copyOf(regions);
        this.settings = settings;
        this.response = response;
    }

    /**
     * One listener's responses; they depend on no other listener.
     *
     * @param id names the listener's random streams
     * @return shape (targets of all regions, scans)
     * @throws IllegalArgumentException if what a region reads is the same in every scan
     */
    public double[][] responses(String id) {
        double[] kernel = response.apply(
                StrictMath.exp(STRETCH_SPREAD * draws("haemodynamics", id).normal()));
        double[] rate = Series.standardise(timeline.convolve(wordRate, kernel));
        double[][] columns = new double[regions.size() * settings.targets()][];
        int column = 0;
        for (SimulatedRegion region : regions) {
            Draws shared = draws("weights", region.name());
            Draws own = draws("weights", region.name() + "/" + id);
            Draws noise = draws("noise", region.name() + "/" + id);
            for (int target = 0; target < settings.targets(); target++) {
                double[] signal = rate;
                if (region.features().isPresent()) {
                    double[][] features = region.features().get();
                    double[] readout = Series.combine(features, weights(features.length, shared, own));
                    signal = mix(region, timeline.convolve(readout, kernel), rate);
                }
                double[] noiseOfTarget = timeline.noise(settings.autocorrelation(), noise);
                boolean driven = region.features().isPresent() || region.wordRate();
                columns[column++] = driven ? measure(signal, noiseOfTarget) : noiseOfTarget;
            }
        }
        return columns;
    }

    private Draws draws(String purpose, String name) {
        return Draws.of(settings.seed(), purpose + "/" + name);
    }

    private double[] weights(int features, Draws shared, Draws own) {
        double[] weights = shared.normals(features);
        for (int i = 0; i < features; i++) {
            weights[i] += settings.spread() * own.normal();
        }
        return weights;
    }

    private double[] mix(SimulatedRegion region, double[] read, double[] rate) {
        double[] standard = Series.standardise(read);
        boolean silent = true;
        for (double value : standard) {
            silent &= value == 0;
        }
        if (silent) {
            throw new IllegalArgumentException("features of '" + region.name() + "' are the same in every scan");
        }
        double share = region.wordRate() ? settings.wordRateShare() : 0;
        double[][] parts = {standard, rate};
        return Series.standardise(Series.combine(parts, new double[] {Math.sqrt(1 - share), Math.sqrt(share)}));
    }

    private double[] measure(double[] signal, double[] noise) {
        double ratio = settings.signalToNoise();
        double[][] parts = {signal, noise};
        return Series.combine(parts, new double[] {Math.sqrt(ratio / (1 + ratio)), Math.sqrt(1 / (1 + ratio))});
    }
}
