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
     * f of the window with the tokens outside each of many coalitions replaced by a stand-in, at layer 0: one forward for
     * every different coalition, from the first absent token on.
     *
     * @param standIn what stands in an absent token's place; its position embedding stays
     * @param coalitions which tokens are present
     */
    record Subsets(Baseline standIn, Coalitions coalitions) implements Pass {}

    /**
     * As {@link Subsets}, but absent tokens become others, drawn uniformly from the vocabulary and anew for each coalition.
     *
     * @param coalitions which tokens are present
     * @param vocabulary ids below it are drawn; at most the model's
     * @param seed of the draw
     */
    record Replacements(Coalitions coalitions, int vocabulary, long seed) implements Pass {
        /** Checks the vocabulary. */
        public Replacements {
            if (vocabulary < 1) {
                throw new IllegalArgumentException("a vocabulary has at least 1 token; was " + vocabulary);
            }
        }
    }

    /** f of the window without each token in turn, later tokens moving up by one position, at layer 0: T forwards. */
    record Removal() implements Pass {}

    /**
     * How far each position's output of a block moves when the value vector of one token is zero in that block's
     * attention, for each token and block: about T forwards for all layers together. Mohebbi et al. 2023.
     */
    record ValueZeroing() implements Pass {}

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
        if (this instanceof Subsets subsets) {
            return Optional.of(subsets.standIn());
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
