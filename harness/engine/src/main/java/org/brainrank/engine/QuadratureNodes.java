package org.brainrank.engine;

import org.brainrank.spi.model.Quadrature;

/**
 * Nodes α and weights w on [0, 1], so that ∫ g(α) dα ≈ Σ wᵢ g(αᵢ); ascending, the weights sum to 1 but for
 * Captum's trapezoid.
 */
final class QuadratureNodes {
    private final double[] alphas;
    private final double[] weights;

    private QuadratureNodes(int points) {
        alphas = new double[points];
        weights = new double[points];
    }

    /**
     * The nodes of a rule.
     *
     * @param points at least {@link Quadrature#leastPoints()}
     */
    static QuadratureNodes of(Quadrature rule, int points) {
        QuadratureNodes nodes = new QuadratureNodes(points);
        for (int i = 0; i < points; i++) {
            switch (rule) {
                case GAUSS_LEGENDRE -> nodes.gaussLegendre(i);
                case RIEMANN_MIDDLE -> nodes.set(i, (i + 0.5) / points, 1.0 / points);
                case RIEMANN_LEFT -> nodes.set(i, (double) i / points, 1.0 / points);
                case RIEMANN_RIGHT -> nodes.set(i, (i + 1.0) / points, 1.0 / points);
                case TRAPEZOID -> nodes.trapezoid(i, points - 1);
                case CAPTUM_TRAPEZOID -> nodes.trapezoid(i, points);
            }
        }
        return nodes;
    }

    double alpha(int index) {
        return alphas[index];
    }

    double weight(int index) {
        return weights[index];
    }

    private void trapezoid(int index, int divisor) {
        int last = alphas.length - 1;
        set(index, (double) index / last, (index == 0 || index == last ? 0.5 : 1) / divisor);
    }

    private void set(int index, double alpha, double weight) {
        alphas[index] = alpha;
        weights[index] = weight;
    }

    /**
     * The i-th root x of the Legendre polynomial P_n by Newton's method from Tricomi's estimate cos(π(4i+3)/(4n+2)), and
     * its weight 2/((1−x²)P′_n(x)²), both mapped from [−1, 1] to [0, 1]. Abramowitz and Stegun 1964, 25.4.29.
     */
    private void gaussLegendre(int index) {
        int n = alphas.length;
        // Roots by falling cosine are descending: count from the other end.
        double x = Math.cos(Math.PI * (4.0 * (n - 1 - index) + 3) / (4.0 * n + 2));
        double slope = 0;
        for (int iteration = 0; iteration < 100; iteration++) {
            double previous = 1;
            double value = x;
            for (int k = 2; k <= n; k++) {
                double next = ((2 * k - 1) * x * value - (k - 1) * previous) / k;
                previous = value;
                value = next;
            }
            slope = n * (x * value - previous) / (x * x - 1);
            double step = value / slope;
            x -= step;
            if (Math.abs(step) < 1e-15) {
                break;
            }
        }
        set(index, (1 + x) / 2, 1 / ((1 - x * x) * slope * slope));
    }
}
