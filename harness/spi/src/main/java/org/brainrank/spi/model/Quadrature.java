package org.brainrank.spi.model;

/** Where a path from 0 to 1 is sampled, and with which weights. */
public enum Quadrature {
    /** n Gauss-Legendre nodes on [0, 1]. */
    GAUSS_LEGENDRE,
    /** α = (k + ½)/n, weights 1/n. */
    RIEMANN_MIDDLE,
    /** α = k/n, k = 0 … n−1, weights 1/n. */
    RIEMANN_LEFT,
    /** α = k/(n−1), weights 1/(n−1), half of that at both ends. */
    TRAPEZOID,
    /** α = (k + 1)/n, k = 0 … n−1, weights 1/n. */
    RIEMANN_RIGHT,
    /**
     * α = k/(n−1), weights 1/n, half of that at both ends: Captum 0.7's {@code riemann_trapezoid}. The weights sum to
     * (n−1)/n, so scores are not complete; here to compare with Captum.
     */
    CAPTUM_TRAPEZOID;

    /**
     * The fewest points.
     *
     * @return 2 for rules with a point at both ends, else 1
     */
    public int leastPoints() {
        return this == TRAPEZOID || this == CAPTUM_TRAPEZOID ? 2 : 1;
    }
}
