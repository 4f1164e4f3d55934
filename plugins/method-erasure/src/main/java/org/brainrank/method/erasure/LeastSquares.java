package org.brainrank.method.erasure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * Weighted least squares on few columns: β = argmin Σ_i w_i (y_i − x_i·β)² + Σ_j ρ_j β_j².
 *
 * <h2>Uncertainty</h2>
 *
 * The covariance of β over draws of the rows, by the sandwich that assumes neither equal variances nor a linear truth:
 * H⁻¹ (Σ_c g_c g_cᵀ) H⁻¹ · C/(C − p), with H = XᵀWX + diag ρ, g_c = Σ_{i in draw c} w_i x_i (y_i − x_i·β), C draws and p
 * columns. Liang and Zeger 1986.
 */
final class LeastSquares {
    private final int columns;
    private final List<Row> rows = new ArrayList<>();

    LeastSquares(int columns) {
        this.columns = columns;
    }

    /**
     * Adds a row.
     *
     * @param x as many numbers as there are columns
     * @param y response
     * @param weight ≥ 0
     * @param draw rows of one number were drawn together; ascending from 0
     */
    void add(double[] x, double y, double weight, int draw) {
        rows.add(new Row(new ArrayRealVector(x, false), y, weight, draw));
    }

    /**
     * Solves.
     *
     * @param ridge ρ, by column
     * @return empty if the rows do not tell all columns apart
     */
    Optional<Fit> solve(double... ridge) {
        RealMatrix normal = new Array2DRowRealMatrix(columns, columns);
        RealVector moments = new ArrayRealVector(columns);
        for (int j = 0; j < columns; j++) {
            normal.setEntry(j, j, ridge[j]);
        }
        for (Row row : rows) {
            for (int j = 0; j < columns; j++) {
                double factor = row.weight() * row.x().getEntry(j);
                moments.addToEntry(j, factor * row.y());
                for (int k = 0; k <= j; k++) {
                    normal.addToEntry(j, k, factor * row.x().getEntry(k));
                }
            }
        }
        for (int j = 0; j < columns; j++) {
            for (int k = 0; k < j; k++) {
                normal.setEntry(k, j, normal.getEntry(j, k));
            }
        }
        try {
            DecompositionSolver solver = new CholeskyDecomposition(normal).getSolver();
            RealVector coefficients = solver.solve(moments);
            return Optional.of(new Fit(coefficients.toArray(), covariance(solver.getInverse(), coefficients)));
        } catch (NonPositiveDefiniteMatrixException e) {
            return Optional.empty();
        }
    }

    private Optional<RealMatrix> covariance(RealMatrix inverse, RealVector coefficients) {
        int draws = rows.get(rows.size() - 1).draw() + 1;
        if (draws <= columns) {
            return Optional.empty();
        }
        RealMatrix pulls = new Array2DRowRealMatrix(draws, columns);
        for (Row row : rows) {
            double residual = row.weight() * (row.y() - row.x().dotProduct(coefficients));
            for (int j = 0; j < columns; j++) {
                pulls.addToEntry(row.draw(), j, residual * row.x().getEntry(j));
            }
        }
        RealMatrix spread = pulls.multiply(inverse);
        return Optional.of(spread.transpose().multiply(spread).scalarMultiply((double) draws / (draws - columns)));
    }

    private record Row(RealVector x, double y, double weight, int draw) {}

    /**
     * A solution.
     *
     * @param coefficients β
     * @param covariance of β; empty if there are no more draws than columns
     */
    record Fit(double[] coefficients, Optional<RealMatrix> covariance) {}
}
