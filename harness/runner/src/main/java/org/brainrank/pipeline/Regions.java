package org.brainrank.pipeline;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.brainrank.encoding.RidgeResult;
import org.brainrank.linalg.Matrix;
import org.brainrank.results.Cell;

/** From scores by target to scores by region: means over the columns of one subject and region, fold by fold. */
final class Regions {
    private final Brains brains;
    private final double alphaLow;
    private final double alphaHigh;

    Regions(Brains brains, List<Double> alphas) {
        this.brains = brains;
        this.alphaLow = alphas.get(0);
        this.alphaHigh = alphas.get(alphas.size() - 1);
    }

    /** Targets of one region. */
    int[] columns(String roi) {
        return IntStream.range(0, brains.targets().size())
                .filter(target -> brains.targets().get(target).roi().equals(roi))
                .toArray();
    }

    /**
     * Scores of some columns.
     *
     * @param alone the feature space by itself
     * @param joint with the controls
     * @param floor R² of the controls alone, shape (folds, columns); zeros where there are none
     * @param pR of the cell's null
     * @param pUnique of the cell's null
     */
    Cell.Scores scores(int[] columns, RidgeResult alone, RidgeResult joint, Matrix floor, double pR, double pUnique) {
        int count = joint.correlations().rows();
        double[] inner = new double[count];
        double[] r = new double[count];
        double[] r2 = new double[count];
        double[] r2Joint = new double[count];
        double[] unique = new double[count];
        int lowest = 0;
        int highest = 0;
        for (int fold = 0; fold < count; fold++) {
            inner[fold] = mean(joint.innerRSquared(), fold, columns);
            r[fold] = mean(alone.correlations(), fold, columns);
            r2[fold] = mean(alone.rSquared(), fold, columns);
            r2Joint[fold] = mean(joint.rSquared(), fold, columns);
            unique[fold] = r2Joint[fold] - mean(floor, fold, columns);
            for (int column : columns) {
                double alpha = joint.alphas().get(fold, column);
                lowest += alpha == alphaLow ? 1 : 0;
                highest += alpha == alphaHigh ? 1 : 0;
            }
        }
        return new Cell.Scores(
                columns.length,
                inner,
                r,
                r2,
                r2Joint,
                unique,
                pR,
                pUnique,
                (double) lowest / (count * columns.length),
                (double) highest / (count * columns.length));
    }

    // A target that does not vary in a fold has no score there and does not count; NaN if none has.
    static double mean(Matrix scores, int fold, int[] columns) {
        return Arrays.stream(columns)
                .mapToDouble(column -> scores.get(fold, column))
                .filter(score -> !Double.isNaN(score))
                .average()
                .orElse(Double.NaN);
    }

    /** Mean over folds that have a score. */
    static double mean(double[] values) {
        return Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
