package org.brainrank.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Shares out the time for trying passes: by the root of what each costs, as the dear ones make the run long and deserve to be
 * known best. A pass that does not fit into its share gives it to the others; the cheapest stays whatever it costs.
 */
final class TrialTimes {
    private TrialTimes() {}

    /**
     * The shares.
     *
     * @param needs seconds that trying each pass takes at least, cheapest first
     * @param seconds in all
     * @return seconds of each; 0 for those that are not tried
     */
    static double[] of(double[] needs, double seconds) {
        List<Integer> tried = new ArrayList<>();
        for (int i = 0; i < needs.length; i++) {
            tried.add(i);
        }
        while (tried.size() > 1) {
            int dearest = tried.get(tried.size() - 1);
            if (needs[dearest] <= share(needs, tried, dearest, seconds)) {
                break;
            }
            tried.remove(tried.size() - 1);
        }
        double[] shares = new double[needs.length];
        Arrays.setAll(shares, i -> i < tried.size() ? share(needs, tried, i, seconds) : 0);
        return shares;
    }

    private static double share(double[] needs, List<Integer> tried, int pass, double seconds) {
        double all = tried.stream().mapToDouble(i -> Math.sqrt(needs[i])).sum();
        return seconds * Math.sqrt(needs[pass]) / all;
    }
}
