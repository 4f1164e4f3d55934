package org.brainrank.spi.model;

import java.util.OptionalInt;
import java.util.Set;

/**
 * What is known of an open model.
 *
 * @param id the name that results carry, for example {@code story-lm}
 * @param architecture the family, for example {@code gpt2} or {@code llama}
 * @param layers L, the number of blocks; layer l from 1 to L is the output of block l, layer 0 the input
 * @param width size of a hidden state
 * @param heads attention heads per block
 * @param vocabulary number of token ids
 * @param maxTokens the longest window
 * @param parameters number of weights
 * @param sha256 of the weights, hexadecimal
 * @param zeroBaselineIsSingular whether the gradient explodes at a zero embedding, as in models whose norms are RMSNorm
 *     without bias; path methods then start at the mean embedding unless told otherwise
 * @param capabilities what it can show
 * @param padToken the token that fills gaps, else the one that ends texts, as the model's files name it; empty if they
 *     name neither
 */
public record ModelInfo(
        String id,
        String architecture,
        int layers,
        int width,
        int heads,
        int vocabulary,
        int maxTokens,
        long parameters,
        String sha256,
        boolean zeroBaselineIsSingular,
        Set<Capability> capabilities,
        OptionalInt padToken) {

    /** Copies the set and checks the sizes. */
    public ModelInfo {
        if (layers < 1 || width < 1 || vocabulary < 1 || maxTokens < 1) {
            throw new IllegalArgumentException("layers, width, vocabulary and maxTokens must be >= 1: were " + layers
                    + ", " + width + ", " + vocabulary + ", " + maxTokens);
        }
        capabilities = Set.copyOf(capabilities);
    }

    /**
     * A model that names no padding token.
     *
     * @param id as above
     * @param architecture as above
     * @param layers as above
     * @param width as above
     * @param heads as above
     * @param vocabulary as above
     * @param maxTokens as above
     * @param parameters as above
     * @param sha256 as above
     * @param zeroBaselineIsSingular as above
     * @param capabilities as above
     */
    public ModelInfo(
            String id,
            String architecture,
            int layers,
            int width,
            int heads,
            int vocabulary,
            int maxTokens,
            long parameters,
            String sha256,
            boolean zeroBaselineIsSingular,
            Set<Capability> capabilities) {
        this(
                id,
                architecture,
                layers,
                width,
                heads,
                vocabulary,
                maxTokens,
                parameters,
                sha256,
                zeroBaselineIsSingular,
                capabilities,
                OptionalInt.empty());
    }
}
