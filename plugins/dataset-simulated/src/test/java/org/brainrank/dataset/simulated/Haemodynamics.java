package org.brainrank.dataset.simulated;

/**
 * The double-gamma haemodynamic response h(t) = gamma(t; 6, s) − 0.35 gamma(t; 12, s), gamma the probability density of that
 * shape and scale s; it peaks near 5 s.
 *
 * <p>Source: Glover 1999, doi:10.1006/nimg.1998.0419, with s = 0.9 s.
 */
final class Haemodynamics {
    /** Seconds. */
    static final double SCALE = 0.9;

    private static final double DURATION = 30;
    private static final double UNDERSHOOT = 0.35;

    private Haemodynamics() {}

    /**
     * The response at whole scans.
     *
     * @param scale s, in seconds: a listener's own
     * @param repetitionTime seconds
     * @return values at 0, 1, 2, … scans, to 30 s
     */
    static double[] kernel(double scale, double repetitionTime) {
        double[] kernel = new double[(int) Math.ceil(DURATION / repetitionTime)];
        for (int lag = 0; lag < kernel.length; lag++) {
            double time = lag * repetitionTime / scale;
            kernel[lag] = (density(6, time) - UNDERSHOOT * density(12, time)) / scale;
        }
        return kernel;
    }

    /** tᵏ⁻¹ e⁻ᵗ / (k − 1)!, multiplied up factor by factor: exact enough, and the same on every platform. */
    private static double density(int shape, double time) {
        double density = StrictMath.exp(-time);
        for (int k = 1; k < shape; k++) {
            density *= time / k;
        }
        return density;
    }
}
