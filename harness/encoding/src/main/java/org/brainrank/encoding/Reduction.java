package org.brainrank.encoding;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.brainrank.alignment.Standardisation;
import org.brainrank.linalg.Matrix;
import org.brainrank.linalg.Products;
import org.brainrank.linalg.SymmetricEigen;

/**
 * Cuts a feature space down to its first principal components, so that wide spaces compete with narrow ones at equal
 * dimension. Means, scales and components are learnt on a fold's training scans.
 *
 * <p>Delayed copies of the same features lie side by side in {@code blocks} equal blocks of columns. The components are
 * those of the first block, z-scored, and every block is projected on them: a component is the same at every delay. The
 * ridge then z-scores components, as it does any feature.
 *
 * @param dimension components kept of each block; 0 for no reduction
 * @param blocks delays
 */
public record Reduction(int dimension, int blocks) {
    private static final Reduction NONE = new Reduction(0, 1);

    public Reduction {
        if (dimension < 0 || blocks < 1) {
            throw new IllegalArgumentException(
                    "a reduction needs dimension >= 0 and blocks >= 1: were " + dimension + " and " + blocks);
        }
    }

    /** Features as they are. */
    public static Reduction none() {
        return NONE;
    }

    /** The first principal components; a block that is no wider than that stays as it is. */
    public static Reduction principalComponents(int dimension, int blocks) {
        if (dimension < 1) {
            throw new IllegalArgumentException("principal components need dimension >= 1: was " + dimension);
        }
        return new Reduction(dimension, blocks);
    }

    void requireFits(String name, int columns) {
        if (columns % blocks != 0) {
            throw new IllegalArgumentException(
                    name + " has " + columns + " columns, which are not " + blocks + " blocks of equal width");
        }
    }

    boolean reduces(int columns) {
        return dimension > 0 && columns / blocks > dimension;
    }

    /**
     * Reduced features of all scans, learnt on some.
     *
     * @param features shape (scans, blocks × width)
     * @param train scans to learn from
     * @return shape (scans, blocks × dimension), or the features themselves
     */
    Matrix apply(Matrix features, int[] train) {
        if (!reduces(features.columns())) {
            return features;
        }
        int width = features.columns() / blocks;
        Matrix first = features.columns(0, width);
        Standardisation scale = Standardisation.learn(first.rows(train));
        Matrix components = components(scale.apply(first.rows(train)));
        List<Matrix> reduced = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            Matrix values = features.columns(block * width, (block + 1) * width);
            reduced.add(Products.multiply(scale.apply(values), components));
        }
        return Matrix.hstack(reduced);
    }

    /** Unit directions of largest variance, shape (width, dimension), from whichever Gram matrix is smaller. */
    private Matrix components(Matrix training) {
        boolean tall = training.rows() >= training.columns();
        SymmetricEigen eigen = SymmetricEigen.of(tall ? Products.gram(training) : Products.rowGram(training));
        int size = eigen.values().length;
        int[] largest = IntStream.range(0, dimension)
                .map(i -> size - 1 - i)
                .filter(i -> i >= 0)
                .toArray();
        Matrix vectors = eigen.vectors().columns(largest);
        Matrix directions = tall ? vectors : Products.transposeMultiply(training, vectors);
        return signed(directions);
    }

    // Eigenvectors have no sign and, from the row Gram matrix, no unit length; z-scoring forgets both, files should
    // not.
    private static Matrix signed(Matrix directions) {
        Matrix unit = Matrix.zeros(directions.rows(), directions.columns());
        for (int column = 0; column < directions.columns(); column++) {
            double square = 0;
            double largest = 0;
            for (int row = 0; row < directions.rows(); row++) {
                double value = directions.get(row, column);
                square += value * value;
                largest = Math.abs(value) > Math.abs(largest) ? value : largest;
            }
            double divisor = largest == 0 ? 1 : Math.copySign(Math.sqrt(square), largest);
            for (int row = 0; row < directions.rows(); row++) {
                unit.set(row, column, directions.get(row, column) / divisor);
            }
        }
        return unit;
    }
}
