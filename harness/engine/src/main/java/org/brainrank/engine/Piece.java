package org.brainrank.engine;

import ai.djl.ndarray.NDArray;
import org.brainrank.spi.model.Quantity;

/**
 * Steps of passes whose points lie on no common line: each shows the direction that belongs to it.
 *
 * @param batch the windows
 * @param aim their targets
 */
@SuppressWarnings("try") // a scope acts by being open
record Piece(Batch batch, Aim aim) {
    /** A point with its gradient. */
    void show(NDArray point, NDArray direction, double alpha, double weight) {
        Batch.Step step = batch.step(0, point, batch.request().layers(), true, aim);
        show(step, direction, alpha, weight);
    }

    /** An end, without gradients and directions. */
    void end(NDArray point, double alpha) {
        batch.show(batch.step(0, point, batch.request().layers(), false, aim), alpha, 0);
    }

    private void show(Batch.Step step, NDArray direction, double alpha, double weight) {
        step.frame().record(Quantity.DIRECTIONS, 0, direction);
        batch.show(step, alpha, weight);
    }
}
