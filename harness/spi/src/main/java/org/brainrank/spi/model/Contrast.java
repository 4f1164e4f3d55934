package org.brainrank.spi.model;

/**
 * What a target is held against: with a foil, f = g(target) − g(foil), where g is the {@link Output} asked for, so that
 * scores say why the model prefers the one to the other.
 *
 * <p>Logits and log-probabilities give the same f here, for the normaliser of the softmax drops out of the difference. A
 * window whose target is the foil itself has f = 0 everywhere, and only zeros for scores.
 *
 * <p>Source: Yin and Neubig 2022, Interpreting Language Models with Contrastive Explanations, arXiv 2202.10419.
 *
 * @param kind how the foil is chosen
 * @param token the foil of kind TOKEN; −1 for other kinds
 */
public record Contrast(Kind kind, int token) {
    /** How a foil is chosen. */
    public enum Kind {
        /** There is none: f = g(target). */
        NONE,
        /**
         * The most likely token, on the unchanged window, that is not the target: the model's second choice where its first
         * is the target.
         */
        RUNNER_UP,
        /** A given token. */
        TOKEN
    }

    /** No foil. */
    public static final Contrast NONE = new Contrast(Kind.NONE, -1);

    /** The model's best other token. */
    public static final Contrast RUNNER_UP = new Contrast(Kind.RUNNER_UP, -1);

    /** Checks the token. */
    public Contrast {
        if (kind == Kind.TOKEN ? token < 0 : token != -1) {
            throw new IllegalArgumentException(
                    "a contrast of kind TOKEN has a token id, others have -1; was " + kind + " with " + token);
        }
    }

    /**
     * A given foil.
     *
     * @param id in the vocabulary
     * @return the contrast
     */
    public static Contrast token(int id) {
        return new Contrast(Kind.TOKEN, id);
    }
}
