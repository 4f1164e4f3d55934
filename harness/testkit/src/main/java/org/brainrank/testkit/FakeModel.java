package org.brainrank.testkit;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.brainrank.spi.UserException;
import org.brainrank.spi.model.Capability;
import org.brainrank.spi.model.Contrast;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Observer;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.spi.model.Tokenizer;

/**
 * A causal language model of three blocks in plain Java, with exact gradients from hand-written backpropagation in
 * float64; numbers become {@code float} only where they leave. It runs every {@link Pass} of the interface as its
 * documentation says.
 *
 * <h2>Appropriate usage</h2>
 * To test methods and the harness without an engine or a download. {@link #create} bends (tanh), so that methods differ;
 * {@link #linear} does not, so that input × gradient and integrated gradients are equal, and can be worked out by hand.
 *
 * <h2>Implementation</h2>
 * Strict, to find out bugs that a real engine hides: a quantity or layer that was not requested is refused, and views are
 * overwritten by NaN when the observer returns. Immutable, hence safe for use from several threads.
 */
public final class FakeModel implements LanguageModel {
    private static final int MAX_TOKENS = 256;
    private final FakeNetwork network;
    private final ModelInfo info;

    private FakeModel(FakeNetwork network, ModelInfo info) {
        this.network = network;
        this.info = info;
    }

    /**
     * A model that bends.
     *
     * @param seed of its weights
     * @return 3 layers of width 8, 2 heads, a vocabulary of 128, windows of at most 256 tokens
     */
    public static FakeModel create(long seed) {
        return of("fake", new FakeNetwork(seed, FakeKind.BENT));
    }

    /**
     * A model whose logits are affine functions of its inputs at every layer.
     *
     * @param seed of its weights
     * @return a model of the same shape as {@link #create}
     */
    public static FakeModel linear(long seed) {
        return of("fake-linear", new FakeNetwork(seed, FakeKind.LINEAR));
    }

    /**
     * A model without positions whose last position alone listens to others, so that it treats these alike.
     *
     * @param seed of its weights
     * @return a model of the same shape as {@link #create}
     */
    public static FakeModel even(long seed) {
        return of("fake-even", new FakeNetwork(seed, FakeKind.EVEN));
    }

    /**
     * The same model, in which no other position listens to a token: unless it is the last, f does not depend on it.
     *
     * @param id of the token
     * @return the model
     */
    public FakeModel deafTo(int id) {
        return of(info.id() + "-deaf", network.as(network.kind().deafTo(id)));
    }

    /**
     * The same function of the embeddings by other weights.
     *
     * @return the model
     */
    public FakeModel reparameterised() {
        return of(info.id() + "-reparameterised", network.reparameterised());
    }

    /**
     * The same blocks, read out by other weights.
     *
     * @param seed of the readout
     * @return the model
     */
    public FakeModel withReadout(long seed) {
        return of(info.id() + "-readout", network.withReadout(seed));
    }

    /**
     * A model whose logits are a × this one's + b × another's.
     *
     * @param a factor of ours
     * @param other differs from this one in its readout alone
     * @param b factor of the other's
     * @return the model
     */
    public FakeModel blend(double a, FakeModel other, double b) {
        return of(info.id() + "-blend", network.blend(a, other.network, b));
    }

    /**
     * f with one token's vector scaled: what finite differences need.
     *
     * @param window the tokens
     * @param output the scalar f
     * @param layer of the vector
     * @param token its position
     * @param factor of its vector
     * @return f
     */
    double scaled(TokenWindow window, Output output, int layer, int token, double factor) {
        FakeWindow run = new FakeWindow(network, window, output);
        double[][] inputs = run.run(0, network.embed(window.ids())).inputs(layer);
        for (int j = 0; j < inputs[token].length; j++) {
            inputs[token][j] *= factor;
        }
        return run.run(layer, inputs).output();
    }

    private static FakeModel of(String id, FakeNetwork network) {
        double[][] weights = network.weights();
        long parameters = 0;
        for (double[] row : weights) {
            parameters += row.length;
        }
        return new FakeModel(
                network,
                new ModelInfo(
                        id,
                        "fake",
                        FakeNetwork.LAYERS,
                        FakeNetwork.WIDTH,
                        FakeNetwork.HEADS,
                        FakeNetwork.VOCABULARY,
                        MAX_TOKENS,
                        parameters,
                        hash(weights),
                        false,
                        EnumSet.allOf(Capability.class),
                        OptionalInt.of(0)));
    }

    /**
     * The same model with fewer abilities, to test refusals.
     *
     * @param capabilities what is left
     * @return a model that refuses passes and quantities that need more
     */
    public FakeModel offering(Set<Capability> capabilities) {
        return new FakeModel(
                network,
                new ModelInfo(
                        info.id(),
                        info.architecture(),
                        info.layers(),
                        info.width(),
                        info.heads(),
                        info.vocabulary(),
                        info.maxTokens(),
                        info.parameters(),
                        info.sha256(),
                        info.zeroBaselineIsSingular(),
                        capabilities,
                        info.padToken()));
    }

