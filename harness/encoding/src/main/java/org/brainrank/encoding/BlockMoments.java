package org.brainrank.encoding;

import java.util.ArrayList;
import java.util.List;
import org.brainrank.linalg.Columns;
import org.brainrank.linalg.Matrix;
import org.brainrank.linalg.Products;

/**
 * All that few features need to know of some targets, by block. Moments of a union of blocks follow from those of its
 * parts (Chan, Golub and LeVeque 1983, doi:10.1080/00031305.1983.10483115).
 *
 * @param products X'Y about the block's means, one matrix a block, shape (features, targets)
 * @param means of Y, shape (blocks, targets)
 * @param squares of Y about the block's mean, shape (blocks, targets)
 */
record BlockMoments(List<Matrix> products, Matrix means, Matrix squares) {

    static BlockMoments of(BlockFeatures features, Matrix responses) {
        Blocks blocks = features.blocks();
        int targets = responses.columns();
        List<Matrix> products = new ArrayList<>();
        Matrix means = Matrix.zeros(blocks.count(), targets);
        Matrix squares = Matrix.zeros(blocks.count(), targets);
        double[] zero = new double[targets];
        for (int block = 0; block < blocks.count(); block++) {
            Matrix rows = responses.rows(blocks.start(block), blocks.start(block) + blocks.length(block));
            double[] square = new double[targets];
            double[] mean = Columns.means(rows);
            for (int row = 0; row < rows.rows(); row++) {
                Columns.subtract(rows.values(), row * targets, mean);
                Columns.addSquares(square, rows.values(), row * targets, zero);
            }
            products.add(Products.transposeMultiply(features.centred(block), rows));
            System.arraycopy(mean, 0, means.values(), block * targets, targets);
            System.arraycopy(square, 0, squares.values(), block * targets, targets);
        }
        return new BlockMoments(products, means, squares);
    }

    /** Adds the products of some blocks, times {@code factor}. */
    void addProducts(Matrix sum, int[] blocks, double factor) {
        int targets = sum.columns();
        double[] row = new double[targets];
        for (int feature = 0; feature < sum.rows(); feature++) {
            System.arraycopy(sum.values(), feature * targets, row, 0, targets);
            for (int block : blocks) {
                Columns.addScaled(row, factor, products.get(block).values(), feature * targets);
            }
            System.arraycopy(row, 0, sum.values(), feature * targets, targets);
        }
    }

    /** Means and deviations over the scans of some blocks. */
    TargetScale scale(int[] blocks, Blocks of) {
        double[] mean = mean(blocks, of);
        return TargetScale.of(mean, squaresAbout(mean, blocks, of), of.scans(blocks));
    }

    /** Σ (y − center)² over the scans of some blocks. */
    double[] squaresAbout(double[] center, int[] blocks, Blocks of) {
        int targets = means.columns();
        double[] sums = new double[targets];
        for (int block : blocks) {
            Columns.add(sums, squares.values(), block * targets);
            for (int target = 0; target < targets; target++) {
                double offset = means.values()[block * targets + target] - center[target];
                sums[target] += of.length(block) * offset * offset;
            }
        }
        return sums;
    }

    /** Means over the scans of some blocks. */
    double[] mean(int[] blocks, Blocks of) {
        double[] mean = new double[means.columns()];
        int scans = of.scans(blocks);
        for (int block : blocks) {
            Columns.addScaled(mean, of.length(block), means.values(), block * mean.length);
        }
        for (int target = 0; target < mean.length; target++) {
            mean[target] /= scans;
        }
        return mean;
    }
}
