package org.brainrank.models.blocks;

import ai.djl.ndarray.NDArray;

/**
 * A matrix of weights, wherever it is kept: in the device's memory all the time, or in its file until it is needed. Safe for
 * several threads.
 */
public interface Matrix {
    /**
     * The matrix, ready to be multiplied with: on the model's device, in the precision of its products.
     *
     * @return shape (rows, columns); must not be changed in place. If it was made for this call, it belongs to the calling
     *     thread's scope
     */
    NDArray array();

    /**
     * The same, transposed.
     *
     * @return shape (columns, rows)
     */
    default NDArray transposed() {
        return array().transpose();
    }

    /**
     * Some rows.
     *
     * @param indices int64, any shape
     * @return float32, with one axis more
     */
    NDArray rows(NDArray indices);

    /**
     * How many rows.
     *
     * @return at least 1
     */
    long height();

    /**
     * A matrix that stays in memory.
     *
     * @param array shape (rows, columns), float32 or float16
     * @return the matrix
     */
    static Matrix of(NDArray array) {
        return new ResidentMatrix(array, array.transpose());
    }
}
