package org.brainrank.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.brainrank.encoding.Precision;
import org.brainrank.encoding.RidgeResult;
import org.brainrank.linalg.Matrix;
import org.junit.jupiter.api.Test;

class ProblemTest {
    private static final Shape LITTLE = new Shape(5, 2, 4);

    /** What himalaya_ridge.py makes of this shape; otherwise the two programs would solve different problems. */
    @Test
    void makesTheNumbersOfThePythonScript() {
        Problem problem = Problem.of(LITTLE, Precision.DOUBLE, Precision.DOUBLE);
        assertThat(problem.features().values())
                .startsWith(
                        0.8203737414092125,
                        -0.803006351884409,
                        -0.9092068158558,
                        -0.5033769104928263,
                        0.4275044904252061,
                        -0.472393025608812);
        Matrix responses = problem.responses().read(new int[] {0, 1, 2, 3});
        assertThat(responses.row(0))
                .containsExactly(0.6407474837497475, -1.1655721157912469, 1.0884386247824658, -1.1824765791808556);
        assertThat(responses.get(2, 3)).isEqualTo(0.022942987709642704);
    }

    @Test
    void bothPrecisionsFindTheSignal() {
        Shape shape = new Shape(200, 7, 14);
        RidgeResult full = Problem.of(shape, Precision.DOUBLE, Precision.DOUBLE).solve(2);
        RidgeResult single =
                Problem.of(shape, Precision.SINGLE, Precision.SINGLE).solve(2);
        assertThat(full.meanCorrelations()[6]).isGreaterThan(0.7);
        assertThat(single.meanCorrelations()).containsExactly(full.meanCorrelations(), within(1e-4));
    }

    @Test
    void countsTheTextbookOperations() {
        // Outer: 80 training scans of 100, inner: 64 of 80; few features, so products of 2 x 2 matrices for each
        // penalty.
        double outer = 80 * 4 + 9 * 8 + 2 * 80 * 2 * 50 + Math.min(2 * 20 * 2 * 50, 2 * 4 * 50 + 2 * 20 * 2 * 50);
        double inner = 64 * 4 + 9 * 8 + 2 * 64 * 2 * 50 + (2 * 4 * 50 * 10 + 2 * 16 * 2 * 50);
        assertThat(new Shape(100, 2, 50).operations()).isEqualTo(5 * (outer + 5 * inner));
    }
}
