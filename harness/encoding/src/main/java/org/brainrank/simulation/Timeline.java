package org.brainrank.simulation;

/**
 * The scans of all runs, one after another; nothing crosses from one run into the next.
 *
 * @param starts index of each run's first scan; one more, the number of all scans, at the end
 */
public record Timeline(int[] starts) {
    /** Copies the starts, which begin at 0 and ascend. */
    public Timeline {
        starts = starts.clone();
        boolean ascending = starts.length > 1 && starts[0] == 0;
        for (int run = 1; run < starts.length; run++) {
            ascending &= starts[run] > starts[run - 1];
        }
        if (!ascending) {
            throw new IllegalArgumentException(
                    "runs start at 0 and have at least one scan each: " + java.util.Arrays.toString(starts));
        }
    }

    /**
     * Runs of given lengths.
     *
     * @param scans of each run, ≥ 1
     * @return the timeline
     */
    public static Timeline of(int... scans) {
        int[] starts = new int[scans.length + 1];
        for (int run = 0; run < scans.length; run++) {
            starts[run + 1] = starts[run] + scans[run];
        }
        return new Timeline(starts);
    }

    @Override
    public int[] starts() {
        return starts.clone();
    }

    /**
     * Scans of all runs.
     *
     * @return ≥ 1
     */
    public int scans() {
        return starts[starts.length - 1];
    }

    /**
     * Convolves each run on its own; before its first scan there is nothing.
     *
     * @param series one number per scan
     * @param kernel response at 0, 1, 2, … scans after the event
     * @return one number per scan
     */
    public double[] convolve(double[] series, double[] kernel) {
        double[] convolved = new double[series.length];
        for (int run = 0; run + 1 < starts.length; run++) {
            for (int scan = starts[run]; scan < starts[run + 1]; scan++) {
                for (int lag = 0; lag < kernel.length && scan - lag >= starts[run]; lag++) {
                    convolved[scan] += kernel[lag] * series[scan - lag];
                }
            }
        }
        return convolved;
    }

    /**
     * Noise n(t) = φ n(t−1) + √(1 − φ²) e(t), e standard normal: variance 1 from the first scan of each run.
     *
     * @param phi in [0, 1)
     * @param draws where e comes from
     * @return one number per scan
     */
    public double[] noise(double phi, Draws draws) {
        double[] noise = draws.normals(scans());
        double innovation = Math.sqrt(1 - phi * phi);
        for (int run = 0; run + 1 < starts.length; run++) {
            for (int scan = starts[run] + 1; scan < starts[run + 1]; scan++) {
                noise[scan] = phi * noise[scan - 1] + innovation * noise[scan];
            }
        }
        return noise;
    }
}
