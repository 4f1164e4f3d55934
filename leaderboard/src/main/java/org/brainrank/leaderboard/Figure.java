package org.brainrank.leaderboard;

/** The pictures of a run, by the names that their files and the page's scripts have. */
enum Figure {
    /** Every method with its interval and its controls. */
    INTERVALS("intervals", "Unique variance, with intervals", "no method has a score"),
    /** Scores layer by layer. */
    LAYERS("layers", "Unique variance by layer", "the run has no rows by layer"),
    /** Methods against regions. */
    REGIONS("regions", "Methods by region", "the run has no regions"),
    /** Methods against models. */
    MODELS("models", "Methods by model", "the run has one model"),
    /** Plausibility against faithfulness. */
    FAITHFULNESS(
            "faithfulness",
            "Plausibility against faithfulness",
            "no explanation was held against its model (statistics.faithfulness-words)"),
    /** Plausibility against cost. */
    COST("cost", "Plausibility against cost", "the run did not count what its methods cost"),
    /** How probable each rank is. */
    RANKS("ranks", "Probability of each rank", "the run has no ranks.json; it was made before runs wrote one"),
    /** Penalties that were chosen. */
    ALPHAS("alphas", "Penalties chosen", "the run has no diagnostics.json; it was made before runs wrote one"),
    /** Scores by outer fold. */
    FOLDS("folds", "Scores by outer fold", "the run has no diagnostics.json; it was made before runs wrote one"),
    /** Scores of targets at their places. */
    BRAIN(
            "brain",
            "Scores on the brain",
            "the dataset does not say where its targets are, or the run has no maps.json");

    final String id;
    final String title;
    final String absent;

    Figure(String id, String title, String absent) {
        this.id = id;
        this.title = title;
        this.absent = absent;
    }
}
