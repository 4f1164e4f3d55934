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
    /** {@link Observation#coalitions} and {@link Observation#coalitionOutputs}. */
    COALITIONS,
    /** {@link Observation#coalitions} and {@link Observation#coalitionLogProbabilities}. */
    COALITION_LOG_PROBABILITIES,
    /** {@link Observation#removed}. */
    REMOVED,
    /** {@link Observation#zeroed}. */
    ZEROED,
    /** {@link Observation#headOutputs}. */
    HEAD_OUTPUTS,
    /** {@link Observation#mlpOutputs}. */
    MLP_OUTPUTS,
    /** {@link Observation#transformedNorms}. */
    TRANSFORMED_NORMS,
    /** {@link Observation#proximities}. */
    PROXIMITIES,
    /** {@link Observation#lens}. */
    LENS,
    /** {@link Observation#tokenLogProbabilities}. */
    TOKEN_LOG_PROBABILITIES,
    /** {@link Observation#attentionGradients}. */
    ATTENTION_GRADIENTS,
    /** {@link Observation#directions}. */
    DIRECTIONS
}
