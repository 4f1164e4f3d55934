package org.brainrank.spi.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An open causal language model.
 *
 * <p>{@link #run} may be called from several threads at once. Results do not depend on the other windows of a batch, nor
 * on the number of threads.
 */
public interface LanguageModel extends AutoCloseable {
    /**
     * What is known of it.
     *
     * @return shape, capabilities and hash
     */
    ModelInfo info();

    /**
     * Its tokenizer.
     *
     * @return empty if the model's folder has none
     */
    Optional<Tokenizer> tokenizer();

    /**
     * How many windows of a length to run at once, from the memory that one needs.
     *
     * @param request the pass
     * @param tokens length of each window
     * @return at least 1
     */
    int batchSize(PassRequest request, int tokens);

    /**
     * What a batch needs beside the weights, for plans.
     *
     * @param request the pass
     * @param tokens length of each window
     * @param windows how many, at most {@link #batchSize}
     * @return bytes, a generous count; empty if it is not known
     */
    default OptionalLong memory(PassRequest request, int tokens, int windows) {
        return OptionalLong.empty();
    }

    /**
     * Where its weights are and what they take, for plans and for refusals before anything is computed.
     *
     * @return empty if it is not known
     */
    default Optional<Footprint> footprint() {
        return Optional.empty();
    }

    /**
     * Runs a pass over windows of one length and shows every step of every window to an observer.
     *
     * @param request the pass, the layers and quantities wanted
     * @param windows all of the same number of tokens, at most {@link ModelInfo#maxTokens()}
     * @param observer called once per step and window, steps in order, on the calling thread
     * @throws org.brainrank.spi.UserException if a capability is missing or a token id is outside the vocabulary
     */
    void run(PassRequest request, List<TokenWindow> windows, Observer observer);

    /**
     * The same model with a little noise on its embedding table, to see how stable explanations are.
     *
     * @param deviation of the noise, relative to the root mean square of each token's embedding
     * @param seed of the noise; the same seed gives the same model
     * @return a view of this model, valid while it is open and closed with it; empty if inputs cannot be changed
     */
    default Optional<LanguageModel> perturbed(double deviation, long seed) {
        return Optional.empty();
    }

    @Override
    void close();
}
