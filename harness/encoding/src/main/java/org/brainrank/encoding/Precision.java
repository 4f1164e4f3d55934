package org.brainrank.encoding;

import org.brainrank.linalg.Matrix;
import org.brainrank.linalg.Panel;
import org.brainrank.linalg.Products;

/** Arithmetic of the products that cost most. Standardisation, decompositions and scores are in double in either case. */
public enum Precision {
    /** Double precision throughout: agrees with other double-precision programs to 1e-8. */
    DOUBLE,
    /** Products with responses in single precision: agrees to 1e-4, in about half the time where features are many. */
    SINGLE;

    /** a b' in this precision. */
    Panel product(Matrix a, Matrix b) {
        return this == SINGLE ? panel(a).multiply(panel(b.transpose())) : panel(Products.multiplyTranspose(a, b));
    }

    /** A matrix in this precision. */
    Panel panel(Matrix matrix) {
        return this == SINGLE ? Panel.single(matrix) : Panel.wrap(matrix);
    }
}