    /**
     * The same model, saying that its gradient explodes at a zero embedding (it does not), to test {@code baseline=auto}.
     *
     * @return a model whose information says so
     */
    public FakeModel singularAtZero() {
        return new FakeModel(
                network,
                new ModelInfo(
                        info.id(),
                        info.architecture(),
                        info.layers(),
                        info.width(),
                        info.heads(),
                        info.vocabulary(),
                        info.maxTokens(),
                        info.parameters(),
                        info.sha256(),
                        true,
                        info.capabilities(),
                        info.padToken()));
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public Optional<Tokenizer> tokenizer() {
        return Optional.of(new FakeTokenizer());
    }

    @Override
    public int batchSize(PassRequest request, int tokens) {
        return 4;
    }

    @Override
    public void run(PassRequest request, List<TokenWindow> windows, Observer observer) {
        checkCapabilities(request);
        checkLayers(request);
        windows.forEach(this::checkWindow);
        if (windows.stream().mapToInt(TokenWindow::tokens).distinct().count() > 1) {
            throw new IllegalArgumentException("windows of one run have one length");
        }
        List<FakeWindow> runs = windows.stream()
                .map(window -> new FakeWindow(network, window, request.output()))
                .toList();
        for (FakeStep step :
                FakePlan.steps(request, windows.isEmpty() ? 0 : windows.get(0).tokens(), network)) {
            for (int i = 0; i < runs.size(); i++) {
                FakeObservation observation = new FakeObservation(request, step, runs.get(i), network);
                observer.observe(i, observation);
                observation.expire();
            }
        }
    }

    @Override
    public Optional<LanguageModel> perturbed(double deviation, long seed) {
        return Optional.of(new FakeModel(network.withNoise(deviation, seed), info));
    }

    @Override
    public void close() {
        // nothing is held
    }

    private void checkCapabilities(PassRequest request) {
        Set<Capability> needed = EnumSet.noneOf(Capability.class);
        boolean inside = false;
        if (request.pass() instanceof Pass.Relevance || request.pass() instanceof Pass.Rescale) {
            needed.add(Capability.RELEVANCE);
            if (request.pass() instanceof Pass.Rescale && request.output() == Output.PROBABILITY) {
                throw new UserException("finite differences explain logits and log-probabilities, not probabilities");
            }
        } else if (!(request.pass() instanceof Pass.Forward
                || request.pass() instanceof Pass.Gradient
                || request.pass() instanceof Pass.ValueZeroing)) {
            needed.add(Capability.INTERVENTIONS);
        }
        boolean behind = !request.layers().isEmpty() && request.layers().last() > 0;
        if (behind && (request.pass() instanceof Pass.LayerPath || request.pass() instanceof Pass.Erasure)) {
            needed.add(Capability.HIDDEN_INTERVENTIONS);
        }
        for (Quantity quantity : request.quantities()) {
            switch (quantity) {
                case ACTIVATIONS -> needed.add(Capability.ACTIVATIONS);
                case ATTENTION -> needed.add(Capability.ATTENTION);
                case GRADIENTS -> needed.add(Capability.GRADIENTS);
                case ZEROED -> needed.add(Capability.VALUE_ZEROING);
                case INPUTS, ERASED, DIRECTIONS, REMOVED, COALITIONS, COALITION_LOG_PROBABILITIES -> {}
                case HEAD_OUTPUTS, MLP_OUTPUTS, TRANSFORMED_NORMS, PROXIMITIES -> {
                    needed.add(Capability.INTERNALS);
                    inside = true;
                }
                case LENS, TOKEN_LOG_PROBABILITIES -> inside = true;
                case ATTENTION_GRADIENTS -> needed.add(Capability.ATTENTION_GRADIENTS);
            }
        }
        if (inside && needed.contains(Capability.INTERVENTIONS)) {
            throw new UserException(
                    request.pass() + " does not show " + request.quantities() + "; forward and gradient passes do");
        }
        needed.removeAll(info.capabilities());
        if (!needed.isEmpty()) {
            throw new UserException("model '" + info.id() + "' does not offer "
                    + String.join(", ", needed.stream().map(Capability::label).toList()) + "; use a model that does");
        }
    }

    private void checkLayers(PassRequest request) {
        if (request.layers().isEmpty()
                || request.layers().first() < 0
                || request.layers().last() > info.layers()) {
            throw new IllegalArgumentException("layers go from 0 to " + info.layers() + "; were " + request.layers());
        }
    }

    private void checkWindow(TokenWindow window) {
        if (window.tokens() > MAX_TOKENS) {
            throw new UserException(
                    "a window of '" + info.id() + "' has at most " + MAX_TOKENS + " tokens; was " + window.tokens());
        }
        for (int id : window.ids()) {
            checkToken(id);
        }
        window.target().ifPresent(this::checkToken);
        if (window.contrast().kind() == Contrast.Kind.TOKEN) {
            checkToken(window.contrast().token());
        }
    }

    private void checkToken(int id) {
        if (id < 0 || id >= info.vocabulary()) {
            throw new UserException("token id " + id + " is outside the vocabulary of '" + info.id() + "': 0 to "
                    + (info.vocabulary() - 1));
        }
    }

    private static String hash(double[][] weights) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (double[] row : weights) {
                for (double weight : row) {
                    digest.update(ByteBuffer.allocate(8).putDouble(weight).array());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
