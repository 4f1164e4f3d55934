package org.brainrank.results;

import java.util.List;

/**
 * How often a config finds what is not there, and what is: many simulated datasets on its words, scored and ranked as a run
 * would.
 *
 * @param schemaVersion of the run folder
 * @param name of the config
 * @param dataset whose words were used
 * @param planted what the listeners read, as {@code --plant} spells it; empty for nulls
 * @param targets per region
 * @param autocorrelation φ of the AR(1) noise
 * @param response from words to blood
 * @param seed of all datasets
 * @param leakage names allowed by {@code --allow-leakage}
 * @param points one for each signal to noise ratio and number of subjects
 */
public record Calibration(
        int schemaVersion,
        String name,
        String dataset,
        List<String> planted,
        int targets,
        double autocorrelation,
        String response,
        long seed,
        List<String> leakage,
        List<Point> points) {

    /**
     * Simulated datasets of one kind.
     *
     * @param signalToNoise variance of the signal divided by that of the noise
     * @param subjects in each dataset
     * @param runs datasets
     * @param rates what happened how often
     */
    public record Point(double signalToNoise, int subjects, int runs, List<Rate> rates) {}

    /**
     * How often something happened.
     *
     * @param roi where; {@code noise} is the region that reads nothing, so that whatever is found there is an error
     * @param what {@code cell-p-r}, {@code cell-p-unique}, {@code method-p}, {@code any-beats-controls}, {@code
     *     beats-controls}, {@code planted-first}, {@code planted-beats-controls} or {@code planted-cell-p-unique}
     * @param level p at or below which a test counts; the level of the false discovery rate where the leaderboard decides
     * @param share of the times that it could have happened, with the 95 % interval over datasets
     * @param of how often it could have happened, over all datasets
     */
    public record Rate(String roi, String what, double level, Leaderboard.Estimate share, long of) {}

    /**
     * The content of {@code calibration.json}.
     *
     * @return JSON as its schema describes it, with a line break at the end
     */
    public String toJson() {
        return Json.pretty(this);
    }
}
