package org.brainrank.encoding;

import org.brainrank.alignment.Standardisation;
import org.brainrank.linalg.Matrix;
import org.brainrank.linalg.Products;
import org.brainrank.linalg.SymmetricEigen;

/**
 * X'X = V diag(s) V' of one training set, with X's columns standardised and weighted.
 *
 * @param eigenvalues s, not negative
 * @param rotation from sums of raw features to the eigenvectors' coordinates, diag(weight / deviation) V; shape (features,
 *     features)
 * @param evaluation what predictions are made of: V'X'XV of the validation scans for an inner fold, XV of the test scans
 *     for an outer one
 */
@SuppressWarnings("ArrayRecordComponent") // package-private, compared by nobody
record CompressedFit(double[] eigenvalues, Matrix rotation, Matrix evaluation) {

    static CompressedFit of(Matrix gram, Matrix validationGram, double[] factors, Standardisation scale) {
        SymmetricEigen eigen = SymmetricEigen.of(weighted(gram, factors));
        Matrix vectors = eigen.vectors();
        Matrix image =
                Products.transposeMultiply(vectors, Products.multiply(weighted(validationGram, factors), vectors));
        return new CompressedFit(Decomposition.nonNegative(eigen.values()), rotation(vectors, factors, scale), image);
    }

    static CompressedFit of(Matrix gram, double[] factors, Standardisation scale, Matrix test) {
        SymmetricEigen eigen = SymmetricEigen.of(weighted(gram, factors));
        Matrix scaled = eigen.vectors().rows(0, factors.length);
        for (int row = 0; row < factors.length; row++) {
            scale(scaled, row, factors[row]);
        }
        return new CompressedFit(
                Decomposition.nonNegative(eigen.values()),
                rotation(eigen.vectors(), factors, scale),
                Products.multiply(test, scaled));
    }

    private static Matrix rotation(Matrix vectors, double[] factors, Standardisation scale) {
        Matrix rotation = vectors.rows(0, vectors.rows());
        for (int row = 0; row < factors.length; row++) {
            scale(rotation, row, factors[row] / scale.deviation(row));
        }
        return rotation;
    }

    private static void scale(Matrix matrix, int row, double factor) {
        for (int column = 0; column < matrix.columns(); column++) {
            matrix.values()[row * matrix.columns() + column] *= factor;
        }
    }

    private static Matrix weighted(Matrix gram, double[] factors) {
        Matrix weighted = gram.rows(0, gram.rows());
        for (int row = 0, i = 0; row < factors.length; row++) {
            for (int column = 0; column < factors.length; column++, i++) {
                weighted.values()[i] *= factors[row] * factors[column];
            }
        }
        return weighted;
    }
}
