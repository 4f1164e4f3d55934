package org.brainrank.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.brainrank.results.Calibration;
import org.brainrank.results.Leaderboard.Estimate;

/** How often something happened, over simulated datasets: the dataset is the unit, whatever number of cells it has. */
final class Rates {
    private static final double Z = 1.959963984540054;

    private final Map<Key, List<double[]>> counts = new LinkedHashMap<>();

    /**
     * One dataset's count.
     *
     * @param happened how often it did
     * @param of how often it could have
     */
    void add(String roi, String what, double level, long happened, long of) {
        if (of > 0) {
            counts.computeIfAbsent(new Key(roi, what, level), key -> new ArrayList<>())
                    .add(new double[] {(double) happened / of, of});
        }
    }

    List<Calibration.Rate> rates() {
        return counts.entrySet().stream()
                .map(entry -> new Calibration.Rate(
                        entry.getKey().roi(),
                        entry.getKey().what(),
                        entry.getKey().level(),
                        interval(entry.getValue()),
                        entry.getValue().stream()
                                .mapToLong(count -> (long) count[1])
                                .sum()))
                .toList();
    }

    // Wilson 1927, doi:10.1080/01621459.1927.10502953, for what happens once a dataset; where a dataset has several
    // cells,
    // they share words and noise, so that the spread over datasets says how sure the mean is.
    private static Estimate interval(List<double[]> counts) {
        int n = counts.size();
        double mean = counts.stream().mapToDouble(count -> count[0]).average().orElseThrow();
        if (counts.stream().allMatch(count -> count[1] == 1)) {
            double scale = 1 + Z * Z / n;
            double centre = (mean + Z * Z / (2 * n)) / scale;
            double half = Z / scale * Math.sqrt(mean * (1 - mean) / n + Z * Z / (4.0 * n * n));
            return new Estimate(mean, Math.min(mean, centre - half), Math.max(mean, centre + half));
        }
        double variance = counts.stream()
                        .mapToDouble(count -> (count[0] - mean) * (count[0] - mean))
                        .sum()
                / Math.max(1, n - 1);
        double half = Z * Math.sqrt(variance / n);
        return new Estimate(mean, Math.max(0, mean - half), Math.min(1, mean + half));
    }

    private record Key(String roi, String what, double level) {}
}
