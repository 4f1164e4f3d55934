package org.brainrank.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.brainrank.spi.model.Quadrature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QuadratureNodesTest {
    /** Abramowitz and Stegun 1964, table 25.4: x and w on [−1, 1]. */
    @ParameterizedTest
    @CsvSource({
        "1, 0, 0, 2",
        "2, 1, 0.577350269189626, 1",
        "3, 2, 0.774596669241483, 0.555555555555556",
        "5, 2, 0, 0.568888888888889",
        "10, 9, 0.973906528517172, 0.066671344308688",
        "10, 0, -0.973906528517172, 0.066671344308688",
        "20, 10, 0.076526521133497, 0.152753387130726",
        "96, 95, 0.999689503883230, 0.000796792065552"
    })
    void equalsTheTable(int points, int index, double x, double w) {
        QuadratureNodes nodes = QuadratureNodes.of(Quadrature.GAUSS_LEGENDRE, points);
        assertThat(nodes.alpha(index)).isCloseTo((1 + x) / 2, within(1e-14));
        assertThat(nodes.weight(index)).isCloseTo(w / 2, within(1e-14));
    }

    @Test
    void integratesPolynomialsOfDegreeTwiceThePointsExactly() {
        for (int points = 1; points <= 60; points++) {
            QuadratureNodes nodes = QuadratureNodes.of(Quadrature.GAUSS_LEGENDRE, points);
            int degree = 2 * points - 1;
            double integral = 0;
            for (int i = 0; i < points; i++) {
                integral += nodes.weight(i) * Math.pow(nodes.alpha(i), degree);
            }
            assertThat(integral).isCloseTo(1.0 / (degree + 1), within(1e-14));
        }
    }

    @ParameterizedTest
    @EnumSource(Quadrature.class)
    void weightsSumToOneButCaptumsTrapezoidsAndNodesAscend(Quadrature rule) {
        for (int points = 2; points <= 50; points++) {
            QuadratureNodes nodes = QuadratureNodes.of(rule, points);
            double sum = 0;
            for (int i = 0; i < points; i++) {
                sum += nodes.weight(i);
                assertThat(nodes.alpha(i)).isBetween(i == 0 ? 0 : Math.nextUp(nodes.alpha(i - 1)), 1.0);
            }
            double expected = rule == Quadrature.CAPTUM_TRAPEZOID ? (points - 1.0) / points : 1;
            assertThat(sum).isCloseTo(expected, within(1e-13));
        }
    }

    @Test
    void simpleRulesStandWhereTheirNamesSay() {
        assertThat(QuadratureNodes.of(Quadrature.RIEMANN_LEFT, 4).alpha(1)).isEqualTo(0.25);
        assertThat(QuadratureNodes.of(Quadrature.RIEMANN_MIDDLE, 4).alpha(1)).isEqualTo(0.375);
        assertThat(QuadratureNodes.of(Quadrature.TRAPEZOID, 5).alpha(1)).isEqualTo(0.25);
        assertThat(QuadratureNodes.of(Quadrature.TRAPEZOID, 5).weight(0)).isEqualTo(0.125);
    }
}
