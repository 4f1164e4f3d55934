package org.brainrank.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.brainrank.linalg.Matrix;

/**
 * One score of one subject and region, and what it would be under every draw of a {@link TimeNull}. The score is a mean
 * over folds of means over targets; a target that does not vary in a fold, or has no prediction there, does not count in
 * it.
 *
 * <p>Not safe for several threads.
 */
public final class TimeProducts {
    private static final double ROUNDING = 1e-12;

    private final TimeNull times;
    private final List<double[]> tables = new ArrayList<>();
    private final double[] constants;
    private final int[] counts;

    TimeProducts(TimeNull times) {
        this.times = times;
        times.stretches().forEach(stretch -> tables.add(times.table(stretch)));
        this.constants = new double[times.folds()];
        this.counts = new int[times.folds()];
    }

    /**
     * Adds targets whose score is Pearson's r over each fold's test scans; of a prediction that does not vary, 0.
     *
     * @param predictions shape (scans, targets), any units
     * @param responses shape (scans, targets), any units
     * @return this
     */
    public TimeProducts addCorrelations(Matrix predictions, Matrix responses) {
        Moments.requireSameShape(predictions, responses);
        for (int fold = 0; fold < times.folds(); fold++) {
            Matrix predicted = times.test(predictions, fold);
            Matrix measured = times.test(responses, fold);
            boolean[] counted = counted(predicted, measured);
            double[] none = new double[measured.columns()];
            centre(predicted, Moments.means(predicted));
            centre(measured, Moments.means(measured));
            double[] scales = Moments.squares(predicted, none);
            double[] squares = Moments.squares(measured, none);
            for (int target = 0; target < scales.length; target++) {
                // Two roots, not the root of a product: tiny predictions of a large penalty must not underflow.
                scales[target] = scales[target] == 0 ? 0 : 1 / Math.sqrt(scales[target]) / Math.sqrt(squares[target]);
            }
            add(fold, predicted, measured, scales, counted);
        }
        return this;
    }

    /**
     * Adds targets whose score is what the joint prediction adds in R² to the floor's, Σ (2ed − d²) / Σ y² with e = y −
     * ŷ of the floor and d = ŷ joint − ŷ of the floor; d is what moves in time.
     *
     * @param joint predictions of the method with the controls, shape (scans, targets), in units standardised by the
     *     training part
     * @param floor predictions of the controls alone; zeros where there are none
     * @param responses in the same units
     * @return this
     */
    public TimeProducts addGains(Matrix joint, Matrix floor, Matrix responses) {
        Moments.requireSameShape(joint, floor);
        Moments.requireSameShape(joint, responses);
        for (int fold = 0; fold < times.folds(); fold++) {
            Matrix added = times.test(joint, fold);
            Matrix below = times.test(floor, fold);
            Matrix measured = times.test(responses, fold);
            boolean[] counted = counted(added, measured);
            double[] none = new double[measured.columns()];
            double[] scales = Moments.squares(measured, none);
            for (int i = 0; i < added.values().length; i++) {
                added.values()[i] -= below.values()[i];
                measured.values()[i] -= below.values()[i];
            }
            double[] squares = Moments.squares(added, none);
            for (int target = 0; target < scales.length; target++) {
                if (counted[target]) {
                    constants[fold] -= squares[target] / scales[target];
                }
                scales[target] = 2 / scales[target];
            }
            add(fold, added, measured, scales, counted);
        }
        return this;
    }

    /**
     * Adds targets whose score is Pearson's r, over each fold's test scans, between what the joint prediction adds to the
     * floor's and what the floor leaves of the responses: d = ŷ joint − ŷ of the floor with e = y − ŷ of the floor; 0 where
     * nothing is added. It asks what the gain in R² asks, of every fold alike: the gain itself is dominated by the few folds
     * whose training data asked for a small penalty, which says how much they agreed, not how well they predict.
     *
     * @param joint predictions of the method with the controls, shape (scans, targets), in units standardised by the
     *     training part
     * @param floor predictions of the controls alone; zeros where there are none
     * @param responses in the same units
     * @return this
     */
    public TimeProducts addPartialCorrelations(Matrix joint, Matrix floor, Matrix responses) {
        Moments.requireSameShape(joint, floor);
        Moments.requireSameShape(joint, responses);
        Matrix added = Matrix.zeros(joint.rows(), joint.columns());
        Matrix left = Matrix.zeros(joint.rows(), joint.columns());
        for (int i = 0; i < added.values().length; i++) {
            added.values()[i] = joint.values()[i] - floor.values()[i];
            left.values()[i] = responses.values()[i] - floor.values()[i];
        }
        return addCorrelations(added, left);
    }

