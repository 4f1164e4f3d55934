package org.brainrank.spi.model;

import java.util.Optional;

/**
 * A way of running a model over a window. Methods that name equal passes share one run of it, over all layers.
 */
public sealed interface Pass {
    /** One forward: activations, attention, output. */
    record Forward() implements Pass {}

    /** One forward and one backward: also the gradients of every layer. */
    record Gradient() implements Pass {}

    /**
     * The gradient pass at every point of the straight line between a baseline's embeddings and the window's.
     *
     * @param baseline where the line starts
     * @param points number of quadrature points, at least 1 (2 for the trapezoid)
     * @param rule where they stand
     */
    record Path(Baseline baseline, int points, Quadrature rule) implements Pass {
        /** Checks the number of points. */
        public Path {
            check(points, rule);
        }
    }

    /**
     * As {@link Path}, but the line runs between the outputs of a block at the baseline and at the window; one layer at a
     * time.
     *
     * @param baseline where the line starts
     * @param points number of quadrature points
     * @param rule where they stand
     */
    record LayerPath(Baseline baseline, int points, Quadrature rule) implements Pass {
        /** Checks the number of points. */
        public LayerPath {
            check(points, rule);
        }
    }

    /**
     * The output with each token erased in turn, at each requested layer: T forwards from that layer on.
     *
     * @param mask what stands in its place
     */
    record Erasure(Baseline mask) implements Pass {}

    /**
     * What the pass starts from or puts in a token's place.
     *
     * @return empty for a pass without
     */
    default Optional<Baseline> startsFrom() {
        if (this instanceof Path path) {
            return Optional.of(path.baseline());
        }
        if (this instanceof LayerPath path) {
            return Optional.of(path.baseline());
        }
        return this instanceof Erasure erasure ? Optional.of(erasure.mask()) : Optional.empty();
    }

    private static void check(int points, Quadrature rule) {
        int least = rule == Quadrature.TRAPEZOID ? 2 : 1;
        if (points < least) {
            throw new IllegalArgumentException(
                    "a path by " + rule + " needs at least " + least + " points; was " + points);
        }
    }
}
