package org.brainrank.spi.model;

/** What a model can show; a method that needs more is refused before the run starts, with what would do instead. */
public enum Capability {
    /** Hidden states of every layer. */
    ACTIVATIONS,
    /** Attention weights of every layer. */
    ATTENTION,
    /** Gradients of the output with respect to every layer. */
    GRADIENTS,
    /** Inputs and hidden states can be replaced: paths and erasure. */
    INTERVENTIONS,
    /** The value vector of a token can be zeroed inside a block's attention. */
    VALUE_ZEROING,
    /** What goes on inside a block: outputs of its heads and of its feed-forward part, and the vectors that heads move. */
    INTERNALS,
    /** Gradients of attention weights. */
    ATTENTION_GRADIENTS,
    /** Backward passes by rules of relevance instead of derivatives. */
    RELEVANCE;

    /**
     * The name that people read.
     *
     * @return lower case
     */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
