package org.brainrank.results;

/**
 * How well an explanation agrees with the model that it explains, from the same scores that brains are predicted with;
 * NaN where it was not computed. A method may be plausible and unfaithful, or the other way round.
 *
 * @param comprehensiveness mean over k of p(target | window) − p(target | window without the k words of highest score);
 *     higher is better. DeYoung et al. 2020 (ERASER), area over the perturbation curve
 * @param sufficiency mean over k of p(target | window) − p(target | the k words of highest score); lower is better
 * @param chance comprehensiveness of words in random order: what to compare with
 * @param randomisation mean rank correlation with the scores of the same method on the untrained model; near 1 the method
 *     does not look at the model. Adebayo et al. 2018
 * @param stability mean rank correlation with the scores under a little noise on the embeddings; 1 is stable
 * @param words windows behind the means
 * @param passes roughly how many forward passes a window costs, shared among the feature spaces of its pass
 */
public record Faithfulness(
        double comprehensiveness,
        double sufficiency,
        double chance,
        double randomisation,
        double stability,
        int words,
        double passes) {
    /** Nothing was computed. */
    public static final Faithfulness UNKNOWN =
            new Faithfulness(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0, Double.NaN);

    /**
     * The same with what the untrained model's scores told.
     *
     * @param correlation mean rank correlation with them
     * @return a copy
     */
    public Faithfulness withRandomisation(double correlation) {
        return new Faithfulness(comprehensiveness, sufficiency, chance, correlation, stability, words, passes);
    }
}