    private static boolean[] counted(Matrix predicted, Matrix measured) {
        int columns = measured.columns();
        boolean[] counted = new boolean[columns];
        double[] squares = Moments.squares(measured, Moments.means(measured));
        for (int target = 0; target < columns; target++) {
            counted[target] = squares[target] > 0;
        }
        for (int i = 0; i < predicted.values().length; i++) {
            counted[i % columns] &= Double.isFinite(predicted.values()[i]);
        }
        return counted;
    }

    private static void centre(Matrix matrix, double[] means) {
        for (int i = 0; i < matrix.values().length; i++) {
            matrix.values()[i] -= means[i % means.length];
        }
    }

    private void add(int fold, Matrix moving, Matrix still, double[] scales, boolean[] counted) {
        for (int i = 0; i < moving.values().length; i++) {
            int target = i % scales.length;
            moving.values()[i] = counted[target] ? moving.values()[i] * scales[target] : 0;
            still.values()[i] = counted[target] ? still.values()[i] : 0;
        }
        for (boolean one : counted) {
            counts[fold] += one ? 1 : 0;
        }
        for (int i = 0; i < tables.size(); i++) {
            TimeNull.Stretch stretch = times.stretches().get(i);
            if (stretch.fold() == fold) {
                int to = stretch.from() + stretch.length();
                times.add(tables.get(i), moving.rows(stretch.from(), to), still.rows(stretch.from(), to));
            }
        }
    }

    /**
     * The score itself.
     *
     * @return mean over folds; NaN if no target counts in any
     */
    public double observed() {
        double[] sums = constants.clone();
        for (int i = 0; i < tables.size(); i++) {
            sums[times.stretches().get(i).fold()] += times.observed(tables.get(i));
        }
        return overFolds(sums);
    }

    /**
     * The score under every draw, in the order of the draws, which all products of one null share.
     *
     * @return one a permutation; NaN if no target counts in any fold
     */
    public double[] drawn() {
        double[] drawn = new double[times.permutations()];
        double[] sums = new double[constants.length];
        for (int permutation = 0; permutation < drawn.length; permutation++) {
            System.arraycopy(constants, 0, sums, 0, sums.length);
            for (int i = 0; i < tables.size(); i++) {
                sums[times.stretches().get(i).fold()] += times.drawn(permutation, i, tables.get(i));
            }
            drawn[permutation] = overFolds(sums);
        }
        return drawn;
    }

    /**
     * How often chance does as well.
     *
     * @return (b + 1) / (n + 1), one-sided; NaN if no target counts in any fold
     */
    public double p() {
        double observed = observed();
        if (Double.isNaN(observed)) {
            return Double.NaN;
        }
        double threshold = observed - ROUNDING * Math.max(1, Math.abs(observed));
        int extreme = 0;
        for (double value : drawn()) {
            extreme += value >= threshold ? 1 : 0;
        }
        return (extreme + 1.0) / (times.permutations() + 1.0);
    }

    /**
     * The same for predictions of a cross-validation, whose folds are not independent. With a linear model the score of fold
     * i is about the sum over the other folds j of s_ij, what its training data in j say of its test data; and s_ij = s_ji, as
     * both are the same product of features and responses. Every product counts twice, so that the mean over folds varies
     * √2 times as much as that of independent folds, which is what moving each stretch by itself gives. The draws are
     * widened by √2 about their mean.
     *
     * <p>Checked by simulation: without it, 11 to 12 % of cells of noise were below 0.05 ({@code docs/statistics.md}).
     *
     * @return (b + 1) / (n + 1), one-sided; NaN if no target counts in any fold
     */
    public double pCrossValidated() {
        double observed = observed();
        if (Double.isNaN(observed)) {
            return Double.NaN;
        }
        double threshold = observed - ROUNDING * Math.max(1, Math.abs(observed));
        int extreme = 0;
        for (double value : drawnCrossValidated()) {
            extreme += value >= threshold ? 1 : 0;
        }
        return (extreme + 1.0) / (times.permutations() + 1.0);
    }

    /**
     * The draws that {@link #pCrossValidated} counts.
     *
     * @return {@link #drawn} widened by √2 about their mean
     */
    public double[] drawnCrossValidated() {
        double[] drawn = drawn();
        double mean = Arrays.stream(drawn).average().orElseThrow();
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = mean + Math.sqrt(2) * (drawn[i] - mean);
        }
        return drawn;
    }

    private double overFolds(double[] sums) {
        double mean = 0;
        int scored = 0;
        for (int fold = 0; fold < sums.length; fold++) {
            if (counts[fold] > 0) {
                mean += sums[fold] / counts[fold];
                scored++;
            }
        }
        return mean / scored;
    }
}
