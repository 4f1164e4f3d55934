package org.brainrank.encoding;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.brainrank.linalg.Matrix;

/**
 * Scores of every outer fold and target, unclipped. All matrices but the last have shape (outer folds, targets).
 *
 * <p>A target that does not vary over a fold's training scans, or over its test scans, cannot be scored there: its inner
 * R², r and R² are NaN ({@link #constant}), and means over folds leave that fold out. A prediction that does not vary,
 * of a target that does, has r = 0.
 *
 * @param grid the penalties that were offered
 * @param alphas chosen penalty
 * @param innerRSquared inner R² of the chosen penalty, averaged over inner folds; no test scan has touched it
 * @param correlations Pearson's r on test scans
 * @param rSquared 1 − Σ (z − ẑ)² / Σ z², z the test responses standardised by the training part
 * @param predictions shape (scans, targets), in units standardised by the training part of the fold that tested the
 *     scan; NaN for scans never tested; absent unless asked for
 */
public record RidgeResult(
        AlphaGrid grid,
        Matrix alphas,
        Matrix innerRSquared,
        Matrix correlations,
        Matrix rSquared,
        Optional<Matrix> predictions) {

    /**
     * How often the grid's ends were chosen; a large share says that the grid is too narrow.
     *
     * @param lowest share of scorable (fold, target) pairs with the smallest penalty; NaN if there is none to score
     * @param highest share with the largest penalty, which is also where targets without any signal end
     */
    public record GridEdgeShare(double lowest, double highest) {}

    /** Whether a target did not vary over the training or the test scans of a fold, and so has no score there. */
    public boolean constant(int fold, int target) {
        return Double.isNaN(correlations.get(fold, target));
    }

    /** Mean r over folds, one a target; NaN for a target that no fold could score. */
    public double[] meanCorrelations() {
        return meanOverFolds(correlations);
    }

    /** Mean R² over folds, one a target; NaN for a target that no fold could score. */
    public double[] meanRSquared() {
        return meanOverFolds(rSquared);
    }

    /** Mean inner R² over outer folds, one a target: what may choose a layer without looking at test scans. */
    public double[] meanInnerRSquared() {
        return meanOverFolds(innerRSquared);
    }

    /** How often the grid's ends were chosen. */
    public GridEdgeShare gridEdgeShare() {
        double first = grid.alphas().get(0);
        double last = grid.alphas().get(grid.alphas().size() - 1);
        double scored = 0;
        double lowest = 0;
        double highest = 0;
        for (int i = 0; i < alphas.values().length; i++) {
            if (!Double.isNaN(correlations.values()[i])) {
                scored++;
                lowest += alphas.values()[i] == first ? 1 : 0;
                highest += alphas.values()[i] == last ? 1 : 0;
            }
        }
        return new GridEdgeShare(lowest / scored, highest / scored);
    }

    /** Results of targets {@code from} (included) to {@code to} (excluded). */
    public RidgeResult targets(int from, int to) {
        return new RidgeResult(
                grid,
                alphas.columns(from, to),
                innerRSquared.columns(from, to),
                correlations.columns(from, to),
                rSquared.columns(from, to),
                predictions.map(matrix -> matrix.columns(from, to)));
    }

    /** The same without predictions, which are by far the most of it. */
    public RidgeResult withoutPredictions() {
        return new RidgeResult(grid, alphas, innerRSquared, correlations, rSquared, Optional.empty());
    }

    /** Results of chunks of targets, in order, as one; they must come from the same plan and grid. */
    public static RidgeResult hstack(List<RidgeResult> chunks) {
        if (chunks.isEmpty()) {
            throw new IllegalArgumentException("nothing to stack: expected at least one result");
        }
        AlphaGrid grid = chunks.get(0).grid;
        for (RidgeResult chunk : chunks) {
            if (!chunk.grid.equals(grid)) {
                throw new IllegalArgumentException(
                        "results of different penalties cannot be stacked: " + grid + " and " + chunk.grid);
            }
        }
        boolean predicted = chunks.stream().allMatch(chunk -> chunk.predictions.isPresent());
        return new RidgeResult(
                grid,
                stack(chunks, RidgeResult::alphas),
                stack(chunks, RidgeResult::innerRSquared),
                stack(chunks, RidgeResult::correlations),
                stack(chunks, RidgeResult::rSquared),
                predicted
                        ? Optional.of(stack(chunks, chunk -> chunk.predictions().orElseThrow()))
                        : Optional.empty());
    }

    private static Matrix stack(List<RidgeResult> chunks, Function<RidgeResult, Matrix> part) {
        return Matrix.hstack(chunks.stream().map(part).toList());
    }

    private static double[] meanOverFolds(Matrix scores) {
        double[] means = new double[scores.columns()];
        for (int target = 0; target < means.length; target++) {
            double sum = 0;
            int count = 0;
            for (int fold = 0; fold < scores.rows(); fold++) {
                double score = scores.get(fold, target);
                if (!Double.isNaN(score)) {
                    sum += score;
                    count++;
                }
            }
            means[target] = sum / count;
        }
        return means;
    }
}
