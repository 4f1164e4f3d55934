package org.brainrank.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.brainrank.spi.model.Quadrature;
import org.junit.jupiter.api.Test;

class QuadraturePointsTest {
    @Test
    void twoGaussLegendrePoints() {
        List<QuadraturePoints.Point> points = QuadraturePoints.of(Quadrature.GAUSS_LEGENDRE, 2);
        assertThat(points.get(0).alpha()).isCloseTo(0.5 - 0.5 / Math.sqrt(3), within(1e-15));
        assertThat(points.get(1).alpha()).isCloseTo(0.5 + 0.5 / Math.sqrt(3), within(1e-15));
        assertThat(points.get(0).weight()).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void gaussLegendreIsExactForPolynomialsOfDegree2nMinus1() {
        for (int n : new int[] {1, 2, 5, 20, 51}) {
            for (int degree = 0; degree < 2 * n; degree++) {
                int power = degree;
                double integral = QuadraturePoints.of(Quadrature.GAUSS_LEGENDRE, n).stream()
                        .mapToDouble(point -> point.weight() * Math.pow(point.alpha(), power))
                        .sum();
                assertThat(integral).as("∫x^%d by %d points", degree, n).isCloseTo(1.0 / (degree + 1), within(1e-14));
            }
        }
    }

    @Test
    void otherRules() {
        assertThat(QuadraturePoints.of(Quadrature.RIEMANN_MIDDLE, 2))
                .containsExactly(new QuadraturePoints.Point(0.25, 0.5), new QuadraturePoints.Point(0.75, 0.5));
        assertThat(QuadraturePoints.of(Quadrature.RIEMANN_LEFT, 2))
                .containsExactly(new QuadraturePoints.Point(0, 0.5), new QuadraturePoints.Point(0.5, 0.5));
        assertThat(QuadraturePoints.of(Quadrature.TRAPEZOID, 3))
                .containsExactly(
                        new QuadraturePoints.Point(0, 0.25),
                        new QuadraturePoints.Point(0.5, 0.5),
                        new QuadraturePoints.Point(1, 0.25));
        assertThat(QuadraturePoints.of(Quadrature.CAPTUM_TRAPEZOID, 4).get(3))
                .isEqualTo(new QuadraturePoints.Point(1, 0.125));
    }
}
