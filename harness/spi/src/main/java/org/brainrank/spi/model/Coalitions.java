package org.brainrank.spi.model;

/**
 * Which subsets of a window's tokens a {@link Pass.Subsets} evaluates. How many there are follows from the number of
 * tokens alone; which ones, from that and, where they are drawn, from the seed and the window's token ids: the same
 * window has the same coalitions wherever it stands and whatever runs beside it.
 */
public sealed interface Coalitions {
    /** The longest window all of whose subsets are evaluated: 16384 forwards. */
    int MOST_TOKENS_OF_ALL = 14;

    /** All 2^T subsets: row r keeps token i if bit i of r is set. T ≤ {@link #MOST_TOKENS_OF_ALL}. */
    record All() implements Coalitions {}

    /**
     * A span of neighbours absent, at every place: row r lacks tokens r to r + length − 1. T − length + 1 rows; one,
     * with every token absent, if the window is no longer than the span.
     *
     * @param length tokens that are absent together, at least 1
     */
    record Spans(int length) implements Coalitions {
        /** Checks the length. */
        public Spans {
            atLeast(1, length, "the length of a span");
        }
    }

    /**
     * Tokens joining one after the other in random order: T + 1 rows for each order, from no token to all.
     *
     * @param orders how many, at least 1; even if antithetic
     * @param antithetic whether each second order is the one before, backwards
     * @param seed of the draw
     */
    record Permutations(int orders, boolean antithetic, long seed) implements Coalitions {
        /** Checks the number of orders. */
        public Permutations {
            atLeast(1, orders, "the number of orders");
            even(antithetic, orders, "antithetic orders");
        }
    }

    /**
     * Row 0 is empty. Then either every subset but that and the whole, each once and in the order of {@link All}, if
     * there are no more than {@code samples} of them; or {@code samples} draws from the Shapley kernel: size s with
     * probability ∝ 1/(s(T − s)), 0 &lt; s &lt; T, then any subset of that size alike.
     *
     * @param samples at least 2; even if paired
     * @param paired whether each second draw is the complement of the one before
     * @param seed of the draw
     */
    record Kernel(int samples, boolean paired, long seed) implements Coalitions {
        /** Checks the number of samples. */
        public Kernel {
            atLeast(2, samples, "the number of samples");
            even(paired, samples, "paired samples");
        }

        /**
         * Whether a window is short enough for every subset to be evaluated once.
         *
         * @param tokens T
         * @return 2^T − 2 ≤ samples
         */
        public boolean exhausts(int tokens) {
            return tokens < Integer.SIZE - 1 && (1 << tokens) - 2 <= samples;
        }
    }

    /**
     * Each token is present or not, by itself.
     *
     * @param samples at least 1
     * @param probability of being present, above 0 and below 1
     * @param seed of the draw
     */
    record Bernoulli(int samples, double probability, long seed) implements Coalitions {
        /** Checks both numbers. */
        public Bernoulli {
            atLeast(1, samples, "the number of samples");
            if (!(probability > 0 && probability < 1)) {
                throw new IllegalArgumentException("a probability lies between 0 and 1; was " + probability);
            }
        }
    }

    /**
     * How many coalitions a window has.
     *
     * @param tokens T ≥ 1
     * @return M; for {@link All} of a window that is too long, what it would be
     */
    default long count(int tokens) {
        if (this instanceof Spans spans) {
            return Math.max(1, tokens - spans.length() + 1);
        }
        if (this instanceof Permutations permutations) {
            return (long) permutations.orders() * (tokens + 1);
        }
        if (this instanceof Kernel kernel) {
            return kernel.exhausts(tokens) ? (1L << tokens) - 1 : 1L + kernel.samples();
        }
        if (this instanceof Bernoulli bernoulli) {
            return bernoulli.samples();
        }
        return 1L << Math.min(tokens, Long.SIZE - 2);
    }

    /**
     * The coalitions of a window.
     *
     * @param ids its tokens
     * @return M rows
     * @throws org.brainrank.spi.UserException if the window is too long for {@link All}
     */
    default CoalitionTable of(int[] ids) {
        return CoalitionDraws.of(this, ids);
    }

    private static void atLeast(int least, int value, String what) {
        if (value < least) {
            throw new IllegalArgumentException(what + " is at least " + least + "; was " + value);
        }
    }

    private static void even(boolean pairs, int value, String what) {
        if (pairs && value % 2 != 0) {
            throw new IllegalArgumentException(what + " come in twos, so their number is even; was " + value);
        }
    }
}
