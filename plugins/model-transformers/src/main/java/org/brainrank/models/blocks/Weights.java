package org.brainrank.models.blocks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** Where an architecture gets its weights: from files, or drawn afresh. */
public interface Weights {
    /**
     * One tensor.
     *
     * @param name Hugging Face's name, with the architecture's prefix
     * @param initial how it is drawn when the model is untrained
     * @param shape what the configuration says it must be
     * @return float32; belongs to {@link #manager()}, must not be changed in place
     * @throws org.brainrank.spi.UserException if it is missing or of another shape
     */
    NDArray get(String name, Initial initial, long... shape);

    /**
     * One matrix, kept as the model was opened: resident or streamed, in the precision of the computation.
     *
     * @param name Hugging Face's name, with the architecture's prefix
     * @param initial how it is drawn when the model is untrained
     * @param rows as the configuration says
     * @param columns as the configuration says
     * @return the matrix
     * @throws org.brainrank.spi.UserException if it is missing or of another shape
     */
    default Matrix matrix(String name, Initial initial, long rows, long columns) {
        return Matrix.of(get(name, initial, rows, columns));
    }

    /**
     * Whether matrices are made ready when they are needed.
     *
     * @return false if all are resident
     */
    default boolean streamed() {
        return false;
    }

    /**
     * The owner of all weights; closing it frees them.
     *
     * @return the manager
     */
    NDManager manager();

    /**
     * How many numbers were handed out so far.
     *
     * @return the model's parameters, once it is built
     */
    long parameters();
}
