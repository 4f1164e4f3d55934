package org.brainrank.spi.model;

import java.util.List;

/**
 * What stands for "nothing said here": where a path starts, what an erased token becomes. The same embedding at every
 * position, position embeddings staying as they are.
 *
 * @param kind how it is made
 * @param token the token whose embedding it is; −1 for other kinds
 */
public record Baseline(Kind kind, int token) {
    /** How a baseline is made. */
    public enum Kind {
        /** The zero vector. */
        ZERO,
        /** The mean row of the embedding table; at layer 0 only. */
        MEAN_EMBEDDING,
        /** A given token's embedding; at layer 0 only. */
        TOKEN
    }

    /** The zero vector. */
    public static final Baseline ZERO = new Baseline(Kind.ZERO, -1);

    /** The mean row of the embedding table. */
    public static final Baseline MEAN_EMBEDDING = new Baseline(Kind.MEAN_EMBEDDING, -1);

    /** Those that need no token. */
    public static final List<Baseline> FIXED = List.of(ZERO, MEAN_EMBEDDING);

    /** Checks the token. */
    public Baseline {
        if (kind == Kind.TOKEN ? token < 0 : token != -1) {
            throw new IllegalArgumentException(
                    "a baseline of kind TOKEN has a token id, others have -1; was " + kind + " with " + token);
        }
    }

    /**
     * The embedding of a token.
     *
     * @param id in the vocabulary
     * @return the baseline
     */
    public static Baseline token(int id) {
        return new Baseline(Kind.TOKEN, id);
    }

    @Override
    public String toString() {
        return kind == Kind.TOKEN
                ? "token " + token
                : kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
