package org.brainrank.results;

import java.util.List;
import java.util.Map;

/**
 * How a ranking would have come out had its choices been others.
 *
 * @param schemaVersion of the run folder
 * @param name of the run
 * @param dataset its id
 * @param limited whether the run was cut short by {@code --limit}
 * @param full whether all combinations were run, not one change at a time
 * @param universes the config itself first
 * @param methods how stable each one's rank is, by ROI, in the order of the config's own ranking
 */
public record Multiverse(
        int schemaVersion,
        String name,
        String dataset,
        boolean limited,
        boolean full,
        List<Universe> universes,
        List<Stability> methods) {

    /**
     * One way to run the experiment.
     *
     * @param name {@code config}, or what differs from it
     * @param choices what differs from the config, by name
     * @param message why it could not be run; empty if it was
     * @param failed feature spaces that failed in it
     * @param leakage names of the leaks that {@code --allow-leakage} let pass in it
     * @param seconds that it took, without explanations
     * @param places of every method, by ROI; methods are named as the config has them, whatever their baseline
     */
    public record Universe(
            String name,
            Map<String, String> choices,
            String message,
            int failed,
            List<String> leakage,
            double seconds,
            List<Place> places) {}

    /**
     * Where a method stands in a universe, over all models, at full capacity.
     *
     * @param roi a name, or {@code all}
     * @param method canonical name in the config
     * @param rank among all rows, controls included; 1 is best
     * @param unique variance over the controls
     * @param beatsControls as on the leaderboard
     */
    public record Place(String roi, String method, int rank, Leaderboard.Estimate unique, boolean beatsControls) {}

    /**
     * A method over all universes that were run.
     *
     * @param roi a name, or {@code all}
     * @param method canonical name in the config
     * @param rank in the config's own universe; 0 if it has none there
     * @param best rank in any
     * @param worst rank in any
     * @param first share of universes in which it stands first
     * @param beatsControls share of universes in which it beats the controls
     * @param universes in which it has a rank
     */
    public record Stability(
            String roi,
            String method,
            int rank,
            int best,
            int worst,
            double first,
            double beatsControls,
            int universes) {}

    /**
     * The content of {@code multiverse.json}.
     *
     * @return JSON as its schema describes it, with a line break at the end
     */
    public String toJson() {
        return Json.pretty(this);
    }
}
