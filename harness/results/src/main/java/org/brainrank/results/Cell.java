package org.brainrank.results;

import java.util.Map;

/**
 * The result of one (dataset, subject, model, layer, variant): one line of {@code cells.jsonl}.
 *
 * @param dataset its id
 * @param subject its name
 * @param model its id; {@code -} for a control that knows no model
 * @param layer from 0 (input) to L; −1 for a control that knows no layer
 * @param variant canonical name, {@code integrated-gradients{steps=20,…}}; controls of a method are written {@code
 *     untrained:VARIANT}
 * @param role what it is on the leaderboard
 * @param status how it ended
 * @param message why it failed; empty if it did not
 * @param features number of features before delays
 * @param capacity {@code full}, or the dimension to which every feature space was reduced to compare them as equals,
 *     {@code pca-10} or {@code projection-10}; rows of different capacity are not ranked together
 * @param seconds its share of the features' and the regression's time
 * @param rois scores by ROI; empty if it failed
 */
public record Cell(
        String dataset,
        String subject,
        String model,
        int layer,
        String variant,
        Role role,
        Status status,
        String message,
        int features,
        String capacity,
        double seconds,
        Map<String, Scores> rois) {

    /** The capacity of a feature space as its method or control made it. */
    public static final String FULL = "full";

    /** What a feature space is on the leaderboard. */
    public enum Role {
        /** An explanation method, or activations. */
        METHOD,
        /** A control that competes as a row of its own. */
        CONTROL,
        /** The nuisance controls together, which every method joins. */
        FLOOR
    }

    /** How a cell ended. */
    public enum Status {
        /** With scores. */
        DONE,
        /** With a message. */
        FAILED
    }

    /**
     * Scores of one ROI: means over its targets, one number per outer fold.
     *
     * @param targets number of targets with a defined score
     * @param inner R² of the joint model on the inner validation folds, at the alphas chosen there; layers are chosen by
     *     this and nothing else
     * @param r Pearson correlation on held-out scans, the feature space alone
     * @param r2 R² on held-out scans, the feature space alone
     * @param r2Joint R² on held-out scans, with the nuisance controls
     * @param unique r2Joint − R² of the nuisance controls without it
     * @param pR of the mean held-out r against predictions shifted or permuted in time, which keep their
     *     autocorrelation, (b + 1) / (n + 1); NaN if no null was asked for
     * @param pUnique of what the feature space adds to the nuisance controls, the same way: the mean correlation of the joint
     *     prediction minus theirs with what they leave of the responses
     * @param alphaLowest share of (fold, target) pairs whose alpha is the smallest of the grid
     * @param alphaHighest share of pairs whose alpha is the largest, where targets without any signal end
     */
    public record Scores(
            int targets,
            double[] inner,
            double[] r,
            double[] r2,
            double[] r2Joint,
            double[] unique,
            double pR,
            double pUnique,
            double alphaLowest,
            double alphaHighest) {}
}
