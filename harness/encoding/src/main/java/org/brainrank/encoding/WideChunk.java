package org.brainrank.encoding;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.brainrank.linalg.Columns;
import org.brainrank.linalg.Matrix;
import org.brainrank.linalg.Panel;

/**
 * Some targets in a fold with many features. With predictions p<sub>m</sub> of each filter, a penalty's prediction is
 * Σ μ<sub>m</sub> p<sub>m</sub> and its error |y|² − 2 Σ μ<sub>m</sub> (p<sub>m</sub>·y) + Σ μ<sub>m</sub> μ<sub>n</sub>
 * (p<sub>m</sub>·p<sub>n</sub>): the products are taken once for all penalties.
 */
final class WideChunk implements FoldChunk {
    private final WideDesign design;
    private final TargetScale scale;
    private final Matrix train;
    private final Panel panel;

    WideChunk(WideDesign design, TargetScale scale, Matrix train, Panel panel) {
        this.design = design;
        this.scale = scale;
        this.train = train;
        this.panel = panel;
    }

    @Override
    public TargetScale scale() {
        return scale;
    }

    @Override
    public void addInner(BandWeights weights, InnerScores sums) {
        double[] ones = new double[train.columns()];
        Arrays.fill(ones, 1);
        for (WideFit fit : design.innerFits(weights)) {
            Fold fold = fit.fold();
            List<Panel> predicted = panel.rows(fold.train()).multipliedBy(fit.operators());
            Panel validation = panel.rows(fold.test());
            int filters = fit.basis().size();
            double[][] withResponse = new double[filters][];
            double[][][] withEachOther = new double[filters][filters][];
            for (int m = 0; m < filters; m++) {
                withResponse[m] = predicted.get(m).products(validation);
                for (int n = 0; n <= m; n++) {
                    withEachOther[m][n] = predicted.get(m).products(predicted.get(n));
                }
            }
            double[] square = squares(fold.test(), new double[ones.length]);
            double[] total = squares(fold.test(), means(fold.test()));
            for (int alpha = 0; alpha < design.alphas().length; alpha++) {
                double[] errors = square.clone();
                double[] mixture = fit.basis().mixture()[alpha];
                for (int m = 0; m < filters; m++) {
                    Columns.addScaled(errors, -2 * mixture[m], withResponse[m], 0);
                    for (int n = 0; n <= m; n++) {
                        double factor = (n == m ? 1 : 2) * mixture[m] * mixture[n];
                        Columns.addScaled(errors, factor, withEachOther[m][n], 0);
                    }
                }
                sums.add(alpha, errors, total, square, ones, fold.test().length);
            }
        }
    }

    private double[] means(int[] rows) {
        double[] means = new double[train.columns()];
        for (int row : rows) {
            Columns.addScaled(means, 1.0 / rows.length, train.values(), row * means.length);
        }
        return means;
    }

    private double[] squares(int[] rows, double[] about) {
        double[] squares = new double[about.length];
        for (int row : rows) {
            Columns.addSquares(squares, train.values(), row * about.length, about);
        }
        return squares;
    }

    @Override
    public Matrix predict(BandWeights weights, int[] chosen) {
        OuterOperators operators = design.operators(weights);
        Matrix predictions = Matrix.zeros(operators.scans(), chosen.length);
        for (int alpha = 0; alpha < design.alphas().length; alpha++) {
            int penalty = alpha;
            int[] targets = IntStream.range(0, chosen.length)
                    .filter(target -> chosen[target] == penalty)
                    .toArray();
            if (targets.length > 0) {
                panel.columns(targets)
                        .multipliedBy(List.of(operators.byPenalty().get(alpha)))
                        .get(0)
                        .copyTo(predictions, targets);
            }
        }
        return predictions;
    }
}
