package org.brainrank.encoding;

import java.util.Arrays;
import java.util.List;
import org.brainrank.linalg.Columns;
import org.brainrank.linalg.Matrix;
import org.brainrank.linalg.Products;

/**
 * Some targets in a fold with few features. With q = V'X'y of the training scans, B = diag(1 / (s + α)) q and c = V'X'y of
 * the validation scans, the error of a penalty is |y|² + B·(V'X'XV B − 2c).
 */
final class CompressedChunk implements FoldChunk {
    private final CompressedDesign design;
    private final BlockMoments moments;
    private final TargetScale scale;
    private final Matrix products;
    private final Matrix distances;

    CompressedChunk(CompressedDesign design, BlockMoments moments) {
        this.design = design;
        this.moments = moments;
        this.scale = moments.scale(design.training(), design.blocks());
        int targets = moments.means().columns();
        this.products = Matrix.zeros(design.offsets().columns(), targets);
        moments.addProducts(products, design.training(), 1);
        this.distances = moments.means().rows(0, moments.means().rows());
        for (int block = 0; block < distances.rows(); block++) {
            Columns.subtract(distances.values(), block * targets, scale.means());
        }
    }

    @Override
    public TargetScale scale() {
        return scale;
    }

    @Override
    public void addInner(BandWeights weights, InnerScores sums) {
        int targets = distances.columns();
        double[] alphas = design.alphas();
        List<CompressedFit> fits = design.innerFits(weights);
        for (int i = 0; i < fits.size(); i++) {
            CompressedDesign.InnerBlocks fold = design.inner().get(i);
            CompressedFit fit = fits.get(i);
            Matrix train = products.rows(0, products.rows());
            moments.addProducts(train, fold.left(), -1);
            Matrix learnt = rotated(fit, train, fold.train());
            Matrix validation = Matrix.zeros(products.rows(), targets);
            moments.addProducts(validation, fold.validation(), 1);
            Matrix compared = rotated(fit, validation, fold.validation());
            double[] square = moments.squaresAbout(scale.means(), fold.validation(), design.blocks());
            double[] total = moments.squaresAbout(
                    moments.mean(fold.validation(), design.blocks()), fold.validation(), design.blocks());
            InnerErrors inner = InnerErrors.of(design.precision(), learnt, compared);
            for (int alpha = 0; alpha < alphas.length; alpha++) {
                double[] errors = inner.of(fit, alphas[alpha]);
                Columns.add(errors, square, 0);
                sums.add(alpha, errors, total, square, scale.deviations(), fold.scans());
            }
        }
    }

    /** V'X'Y of some blocks, from the products about the blocks' means. */
    private Matrix rotated(CompressedFit fit, Matrix sums, int[] blocks) {
        Matrix rotated = Products.transposeMultiply(fit.rotation(), sums);
        Products.addTransposeMultiply(
                Products.multiply(design.offsets().rows(blocks), fit.rotation()), distances.rows(blocks), rotated);
        return rotated;
    }

    @Override
    public Matrix predict(BandWeights weights, int[] chosen) {
        CompressedFit fit = design.outerFit(weights);
        int targets = distances.columns();
        double[] alphas = new double[targets];
        Arrays.setAll(alphas, target -> design.alphas()[chosen[target]]);
        Matrix shrunk = rotated(fit, products, design.training());
        for (int row = 0; row < shrunk.rows(); row++) {
            divide(shrunk.values(), row * targets, fit.eigenvalues()[row], alphas, scale.deviations());
        }
        return Products.multiply(fit.evaluation(), shrunk);
    }

    private static void divide(double[] values, int at, double eigenvalue, double[] alphas, double[] deviations) {
        for (int target = 0; target < alphas.length; target++) {
            values[at + target] /= (eigenvalue + alphas[target]) * deviations[target];
        }
    }
}
