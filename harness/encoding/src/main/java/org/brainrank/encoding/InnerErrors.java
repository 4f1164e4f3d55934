package org.brainrank.encoding;

import org.brainrank.linalg.Matrix;

/**
 * Errors of all penalties on one inner fold with few features, from what was learnt and what it is compared with, both in
 * the eigenvectors' coordinates.
 */
interface InnerErrors {

    /**
     * B·(V'X'XV B − 2c) of one penalty, B = diag(1 / (s + α)) q: what its error adds to |y|².
     *
     * @return one a target
     */
    double[] of(CompressedFit fit, double alpha);

    /**
     * Takes q and c.
     *
     * @param learnt q, shape (features, targets)
     * @param compared c, shape (features, targets)
     */
    static InnerErrors of(Precision precision, Matrix learnt, Matrix compared) {
        return precision == Precision.SINGLE ? new SingleErrors(learnt, compared) : new DoubleErrors(learnt, compared);
    }
}
