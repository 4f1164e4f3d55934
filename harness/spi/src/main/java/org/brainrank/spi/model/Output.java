package org.brainrank.spi.model;

/** The scalar f that is explained. */
public enum Output {
    /** The target token's logit, before softmax. */
    LOGIT,
    /** The target token's log-probability. */
    LOG_PROBABILITY,
    /** The target token's probability, after softmax; its gradient vanishes where the model is sure. */
    PROBABILITY
}
