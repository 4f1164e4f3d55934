package org.brainrank.spi.model;

/** What a method wants to see of a pass; nothing else is copied out of the engine. */
public enum Quantity {
    /** {@link Observation#activations}. */
    ACTIVATIONS,
    /** {@link Observation#attention}. */
    ATTENTION,
    /** {@link Observation#inputs}. */
    INPUTS,
    /** {@link Observation#gradients}. */
    GRADIENTS,
    /** {@link Observation#erased}. */
    ERASED,
    /** {@link Observation#attentionGradients}. */
    ATTENTION_GRADIENTS,
    /** {@link Observation#directions}. */
    DIRECTIONS
}
