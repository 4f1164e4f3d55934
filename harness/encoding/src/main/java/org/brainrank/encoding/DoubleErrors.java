package org.brainrank.encoding;

import org.brainrank.linalg.Matrix;
import org.brainrank.linalg.Products;

/** In double precision. */
final class DoubleErrors implements InnerErrors {
    private final Matrix learnt;
    private final Matrix compared;
    private final Matrix shrunk;

    DoubleErrors(Matrix learnt, Matrix compared) {
        this.learnt = learnt;
        this.compared = compared;
        this.shrunk = Matrix.zeros(learnt.rows(), learnt.columns());
    }

    @Override
    public double[] of(CompressedFit fit, double alpha) {
        int targets = learnt.columns();
        double[] errors = new double[targets];
        for (int row = 0; row < learnt.rows(); row++) {
            scale(shrunk.values(), 1 / (fit.eigenvalues()[row] + alpha), learnt.values(), row * targets, targets);
        }
        Matrix image = Products.multiply(fit.evaluation(), shrunk);
        for (int row = 0; row < image.rows(); row++) {
            add(errors, shrunk.values(), image.values(), compared.values(), row * targets);
        }
        return errors;
    }

    private static void scale(double[] to, double factor, double[] from, int at, int count) {
        for (int i = at; i < at + count; i++) {
            to[i] = factor * from[i];
        }
    }

    private static void add(double[] errors, double[] shrunk, double[] image, double[] compared, int at) {
        for (int target = 0; target < errors.length; target++) {
            errors[target] += shrunk[at + target] * (image[at + target] - 2 * compared[at + target]);
        }
    }
}
