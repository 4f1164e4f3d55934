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

    /**
     * The gradient pass at the window's embeddings plus noise, once per sample. Each number is shifted by an independent
     * normal number of standard deviation {@code deviation} × (largest − smallest number of the window's embeddings).
     * The noise of a window follows from the seed and the window's token ids alone. f is about the token that is predicted
     * without noise.
     *
     * @param deviation of the noise, relative to the range of the embeddings, &gt; 0
     * @param samples number of steps, each of weight 1/samples
     * @param seed of the noise
     */
    record Noise(double deviation, int samples, long seed) implements Pass {
        /** Checks the numbers. */
        public Noise {
            checkSamples(samples);
            if (!(deviation > 0)) {
                throw new IllegalArgumentException("the noise's deviation must be > 0; was " + deviation);
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
        if (this instanceof RandomPath path) {
            return path.start() instanceof Start.At at ? Optional.of(at.baseline()) : Optional.empty();
        }
        if (this instanceof SequentialPath path) {
            return Optional.of(path.baseline());
        }
        if (this instanceof DiscretePath path) {
            return Optional.of(path.baseline());
        }
        if (this instanceof Rescale rescale) {
            return Optional.of(rescale.baseline());
        }
        return this instanceof Erasure erasure ? Optional.of(erasure.mask()) : Optional.empty();
    }

    /**
     * The gradient at random points b′ + α(x̃ − b′), α uniform on [0, 1], x̃ the window's embeddings plus normal noise, b′
     * the start. For each sample first a step at b′ (alpha 0, weight 0, no gradients), then the point with weight 1/samples
     * and the direction x̃ − b′; at last the window itself (alpha 1, weight 0, no gradients). Layer 0 alone. Random numbers
     * follow from the seed and the window's token ids alone; passages also from the run's texts.
     *
     * @param start where samples start
     * @param deviation of the noise, as in {@link Noise}; 0 for none
     * @param samples how many
     * @param seed of all random numbers
     */
    record RandomPath(Start start, double deviation, int samples, long seed) implements Pass {
        /** Checks the numbers. */
        public RandomPath {
            checkSamples(samples);
            if (!(deviation >= 0)) {
                throw new IllegalArgumentException("the noise's deviation must be >= 0; was " + deviation);
            }
        }
    }

    /**
     * One path per token t: from the window with token t at the baseline to the window, the other tokens staying as they
     * are. For each token a step at the start (alpha 0, weight 0, no gradients), then the points, whose directions are zero
     * but at t; at last the window itself (alpha 1, weight 0, no gradients). Layer 0 alone.
     *
     * @param baseline what the token starts as
     * @param points per token
     * @param rule where they stand
     */
    record SequentialPath(Baseline baseline, int points, Quadrature rule) implements Pass {
        /** Checks the number of points. */
        public SequentialPath {
            check(points, rule);
        }
    }

    /**
     * The gradient at points that lie near rows of the embedding table: each token walks from the window to the baseline
     * over neighbouring tokens, every number of its embedding moving one way only. The steps go from the baseline (alpha 0,
     * weight 0, no gradients) over {@code points} points of weight 1, each with the direction between the middles to its neighbours (of the first: from the baseline on), the last
     * being the window; at last the window again (alpha 1, weight 0, no gradients). Layer 0 alone.
     *
     * @param baseline where the walk ends
     * @param points at least 1
     * @param neighbours how many nearest tokens are looked at for the next step, at least 1
     */
    record DiscretePath(Baseline baseline, int points, int neighbours) implements Pass {
        /** Checks the numbers. */
        public DiscretePath {
            checkSamples(points);
            checkSamples(neighbours);
        }
    }

    /**
     * One forward, and one backward by rules of relevance: {@link Observation#gradients} are such that relevance = input ×
     * gradient at every layer.
     *
     * @param propagation the rules
     */
    record Relevance(Propagation propagation) implements Pass {}

    /**
     * The window and the baseline run side by side, and one backward multiplies finite differences instead of derivatives
     * (DeepLIFT's rescale rule). Two steps: the baseline (alpha 0, weight 0, no gradients) and the window (alpha 1, weight
     * 1), whose {@link Observation#gradients} m satisfy Σ m·(input − input at the baseline) = f − f(baseline) at every
     * layer, up to rounding.
     *
     * @param baseline what the window is compared with
     */
    record Rescale(Baseline baseline) implements Pass {}

    private static void checkSamples(int samples) {
        if (samples < 1) {
            throw new IllegalArgumentException("needs at least 1 sample; was " + samples);
        }
    }

    private static void check(int points, Quadrature rule) {
        int least = rule.leastPoints();
        if (points < least) {
            throw new IllegalArgumentException(
                    "a path by " + rule + " needs at least " + least + " points; was " + points);
        }
    }
}
