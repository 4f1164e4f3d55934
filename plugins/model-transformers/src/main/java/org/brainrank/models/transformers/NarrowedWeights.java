package org.brainrank.models.transformers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import org.brainrank.models.blocks.Initial;
import org.brainrank.models.blocks.Matrix;
import org.brainrank.models.blocks.Weights;

/**
 * Weights whose matrices are rounded to another precision.
 *
 * @param weights as they were drawn
 * @param precision of matrices
 */
record NarrowedWeights(Weights weights, DataType precision) implements Weights {
    @Override
    public NDArray get(String name, Initial initial, long... shape) {
        return weights.get(name, initial, shape);
    }

    @Override
    public Matrix matrix(String name, Initial initial, long rows, long columns) {
        try (NDArray wide = weights.get(name, initial, rows, columns)) {
            return Matrix.of(wide.toType(precision, true));
        }
    }

    @Override
    public NDManager manager() {
        return weights.manager();
    }

    @Override
    public long parameters() {
        return weights.parameters();
    }
}
