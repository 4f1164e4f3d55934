package org.brainrank.testkit;

import java.util.function.Function;

/**
 * A point of a pass whose steps lie on no common line.
 *
 * @param point a window to its inputs at layer 0, shape (tokens, width)
 * @param direction a window to what the step's gradient is multiplied by, the same shape
 */
record FakePiece(Function<FakeWindow, double[][]> point, Function<FakeWindow, double[][]> direction) {
    /** The window itself. */
    static FakePiece window() {
        return end(FakeWindow::embeddings);
    }

    /** An end of a path, without a direction. */
    static FakePiece end(Function<FakeWindow, double[][]> point) {
        return new FakePiece(point, window -> new double[window.tokens()][FakeNetwork.WIDTH]);
    }
}
