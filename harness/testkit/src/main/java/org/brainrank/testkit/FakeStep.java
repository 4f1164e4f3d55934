package org.brainrank.testkit;

import java.util.OptionalInt;
import org.brainrank.spi.model.Baseline;
import org.jspecify.annotations.Nullable;

/**
 * What one step of a pass asks of every window.
 *
 * @param alpha place on the path
 * @param weight of the quadrature
 * @param gradients whether this step has any
 * @param only the one layer that is shown; empty for all requested
 * @param line where the path runs; null for passes without one
 * @param piece where a pass without a line stands; null for others
 * @param mask what replaces an erased token; null for passes without erasure
 */
record FakeStep(
        double alpha,
        double weight,
        boolean gradients,
        OptionalInt only,
        @Nullable FakeLine line,
        @Nullable Baseline mask,
        @Nullable FakePiece piece) {
    FakeStep(
            double alpha,
            double weight,
            boolean gradients,
            OptionalInt only,
            @Nullable FakeLine line,
            @Nullable Baseline mask) {
        this(alpha, weight, gradients, only, line, mask, null);
    }

    static FakeStep plain(boolean gradients, @Nullable Baseline mask) {
        return new FakeStep(1, 1, gradients, OptionalInt.empty(), null, mask);
    }

    /** A step at a point of its own. */
    static FakeStep at(double alpha, double weight, boolean gradients, FakePiece piece) {
        return new FakeStep(alpha, weight, gradients, OptionalInt.empty(), null, null, piece);
    }
}
