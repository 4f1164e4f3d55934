package org.brainrank.alignment;

import java.util.Arrays;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.brainrank.linalg.Matrix;
import org.brainrank.linalg.Products;

/**
 * The double-gamma haemodynamic response: what the blood does after a brief event at time 0.
 *
 * <p>h(t) = gamma(t; peakShape, scale) − undershoot × gamma(t; undershootShape, scale), t in s, zero before 0 and after
 * {@value #DURATION} s; gamma is the probability density. {@link #glover()} has the parameters of Glover 1999,
 * doi:10.1006/nimg.1998.0419, with the shapes 6 and 12 as scipy users write them (nilearn divides them by the scale, and
 * so peaks at 5.1 s instead of 4.5 s); {@link #spm()} is the canonical response of SPM (spm_hrf) and of nilearn.
 *
 * <p>The basis of a response adds what is to first order the effect of another timing or width, as finite differences,
 * like SPM (spm_get_bf) and nilearn: time (h(t) − h(t − 0.1 s)) / 0.1 s (nilearn's step; SPM takes 1 s), and dispersion
 * (h(t) − h(t; scale of the peak + 0.01)) / 0.01, where the peak keeps its mean: its shape is peakShape × scale / (scale +
 * 0.01). All are divided by one number, the sum of the response's own samples.
 *
 * @param peakShape shape of the peak's gamma density
 * @param undershootShape shape of the undershoot's gamma density
 * @param scale s, of both densities
 * @param undershoot weight of the undershoot, in [0, 1)
 */
public record HaemodynamicResponse(double peakShape, double undershootShape, double scale, double undershoot) {
    private static final double TIME_STEP = 0.1;
    private static final double DISPERSION_STEP = 0.01;
    private static final double TAIL = 0.01;

    /** s; the response is over by then. */
    public static final double DURATION = 32;

    public HaemodynamicResponse {
        if (!(peakShape > 0 && undershootShape > 0 && scale > 0 && undershoot >= 0 && undershoot < 1)) {
            throw new IllegalArgumentException("haemodynamic response needs shapes and scale > 0 and undershoot in "
                    + "[0, 1): were " + peakShape + ", " + undershootShape + ", " + scale + ", " + undershoot);
        }
    }

    /** Glover's auditory response: shapes 6 and 12, scale 0.9 s, undershoot 0.35. */
    public static HaemodynamicResponse glover() {
        return new HaemodynamicResponse(6, 12, 0.9, 0.35);
    }

    /** SPM's canonical response: shapes 6 and 16, scale 1 s, undershoot 1/6. */
    public static HaemodynamicResponse spm() {
        return new HaemodynamicResponse(6, 16, 1, 1.0 / 6);
    }

    /**
     * How long it lasts: until less than 1 % of ∫|h| is still to come, on a grid of 0.1 s.
     *
     * @return s
     */
    public double length() {
        double[] values = kernel(0.1);
        double left = 0;
        for (double value : values) {
            left += Math.abs(value);
        }
        double tail = TAIL * left;
        int end = 0;
        while (left > tail) {
            left -= Math.abs(values[end++]);
        }
        return end * 0.1;
    }

