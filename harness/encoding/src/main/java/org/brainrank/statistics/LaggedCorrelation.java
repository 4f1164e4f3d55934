package org.brainrank.statistics;

import java.util.Arrays;

/**
 * Correlation of a stimulus with a response that follows it: where it is highest says how late the response is, and whether
 * words and scans are on one clock.
 */
public final class LaggedCorrelation {
    private LaggedCorrelation() {}

    /**
     * Pearson's r between the stimulus at a scan and the response some scans later, over all scans of all runs that have one. Runs
     * are centred one by one, and no pair crosses a run's edge.
     *
     * @param stimulus one number a scan, the runs one after another
     * @param response the same
     * @param runLengths scans of each run
     * @param from the lowest lag in scans; below 0 the response comes first
     * @param to the highest lag
     * @return one a lag; NaN where a series does not vary over the pairs, or there are fewer than 3
     */
    public static double[] of(double[] stimulus, double[] response, int[] runLengths, int from, int to) {
        int scans = Arrays.stream(runLengths).sum();
        if (stimulus.length != scans || response.length != scans || from > to) {
            throw new IllegalArgumentException("a stimulus of " + stimulus.length + " scans and a response of "
                    + response.length + " do not fill runs of " + scans + ", or lags " + from + " to " + to
                    + " are none");
        }
        double[] centredStimulus = centred(stimulus, runLengths);
        double[] centredResponse = centred(response, runLengths);
        double[] r = new double[to - from + 1];
        for (int lag = from; lag <= to; lag++) {
            r[lag - from] = at(lag, centredStimulus, centredResponse, runLengths);
        }
        return r;
    }

    private static double at(int lag, double[] stimulus, double[] response, int[] runLengths) {
        double[] before = new double[stimulus.length];
        double[] after = new double[stimulus.length];
        int pairs = 0;
        int start = 0;
        for (int length : runLengths) {
            for (int scan = Math.max(0, -lag); scan < Math.min(length, length - lag); scan++) {
                before[pairs] = stimulus[start + scan];
                after[pairs++] = response[start + scan + lag];
            }
            start += length;
        }
        return pairs < 3 ? Double.NaN : Pearson.correlation(Arrays.copyOf(before, pairs), Arrays.copyOf(after, pairs));
    }

    private static double[] centred(double[] values, int[] runLengths) {
        double[] centred = values.clone();
        int start = 0;
        for (int length : runLengths) {
            double mean = Arrays.stream(values, start, start + length).average().orElse(0);
            for (int scan = start; scan < start + length; scan++) {
                centred[scan] -= mean;
            }
            start += length;
        }
        return centred;
    }
}
