package org.brainrank.encoding;

import java.util.function.IntUnaryOperator;
import org.brainrank.linalg.Matrix;

/** Refuses matrices with holes: one NaN would silently spread to every number of a fold. */
final class Finite {
    private Finite() {}

    static void require(String what, Matrix matrix) {
        require(what, matrix, column -> column);
    }

    /** Columns of the matrix are columns {@code of} something larger, which the message names. */
    static void require(String what, Matrix matrix, IntUnaryOperator of) {
        double[] values = matrix.values();
        for (int row = 0; row < matrix.rows(); row++) {
            // A sum is finite if its terms are, and is quicker to look at than each of them.
            if (Double.isFinite(sum(values, row * matrix.columns(), matrix.columns()))) {
                continue;
            }
            for (int column = 0; column < matrix.columns(); column++) {
                double value = matrix.get(row, column);
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException(what + " must be finite: row " + row + ", column "
                            + of.applyAsInt(column) + " is " + value + " (counted from 0)");
                }
            }
        }
    }

    private static double sum(double[] values, int at, int count) {
        double sum = 0;
        for (int i = at; i < at + count; i++) {
            sum += Math.abs(values[i]);
        }
        return sum;
    }
}
