package org.brainrank.spi.model;

/**
 * Rules by which relevance flows backward through a network, written as changed derivatives: the forward pass stays as it
 * is, and relevance is input × what comes out of the backward pass.
 *
 * <table>
 * <caption>What replaces the derivative</caption>
 * <tr><th></th><th>ATTN_LRP</th><th>EPSILON_LRP</th></tr>
 * <tr><td>y = f(x), element-wise</td><td>f(x)/x held constant</td><td>the same</td></tr>
 * <tr><td>norms</td><td>the deviation held constant</td><td>the same</td></tr>
 * <tr><td>attention weights × values</td><td>half to each</td><td>weights held constant</td></tr>
 * <tr><td>queries × keys</td><td>half to each</td><td>none reaches them</td></tr>
 * <tr><td>softmax</td><td>its derivative</td><td>none reaches it</td></tr>
 * <tr><td>gate × up</td><td>half to each</td><td>the gate held constant</td></tr>
 * <tr><td>z = xW + b</td><td>its derivative (ε → 0)</td><td>its derivative × z/(z + ε·sign z)</td></tr>
 * </table>
 *
 * @param kind which rules
 * @param epsilon ε, what damps weak outputs of linear layers, ≥ 0; 0 for rules without one
 */
public record Propagation(Kind kind, double epsilon) {
    /** Which rules. */
    public enum Kind {
        /** Achtibat et al. 2024. */
        ATTN_LRP,
        /** Bach et al. 2015 with Ali et al. 2022 for attention and norms. */
        EPSILON_LRP;

        /**
         * The name that people read.
         *
         * @return lower case
         */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** Achtibat et al. 2024, arXiv 2402.05602. */
    public static final Propagation ATTN_LRP = new Propagation(Kind.ATTN_LRP, 0);

    /** Checks ε. */
    public Propagation {
        if (!(epsilon >= 0) || (kind == Kind.ATTN_LRP && epsilon != 0)) {
            throw new IllegalArgumentException("epsilon is >= 0, and 0 for rules without one: was " + epsilon);
        }
    }

    /**
     * The ε rule in linear layers; attention weights, gates and the norms' deviations held constant.
     *
     * @param epsilon ε ≥ 0
     * @return the rules
     */
    public static Propagation epsilon(double epsilon) {
        return new Propagation(Kind.EPSILON_LRP, epsilon);
    }
}
