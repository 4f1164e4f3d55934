package org.brainrank.engine;

import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quantity;

/**
 * How many bytes one window needs while it runs; a generous count of the arrays that are alive together.
 *
 * @param info the model's sizes
 * @param feedForward F, inner width of a block
 */
record MemoryEstimate(ModelInfo info, int feedForward) {
    private static final int FLOAT_BYTES = 4;
    /** Arrays of a state's width that a block makes: norms, queries, keys, values, projections, sums. */
    private static final long STATES = 16;
    /** Arrays of the inner width: an activation function in single steps. */
    private static final long INNER = 8;
    /** Arrays of queries × keys: scores, masked scores, weights. */
    private static final long MAPS = 4;
    /** Arrays of a state's width that a block keeps for erasure: keys, values, and queries that share their place. */
    private static final long MEMORIES = 3;
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
        boolean backward = !(pass instanceof Pass.Forward || pass instanceof Pass.Erasure)
                && (request.quantities().contains(Quantity.GRADIENTS)
                        || request.quantities().contains(Quantity.ATTENTION_GRADIENTS));
        // Forward alone frees a block's arrays before the next; a backward needs them all.
        long blocks = backward ? info.layers() : 1;
        if (pass instanceof Pass.Rescale || pass instanceof Pass.Relevance) {
            blocks *= RULES;
        }
        long states = (long) tokens * info.width() * (info.layers() + 4);
        if (pass instanceof Pass.Erasure) {
            states += MEMORIES * tokens * info.width() * info.layers();
        }
        return FLOAT_BYTES
                * (blocks * block(tokens) + states + VOCABULARIES * info.vocabulary() + copies(request, tokens));
    }

    private long block(long tokens) {
        return tokens * (STATES * info.width() + INNER * feedForward + MAPS * info.heads() * tokens);
    }

    /** Numbers copied out; a path holds two steps at once. */
    private long copies(PassRequest request, long tokens) {
        long perLayer = 0;
        for (Quantity quantity : request.quantities()) {
            perLayer += switch (quantity) {
                case ACTIVATIONS, INPUTS, GRADIENTS -> tokens * info.width();
                case DIRECTIONS -> tokens * info.width();
                case ATTENTION, ATTENTION_GRADIENTS -> tokens * tokens * info.heads();
                case ERASED -> tokens;
            };
        }
        return 2 * perLayer * request.layers().size();
    }
}
