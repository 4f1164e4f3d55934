package org.brainrank.testkit;

import java.util.ArrayList;
import java.util.List;
import org.brainrank.spi.model.Quadrature;

/** The points and weights of a {@link Quadrature} on [0, 1], in float64; for tests that write out an integral. */
public final class QuadraturePoints {
    /**
     * A point of a rule.
     *
     * @param alpha from 0 to 1
     * @param weight the weights of a rule sum to 1, of Captum's trapezoid to (n − 1)/n
     */
    public record Point(double alpha, double weight) {}

    private QuadraturePoints() {}

    /**
     * The points of a rule.
     *
     * @param rule where they stand
     * @param count how many, at least {@link Quadrature#leastPoints()}
     * @return ascending
     */
    public static List<Point> of(Quadrature rule, int count) {
        List<Point> points = new ArrayList<>(count);
        for (int k = 0; k < count; k++) {
            points.add(
                    switch (rule) {
                        case GAUSS_LEGENDRE -> gaussLegendre(count, k);
                        case RIEMANN_MIDDLE -> new Point((k + 0.5) / count, 1.0 / count);
                        case RIEMANN_LEFT -> new Point((double) k / count, 1.0 / count);
                        case RIEMANN_RIGHT -> new Point((k + 1.0) / count, 1.0 / count);
                        case TRAPEZOID -> trapezoid(count, k, count - 1);
                        case CAPTUM_TRAPEZOID -> trapezoid(count, k, count);
                    });
        }
        return points;
    }

    private static Point trapezoid(int count, int k, int divisor) {
        return new Point((double) k / (count - 1), (k == 0 || k == count - 1 ? 0.5 : 1.0) / divisor);
    }

    /** Newton's method on the Legendre polynomial P_n, from Tricomi's estimate of its k-th root. */
    private static Point gaussLegendre(int n, int k) {
        double x = -Math.cos(Math.PI * (k + 0.75) / (n + 0.5));
        double derivative = 1;
        for (int iteration = 0; iteration < 100; iteration++) {
            double previous = 1;
            double value = x;
            for (int degree = 2; degree <= n; degree++) {
                double next = ((2 * degree - 1) * x * value - (degree - 1) * previous) / degree;
                previous = value;
                value = next;
            }
            derivative = n * (x * value - previous) / (x * x - 1);
            double step = value / derivative;
            x -= step;
            if (Math.abs(step) < 1e-16) {
                break;
            }
        }
        return new Point((1 + x) / 2, 1 / ((1 - x * x) * derivative * derivative));
    }
}
