package org.brainrank.pipeline;

import java.util.Locale;
import java.util.function.DoubleFunction;
import org.brainrank.alignment.HaemodynamicResponse;
import org.brainrank.simulation.Draws;

/**
 * Who is simulated. Signal to noise, share, spread and autocorrelation are those of {@link
 * org.brainrank.simulation.Listeners}.
 *
 * @param subjects how many, 1 to 999
 * @param targets per region, ≥ 1
 * @param signalToNoise variance of the signal divided by that of the noise, ≥ 0
 * @param wordRateShare share of a reading region's signal that is word rate, in [0, 1)
 * @param spread of a listener's own weights, ≥ 0
 * @param autocorrelation φ of the AR(1) noise from scan to scan, in [0, 1)
 * @param response from words to blood
 * @param seed of every draw
 */
public record SimulatedListeners(
        int subjects,
        int targets,
        double signalToNoise,
        double wordRateShare,
        double spread,
        double autocorrelation,
        Response response,
        long seed) {
    /** How a region's blood follows what the region reads. */
    public enum Response {
        /** Glover's double gamma, stretched by each listener's own factor. */
        GLOVER,
        /** SPM's double gamma (shapes 6 and 16, scale 1 s, undershoot 1/6), stretched likewise. */
        SPM,
        /** Standard normal weights at every scan from 2 to 8 s, drawn once for all listeners: no shape that anyone assumed. */
        FIR;

        DoubleFunction<double[]> at(double repetitionTime, long seed) {
            if (this == FIR) {
                int last = Math.max(1, (int) Math.floor(8 / repetitionTime));
                int first = Math.min(last, (int) Math.ceil(2 / repetitionTime));
                double[] kernel = new double[last + 1];
                Draws draws = Draws.of(seed, "finite-response");
                for (int lag = first; lag <= last; lag++) {
                    kernel[lag] = draws.normal();
                }
                return stretch -> kernel.clone();
            }
            HaemodynamicResponse standard =
                    this == GLOVER ? HaemodynamicResponse.glover() : new HaemodynamicResponse(6, 16, 1, 1 / 6.0);
            return stretch -> new HaemodynamicResponse(
                            standard.peakShape(),
                            standard.undershootShape(),
                            standard.scale() * stretch,
                            standard.undershoot())
                    .kernel(repetitionTime);
        }
    }

    /** Checks the number of subjects; the rest is checked where it is used. */
    public SimulatedListeners {
        if (subjects < 1 || subjects > 999) {
            throw new IllegalArgumentException("subjects must be 1 to 999: was " + subjects);
        }
    }

    /** The same with other numbers, for a study's grid. */
    SimulatedListeners with(int otherSubjects, double otherSignalToNoise, long otherSeed) {
        return new SimulatedListeners(
                otherSubjects,
                targets,
                otherSignalToNoise,
                wordRateShare,
                spread,
                autocorrelation,
                response,
                otherSeed);
    }

    /** Name of a listener. */
    static String name(int number) {
        return String.format(Locale.ROOT, "sub-%02d", number);
    }
}
