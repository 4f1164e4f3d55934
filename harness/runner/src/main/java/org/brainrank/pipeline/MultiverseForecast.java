package org.brainrank.pipeline;

import java.util.List;

/**
 * Says how long the universes take: explanations by the forwards that they cost and the length of their windows, scoring by
 * the cells, from what the config itself takes.
 *
 * @param explaining seconds of explaining everything once, without a cache
 * @param scoring seconds of all regressions without tests of single cells, which universes do not make
 * @param statistics seconds of ceilings and ranks
 */
record MultiverseForecast(double explaining, double scoring, double statistics) {
    /**
     * All universes.
     *
     * @param costs as {@link MultiverseRun#costs} says, the config itself first
     * @param cached whether the first finds its explanations in the cache, for the run itself has left them there
     */
    double seconds(List<MultiverseRun.Cost> costs, boolean cached) {
        MultiverseRun.Cost own = costs.get(0);
        double seconds = 0;
        for (int i = 0; i < costs.size(); i++) {
            MultiverseRun.Cost cost = costs.get(i);
            boolean there = cached && i == 0;
            if (cost.cells() > 0) {
                double work = there ? 0 : cost.forwards() / own.forwards() * cost.contextWords() / own.contextWords();
                seconds += work * explaining + (double) cost.cells() / own.cells() * scoring + statistics;
            }
        }
        return seconds;
    }
}
