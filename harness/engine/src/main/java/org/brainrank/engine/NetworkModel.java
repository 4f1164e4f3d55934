package org.brainrank.engine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.brainrank.spi.model.Footprint;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Observer;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.spi.model.Tokenizer;

/**
 * A language model made of a network: offers every pass.
 *
 * <p>One forward and one backward show the gradients of all layers. Only the layers and quantities of a request are copied
 * out of the engine.
 *
 * <h2>Numbers</h2>
 *
 * What leaves a network is float32, whatever it computes in. The same batch gives the same bits in every run and on any number of threads; another batch of the same windows
 * gives the same numbers within float32 rounding.
 */
public final class NetworkModel implements LanguageModel {
    private final ModelInfo info;
    private final Network network;
    private final Optional<Tokenizer> tokenizer;
    private final Optional<Footprint> footprint;
    private final BatchPlan plan;
    private final RequestCheck check;

    private NetworkModel(
            ModelInfo info, Network network, Optional<Tokenizer> tokenizer, Optional<Footprint> footprint) {
        this.info = info;
        this.network = network;
        this.tokenizer = tokenizer;
        this.footprint = footprint;
        this.plan = BatchPlan.of(new MemoryEstimate(info, network.feedForward()));
        this.check = new RequestCheck(info);
    }

    /**
     * Wraps a network.
     *
     * @param info what is known of it; its sizes are the network's
     * @param network the arithmetic; closed with the model
     * @param tokenizer empty if there is none; closed with the model if it can be
     * @return the model
     */
    public static NetworkModel of(ModelInfo info, Network network, Optional<Tokenizer> tokenizer) {
        return new NetworkModel(info, network, tokenizer, Optional.empty());
    }

    /**
     * Wraps a network whose memory is known.
     *
     * @param info what is known of it; its sizes are the network's
     * @param network the arithmetic; closed with the model
     * @param tokenizer empty if there is none; closed with the model if it can be
     * @param footprint where its weights are
     * @return the model
     */
    public static NetworkModel of(ModelInfo info, Network network, Optional<Tokenizer> tokenizer, Footprint footprint) {
        return new NetworkModel(info, network, tokenizer, Optional.of(footprint));
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public Optional<Tokenizer> tokenizer() {
        return tokenizer;
    }

    @Override
    public int batchSize(PassRequest request, int tokens) {
        return plan.windows(request, tokens);
    }

    @Override
    public OptionalLong memory(PassRequest request, int tokens, int windows) {
        // Batches are the same whether weights are streamed or not, so that numbers are; what they take is not.
        MemoryEstimate estimate = new MemoryEstimate(info, network.feedForward(), network.streamsWeights());
        return OptionalLong.of(plan.counted(estimate).bytes(request, tokens, windows));
    }

    @Override
    public Optional<Footprint> footprint() {
        return footprint;
    }

    @Override
    public void run(PassRequest request, List<TokenWindow> windows, Observer observer) {
        if (windows.isEmpty()) {
            return;
        }
        check.check(request, windows);
        int rows = plan.variants(request, windows.get(0).tokens());
        Passes.run(new Batch(network, request, List.copyOf(windows), observer), rows);
    }

    @Override
    public Optional<LanguageModel> perturbed(double deviation, long seed) {
        return Optional.of(new NetworkModel(info, NoisyNetwork.of(network, deviation, seed), tokenizer, footprint));
    }

    @Override
    public void close() {
        tokenizer.ifPresent(NetworkModel::closeQuietly);
        network.close();
    }

    private static void closeQuietly(Tokenizer tokenizer) {
        if (tokenizer instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("the tokenizer does not close: " + e.getMessage(), e);
            }
        }
    }
}
