package org.brainrank.spi.method;

import java.util.Locale;

/**
 * What explanations are asked to keep. A method {@linkplain MethodPlugin#axioms claims} some of these for its token scores at
 * every layer that it explains, or, where an axiom speaks of the input alone, at layer 0; the testkit's method contract checks every claim on models whose right answers are known, and {@code describe}
 * prints them.
 */
public enum Axiom {
    /** Scores add up to f(window) − f(baseline). Sundararajan, Taly and Yan 2017; efficiency in Shapley 1953. */
    COMPLETENESS("scores add up to f − f(baseline)", true),
    /** If window and baseline differ in one token and in f, that token's score is not 0. Sundararajan et al. 2017. */
    SENSITIVITY("a token that alone makes a difference has a score", true),
    /** A token that f does not depend on has score 0. Sundararajan et al. 2017, sensitivity (b). */
    DUMMY("a token without influence has score 0", true),
    /** Tokens that f treats alike, with equal embeddings, have equal scores at layer 0. Shapley 1953. */
    SYMMETRY("tokens that are treated alike have equal scores", false),
    /** Scores of a·f + b·g are a × those of f plus b × those of g. Sundararajan et al. 2017. */
    LINEARITY("scores of a sum are sums of scores", true),
    /** Networks that compute the same function of the embeddings give the same scores at layer 0. Sundararajan et al. 2017. */
    IMPLEMENTATION_INVARIANCE("networks that compute the same have the same scores", false),
    /** Where f is affine, a token's score is (h − baseline)·∂f/∂h. */
    EXACT_ON_LINEAR("on a linear model each token's score is its term", true),
    /** A token's score is the slope of f as its vector grows in proportion, as finite differences measure it. */
    FINITE_DIFFERENCES("scores are slopes that finite differences confirm", true);

    private final String meaning;
    private final boolean atEveryLayer;

    Axiom(String meaning, boolean atEveryLayer) {
        this.meaning = meaning;
        this.atEveryLayer = atEveryLayer;
    }

    /**
     * Where it is promised and checked.
     *
     * @return whether at every layer that the method explains; if not, at layer 0: other networks have other hidden layers, and
     *     tokens that are alike in the input are not alike behind a block
     */
    public boolean atEveryLayer() {
        return atEveryLayer;
    }

    /**
     * The name that people read.
     *
     * @return lower case, hyphens
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * What it says.
     *
     * @return half a sentence
     */
    public String meaning() {
        return meaning;
    }
}
