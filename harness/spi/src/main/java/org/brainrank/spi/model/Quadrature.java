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
    RIEMANN_RIGHT
}
