package org.brainrank.engine;

import org.brainrank.spi.model.Coalitions;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quantity;

/**
 * How many bytes one window needs while it runs; a generous count of the arrays that are alive together.
 *
 * @param info the model's sizes
 * @param feedForward F, inner width of a block
 * @param segmented whether a backward runs block by block, see {@link Segments}
 */
record MemoryEstimate(ModelInfo info, int feedForward, boolean segmented) {
    /** With one graph over all blocks. */
    MemoryEstimate(ModelInfo info, int feedForward) {
        this(info, feedForward, false);
    }

    private static final int FLOAT_BYTES = 4;
    /** Arrays of a state's width that a block makes: norms, queries, keys, values, projections, sums. */
    private static final long STATES = 16;
    /** Arrays of the inner width: an activation function in single steps. */
    private static final long INNER = 8;
    /** Arrays of queries × keys: scores, masked scores, weights. */
    private static final long MAPS = 4;
    /** Arrays of a state's width that a block keeps for erasure: keys, values, and queries that share their place. */
    private static final long MEMORIES = 3;
    /** Arrays of queries × keys × width: vectors that heads move, with the residual, their distance, its size, one to spare. */
    private static final long MOVED = 5;
    /** How many times as much is recorded when every step has a surrogate beside it. */
    private static final long RULES = 4;
    /** Arrays of the vocabulary's size at the last position: logits, log-probabilities, their gradients. */
    private static final long VOCABULARIES = 6;

    /**
     * Bytes for one window of a pass.
     *
     * @param tokens T
     */
    long bytes(PassRequest request, int tokens) {
        Pass pass = request.pass();
        boolean backward = !(pass instanceof Pass.Forward || remembers(pass))
                && (request.quantities().contains(Quantity.GRADIENTS)
                        || request.quantities().contains(Quantity.ATTENTION_GRADIENTS));
        // Forward alone frees a block's arrays before the next; a backward needs them all.
        long blocks = backward && !segmented ? info.layers() : 1;
        if (pass instanceof Pass.Rescale || pass instanceof Pass.Relevance) {
            blocks *= RULES;
        }
        long states = (long) tokens * info.width() * (info.layers() + 4);
        if (remembers(pass)) {
            states += MEMORIES * tokens * info.width() * info.layers();
        }
        return FLOAT_BYTES
                * (blocks * block(tokens)
                        + states
                        + VOCABULARIES * info.vocabulary()
                        + moved(request, tokens)
                        + copies(request, tokens));
    }

    /** The vectors that heads move between positions, of some queries at a time, and each key's of every head. */
    private long moved(PassRequest request, long tokens) {
        boolean wanted = request.quantities().contains(Quantity.TRANSFORMED_NORMS)
                || request.quantities().contains(Quantity.PROXIMITIES);
        long slice = MovedVectors.queries(tokens, info.width()) * tokens * info.width();
        return wanted ? MOVED * slice + tokens * info.heads() * info.width() : 0;
    }

    /** Whether a pass runs variants of its windows beside what it remembers of them. */
    static boolean remembers(Pass pass) {
        return pass instanceof Pass.Erasure
                || pass instanceof Pass.Subsets
                || pass instanceof Pass.Replacements
                || pass instanceof Pass.Removal
                || pass instanceof Pass.ValueZeroing;
    }

    private long block(long tokens) {
        return tokens * (STATES * info.width() + INNER * feedForward + MAPS * info.heads() * tokens);
    }

    /** Tables, rewritten windows and results of one window's coalitions, in numbers. */
    private static long coalitions(Pass pass, int tokens) {
        long rows = 0;
        if (pass instanceof Pass.Subsets subsets) {
            rows = subsets.coalitions().count(tokens);
        } else if (pass instanceof Pass.Replacements replacements) {
            rows = replacements.coalitions().count(tokens);
        }
        // Objects, their headers and hash entries beside the tokens themselves.
        return Math.min(rows, 1L << (Coalitions.MOST_TOKENS_OF_ALL + 4)) * (tokens + 40L);
    }

    /** Numbers copied out; a path holds two steps at once. */
    private long copies(PassRequest request, long tokens) {
        long perLayer = 0;
        for (Quantity quantity : request.quantities()) {
            perLayer += switch (quantity) {
                case ACTIVATIONS, INPUTS, GRADIENTS -> tokens * info.width();
                case DIRECTIONS -> tokens * info.width();
                case ATTENTION, ATTENTION_GRADIENTS -> tokens * tokens * info.heads();
                case ERASED, REMOVED, TOKEN_LOG_PROBABILITIES -> tokens;
                case COALITIONS, COALITION_LOG_PROBABILITIES -> coalitions(request.pass(), (int) tokens);
                case ZEROED -> tokens * tokens;
                // Heads are together about as wide as the model.
                case HEAD_OUTPUTS, MLP_OUTPUTS -> tokens * info.width();
                case TRANSFORMED_NORMS, PROXIMITIES -> tokens * tokens;
                case LENS -> 5;
            };
        }
        return 2 * perLayer * request.layers().size();
    }
}
