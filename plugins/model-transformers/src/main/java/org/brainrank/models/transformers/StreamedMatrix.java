package org.brainrank.models.transformers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.brainrank.models.blocks.Matrix;
import org.brainrank.models.safetensors.StoredTensor;

/**
 * A matrix that stays in its file; whoever needs it makes it ready and lets go of it.
 *
 * @param tensor of two axes
 * @param manager says on which device arrays are made
 * @param precision of the products
 */
record StreamedMatrix(StoredTensor tensor, NDManager manager, DataType precision) implements Matrix {
    @Override
    public NDArray array() {
        return tensor.read(manager, precision);
    }

    @Override
    public NDArray rows(NDArray indices) {
        Shape shape = indices.getShape();
        float[] rows = tensor.rows(indices.toLongArray());
        long width = rows.length / Math.max(1, shape.size());
        NDArray wide = manager.create(rows, shape.add(width));
        // Rounded as in memory; copied into the engine's own, which a recorded graph keeps.
        return precision == DataType.FLOAT32
                ? wide.duplicate()
                : wide.toType(precision, false).toType(DataType.FLOAT32, false);
    }

    @Override
    public long height() {
        return tensor.height();
    }
}
