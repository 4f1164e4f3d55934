package org.brainrank.models.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;

/** As {@link Matrix#of}. */
record ResidentMatrix(NDArray array, NDArray transposed) implements Matrix {
    @Override
    public NDArray rows(NDArray indices) {
        return Embedding.embedding(indices, array, SparseFormat.DENSE)
                .singletonOrThrow()
                .toType(DataType.FLOAT32, false);
    }

    @Override
    public long height() {
        return array.getShape().get(0);
    }
}
