package org.brainrank.pipeline;

import java.util.Map;
import org.brainrank.config.StatisticsSettings;
import org.brainrank.results.Leaderboard.Estimate;

/**
 * What could be reached at best.
 *
 * @param kind how it was computed
 * @param byRoi by ROI and for {@code all}; empty if there is none
 * @param floors the same formula on responses of different moments; empty if not computed
 */
record Ceilings(StatisticsSettings.Ceiling kind, Map<String, Estimate> byRoi, Map<String, Estimate> floors) {
    static final Ceilings NONE = new Ceilings(StatisticsSettings.Ceiling.NONE, Map.of(), Map.of());

    /** The mean ceiling of an ROI; NaN without one. */
    double mean(String roi) {
        Estimate ceiling = byRoi.get(roi);
        return ceiling == null ? Double.NaN : ceiling.mean();
    }

    /** As a config spells it. */
    String name() {
        return byRoi.isEmpty()
                ? "none"
                : kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
