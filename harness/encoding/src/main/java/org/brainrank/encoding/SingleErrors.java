package org.brainrank.encoding;

import java.util.List;
import org.brainrank.linalg.Matrix;
import org.brainrank.linalg.Products;

/** In single precision: half the memory to move, and more than twice the speed. */
final class SingleErrors implements InnerErrors {
    private final int rows;
    private final int targets;
    private final float[] learnt;
    private final float[] compared;
    private final float[] shrunk;
    private final float[] image;

    SingleErrors(Matrix learnt, Matrix compared) {
        this.rows = learnt.rows();
        this.targets = learnt.columns();
        this.learnt = narrow(learnt.values());
        this.compared = narrow(compared.values());
        this.shrunk = new float[this.learnt.length];
        this.image = new float[this.learnt.length];
    }

    @Override
    public double[] of(CompressedFit fit, double alpha) {
        for (int row = 0; row < rows; row++) {
            scale(shrunk, (float) (1 / (fit.eigenvalues()[row] + alpha)), learnt, row * targets, targets);
        }
        Products.multiply(rows, rows, targets, List.of(narrow(fit.evaluation().values())), shrunk, List.of(image));
        float[] errors = new float[targets];
        for (int row = 0; row < rows; row++) {
            add(errors, shrunk, image, compared, row * targets);
        }
        double[] widened = new double[targets];
        for (int target = 0; target < targets; target++) {
            widened[target] = errors[target];
        }
        return widened;
    }

    private static float[] narrow(double[] values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }

    private static void scale(float[] to, float factor, float[] from, int at, int count) {
        for (int i = at; i < at + count; i++) {
            to[i] = factor * from[i];
        }
    }

    private static void add(float[] errors, float[] shrunk, float[] image, float[] compared, int at) {
        for (int target = 0; target < errors.length; target++) {
            errors[target] += shrunk[at + target] * (image[at + target] - 2 * compared[at + target]);
        }
    }
}
