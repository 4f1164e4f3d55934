package org.brainrank.spi.model;

/** What a model can show; a method that needs more is refused before the run starts, with what would do instead. */
public enum Capability {
    /** Hidden states of every layer. */
    ACTIVATIONS,
    /** Attention weights of every layer. */
    ATTENTION,
    /** Gradients of the output with respect to every layer. */
    GRADIENTS,
    /** Token embeddings can be replaced: paths and erasure at layer 0, subsets of tokens. */
    INTERVENTIONS,
    /** Hidden states can be replaced: erasure and layer paths behind layer 0. */
    HIDDEN_INTERVENTIONS,
    /** The value vector of a token can be zeroed inside a block's attention. */
    VALUE_ZEROING,
    /** What goes on inside a block: outputs of its heads and of its feed-forward part, and the vectors that heads move. */
    INTERNALS,
    /** Gradients of attention weights. */
    ATTENTION_GRADIENTS,
    /** Backward passes by rules of relevance instead of derivatives. */
    RELEVANCE;

    /**
     * What to do where it is missing.
     *
     * @return a sentence without its full stop
     */
    public String remedy() {
        return switch (this) {
            case GRADIENTS, ATTENTION_GRADIENTS, RELEVANCE ->
                "Models that are read from Hugging Face folders (id: transformers) have gradients; ONNX files have none";
            case HIDDEN_INTERVENTIONS -> "Ask for layer 0 alone (layers: [0])";
            case ACTIVATIONS, ATTENTION, INTERVENTIONS, VALUE_ZEROING, INTERNALS ->
                "Use another model, or a method that needs less";
        };
    }

    /**
     * The name that people read.
     *
     * @return lower case
     */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