    /**
     * The response sampled every {@code step} from 0, divided by its sum.
     *
     * @param step s
     * @return length ceil({@value #DURATION} / step)
     */
    public double[] kernel(double step) {
        if (!(step > 0 && step < DURATION)) {
            throw new IllegalArgumentException("step must be in (0, " + DURATION + ") s: was " + step);
        }
        double[] kernel = samples(step, 0, 0);
        double sum = 0;
        for (double value : kernel) {
            sum += value;
        }
        if (!(sum > 0)) {
            throw new IllegalArgumentException("step of " + step + " s is too coarse to sample the response");
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        return kernel;
    }

    /**
     * The response and its derivatives, sampled every {@code step} from 0, all divided by the sum of the response.
     *
     * @param step s
     * @param derivatives 0 for the response alone, 1 with the time derivative, 2 with dispersion too
     * @return derivatives + 1 kernels of {@link #kernel}'s length
     */
    public double[][] kernels(double step, int derivatives) {
        if (derivatives < 0 || derivatives > 2) {
            throw new IllegalArgumentException(
                    "derivatives must be 0, 1 (time) or 2 (and dispersion): was " + derivatives);
        }
        double[] response = kernel(step);
        double[] own = samples(step, 0, 0);
        double[][] kernels = new double[derivatives + 1][];
        kernels[0] = response;
        double sum = Arrays.stream(own).sum();
        if (derivatives > 0) {
            kernels[1] = difference(own, samples(step, TIME_STEP, 0), TIME_STEP * sum);
        }
        if (derivatives > 1) {
            kernels[2] = difference(own, samples(step, 0, DISPERSION_STEP), DISPERSION_STEP * sum);
        }
        return kernels;
    }

    private static double[] difference(double[] values, double[] others, double divisor) {
        double[] difference = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            difference[i] = (values[i] - others[i]) / divisor;
        }
        return difference;
    }

    /**
     * Convolves features that are already at scan resolution with the kernel sampled at the repetition time.
     *
     * @param features shape (scans, features), one continuous run; taken as zero before its first scan
     * @param repetitionTime s
     * @return shape (scans, features)
     */
    public Matrix convolve(Matrix features, double repetitionTime) {
        return convolve(features, kernel(repetitionTime));
    }

    static Matrix convolve(Matrix features, double[] kernel) {
        Matrix weights = Matrix.zeros(features.rows(), features.rows());
        for (int scan = 0; scan < features.rows(); scan++) {
            for (int lag = 0; lag < kernel.length && lag <= scan; lag++) {
                weights.set(scan, scan - lag, kernel[lag]);
            }
        }
        return Products.multiply(weights, features);
    }

    /**
     * Sums the responses to words, each a brief event at its own time, at any sample times: no rounding to scans.
     * The response here has unit integral over all time, in 1/s.
     *
     * @param wordFeatures shape (words, features)
     * @param wordTimes s, one a word
     * @param sampleTimes s
     * @return shape (samples, features)
     */
    public Matrix sample(Matrix wordFeatures, double[] wordTimes, double[] sampleTimes) {
        Times.requireOnePerRow("word", wordTimes, wordFeatures.rows());
        Times.requireFinite("sample", sampleTimes);
        GammaDistribution peak = gamma(peakShape, scale);
        GammaDistribution dip = gamma(undershootShape, scale);
        Matrix weights = Matrix.zeros(sampleTimes.length, wordTimes.length);
        for (int sample = 0; sample < sampleTimes.length; sample++) {
            for (int word = 0; word < wordTimes.length; word++) {
                double time = sampleTimes[sample] - wordTimes[word];
                weights.set(sample, word, value(time, peak, dip) / (1 - undershoot));
            }
        }
        return Products.multiply(weights, wordFeatures);
    }

    /** h at −delay, step − delay, …, its peak wider by {@code dispersion} s; not divided by anything. */
    private double[] samples(double step, double delay, double dispersion) {
        double wider = scale + dispersion;
        GammaDistribution peak = gamma(peakShape * scale / wider, wider);
        GammaDistribution dip = gamma(undershootShape, scale);
        double[] values = new double[(int) Math.ceil(DURATION / step - 1e-9)];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(i * step - delay, peak, dip);
        }
        return values;
    }

    private double value(double time, GammaDistribution peak, GammaDistribution dip) {
        return time < 0 || time >= DURATION ? 0 : peak.density(time) - undershoot * dip.density(time);
    }

    @SuppressWarnings("NullAway") // null is commons-math's way to ask for no random generator
    private static GammaDistribution gamma(double shape, double scale) {
        return new GammaDistribution(null, shape, scale);
    }
}
