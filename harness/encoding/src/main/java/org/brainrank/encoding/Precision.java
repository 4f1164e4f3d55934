package org.brainrank.encoding;

import org.brainrank.linalg.Matrix;
import org.brainrank.linalg.Panel;

/** Arithmetic of the products that cost most. Standardisation, decompositions and scores are in double in either case. */
public enum Precision {
    /** Double precision throughout: agrees with other double-precision programs to 1e-8. */
    DOUBLE,
    /** Products with responses in single precision: agrees to 1e-4, in about half the time where features are many. */
    SINGLE;

    /** A matrix in this precision. */
    Panel panel(Matrix matrix) {
        return this == SINGLE ? Panel.single(matrix) : Panel.wrap(matrix);
    }
}
