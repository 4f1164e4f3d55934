package org.brainrank.spi.model;

import java.util.Optional;

/**
 * What the model says about the target token, on the unchanged window.
 *
 * @param target token id
 * @param logit before softmax
 * @param logProbability in nats
 * @param entropy of the next-token distribution, in nats
 * @param foil what the target is held against; empty without a {@link Contrast}
 */
public record Prediction(int target, double logit, double logProbability, double entropy, Optional<Foil> foil) {
    /**
     * A prediction without a foil.
     *
     * @param target token id
     * @param logit before softmax
     * @param logProbability in nats
     * @param entropy of the next-token distribution, in nats
     */
    public Prediction(int target, double logit, double logProbability, double entropy) {
        this(target, logit, logProbability, entropy, Optional.empty());
    }

    /**
     * The token that the target is held against.
     *
     * @param token its id
     * @param logit before softmax
     * @param logProbability in nats
     */
    public record Foil(int token, double logit, double logProbability) {}
}
