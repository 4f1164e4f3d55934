package org.brainrank.encoding;

import org.brainrank.linalg.Matrix;
import org.brainrank.linalg.Products;

/**
 * Linear kernels of one band of a fold, added up over slabs of features, so that there never is a standardised copy of all.
 *
 * @param train XX', shape (training scans, training scans)
 * @param test X<sub>test</sub>X', shape (test scans, training scans)
 */
record BandKernel(Matrix train, Matrix test) {
    private static final int SLAB = 256;

    /** Of features {@code from} to {@code to}, the latter not included. */
    static BandKernel of(FoldFeatures features, int from, int to) {
        int[] training = features.fold().train();
        int[] tested = features.fold().test();
        Matrix train = Matrix.zeros(training.length, training.length);
        Matrix test = Matrix.zeros(tested.length, training.length);
        for (int start = from; start < to; start += SLAB) {
            int end = Math.min(to, start + SLAB);
            Matrix slab = features.scored(training, start, end);
            Products.addRowGram(slab, train);
            Products.addMultiplyTranspose(features.scored(tested, start, end), slab, test);
        }
        return new BandKernel(train, test);
    }
}
