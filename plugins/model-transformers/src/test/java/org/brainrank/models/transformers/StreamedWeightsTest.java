package org.brainrank.models.transformers;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.Coalitions;
import org.brainrank.spi.model.Footprint;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.Observation;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Propagation;
import org.brainrank.spi.model.Quadrature;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.Tensor;
import org.brainrank.spi.model.TokenWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weights that are made ready block by block, and backwards that run each block again, give the same bits. */
class StreamedWeightsTest {
    private static final Computation FLOAT32 = new Computation(Device.cpu(), DataType.FLOAT32, true);

    @ParameterizedTest
    @CsvSource({
        "gpt2_f16, FLOAT32",
        "gpt2_bf16, FLOAT32",
        "gpt2_bf16, FLOAT16",
        "llama_f16, FLOAT32",
        "architectures/gemma2, FLOAT16",
        "architectures/bloom, FLOAT16",
        "architectures/gptj, FLOAT16",
        "architectures/opt_350m, FLOAT16"
    })
    void sameBitsAsResidentInEveryPass(String name, DataType precision) {
        Path folder = Reference.resource(name).resolve("model");
        try (LanguageModel resident = open(folder, new Computation(Device.cpu(), precision, false));
                LanguageModel streamed = open(folder, new Computation(Device.cpu(), precision, true))) {
            assertThat(footprint(resident).streamedBytes()).isZero();
            assertThat(footprint(streamed).streamedBytes()).isPositive();
            assertThat(footprint(streamed).residentBytes())
                    .isLessThan(footprint(resident).residentBytes());
            assertThat(streamed.info()).isEqualTo(resident.info());
            List<TokenWindow> windows = windows(resident.info().vocabulary());
            for (PassRequest request : requests(resident.info().layers())) {
                List<Float> expected = numbers(resident, request, windows);
                List<Float> actual = numbers(streamed, request, windows);
                assertThat(actual).hasSameSizeAs(expected);
                List<Integer> different = IntStream.range(0, expected.size())
                        .filter(i -> !actual.get(i).equals(expected.get(i)))
                        .boxed()
                        .toList();
                assertThat(different)
                        .as("%s, of %d numbers", request, expected.size())
                        .isEmpty();
            }
        }
    }

    @Test
    void threadsShareAStreamedModel() {
        try (LanguageModel model = open(Reference.resource("gpt2_bf16").resolve("model"), FLOAT32)) {
            List<TokenWindow> windows = windows(model.info().vocabulary());
            PassRequest request = request(model.info().layers(), new Pass.Gradient(), Quantity.GRADIENTS);
            List<Float> alone = numbers(model, request, windows);
            List<List<Float>> together = IntStream.range(0, 16)
                    .parallel()
                    .mapToObj(i -> numbers(model, request, windows))
                    .toList();
            assertThat(together).allMatch(alone::equals);
        }
    }

    @Test
    void whatIsMappedIsNotStreamed() {
        try (LanguageModel model = open(Reference.resource("gpt2").resolve("model"), FLOAT32)) {
            assertThat(footprint(model).streamedBytes()).isZero();
            assertThat(footprint(model).residentBytes()).isZero();
            assertThat(footprint(model).mappedBytes()).isEqualTo(201_984);
        }
    }

    @Test
    void aBackwardNeedsOneBlockAtATime() {
        Path folder = Reference.resource("llama_f16").resolve("model");
        try (LanguageModel resident = open(folder, Computation.PLAIN);
                LanguageModel streamed = open(folder, FLOAT32)) {
            PassRequest request = request(3, new Pass.Gradient(), Quantity.GRADIENTS);
            assertThat(streamed.batchSize(request, 12)).isEqualTo(resident.batchSize(request, 12));
            assertThat(streamed.memory(request, 12, 8).orElseThrow())
                    .isLessThan(resident.memory(request, 12, 8).orElseThrow());
        }
    }

    private static LanguageModel open(Path folder, Computation computation) {
        return ModelFolder.open("test", folder, OptionalLong.empty(), computation, BeginningOfText.AUTO);
    }

    private static Footprint footprint(LanguageModel model) {
        return model.footprint().orElseThrow();
    }

    private static List<TokenWindow> windows(int vocabulary) {
        Random random = new Random(7);
        return IntStream.range(0, 5)
                .mapToObj(i -> new TokenWindow(random.ints(9, 0, vocabulary).toArray(), OptionalInt.empty()))
                .toList();
    }

    private static List<PassRequest> requests(int layers) {
        PassRequest some = new PassRequest(
                new Pass.Gradient(), new TreeSet<>(Set.of(1)), Set.of(Quantity.GRADIENTS), Output.LOG_PROBABILITY);
        PassRequest attentionAlone = new PassRequest(
                new Pass.Gradient(), new TreeSet<>(Set.of(2)), Set.of(Quantity.ATTENTION_GRADIENTS), Output.LOGIT);
        return List.of(
                some,
                attentionAlone,
                request(
                        layers,
                        new Pass.Forward(),
                        Quantity.ACTIVATIONS,
                        Quantity.ATTENTION,
                        Quantity.HEAD_OUTPUTS,
                        Quantity.TRANSFORMED_NORMS,
                        Quantity.PROXIMITIES,
                        Quantity.LENS,
                        Quantity.TOKEN_LOG_PROBABILITIES),
                request(
                        layers,
                        new Pass.Gradient(),
                        Quantity.GRADIENTS,
                        Quantity.ATTENTION_GRADIENTS,
                        Quantity.ACTIVATIONS,
                        Quantity.LENS),
                request(
                        layers,
                        new Pass.Path(Baseline.MEAN_EMBEDDING, 3, Quadrature.GAUSS_LEGENDRE),
                        Quantity.INPUTS,
                        Quantity.GRADIENTS),
                request(
                        layers,
                        new Pass.LayerPath(Baseline.token(3), 2, Quadrature.RIEMANN_MIDDLE),
                        Quantity.GRADIENTS),
                request(layers, new Pass.Erasure(Baseline.ZERO), Quantity.ERASED),
                request(0, new Pass.Erasure(Baseline.MEAN_EMBEDDING), Quantity.ERASED),
                request(layers, new Pass.ValueZeroing(), Quantity.ZEROED),
                request(layers, new Pass.Relevance(Propagation.ATTN_LRP), Quantity.GRADIENTS),
                request(layers, new Pass.Rescale(Baseline.MEAN_EMBEDDING), Quantity.GRADIENTS),
                request(0, new Pass.Removal(), Quantity.REMOVED),
                request(
                        0,
                        new Pass.Subsets(Baseline.ZERO, new Coalitions.Permutations(4, true, 1)),
                        Quantity.COALITIONS),
                request(layers, new Pass.Noise(0.1, 2, 5), Quantity.GRADIENTS));
    }

    private static PassRequest request(int layers, Pass pass, Quantity... quantities) {
        TreeSet<Integer> all =
                new TreeSet<>(IntStream.rangeClosed(0, layers).boxed().toList());
        return new PassRequest(pass, all, Set.of(quantities), Output.LOGIT);
    }

    private static List<Float> numbers(LanguageModel model, PassRequest request, List<TokenWindow> windows) {
        List<Float> numbers = new ArrayList<>();
        model.run(request, windows, (window, seen) -> {
            numbers.add((float) seen.output());
            numbers.add((float) seen.prediction().entropy());
            for (int layer : request.layers()) {
                for (Quantity quantity : new TreeSet<>(request.quantities())) {
                    if (seen.shows(layer)) {
                        add(quantity, layer, seen, numbers);
                    }
                }
            }
        });
        assertThat(numbers).isNotEmpty();
        return numbers;
    }

    private static void add(Quantity quantity, int layer, Observation seen, List<Float> numbers) {
        boolean inside = layer > 0;
        switch (quantity) {
            case ACTIVATIONS -> add(seen.activations(layer), numbers);
            case INPUTS -> add(seen.inputs(layer), numbers);
            case GRADIENTS -> addIf(seen.hasGradients(), () -> seen.gradients(layer), numbers);
            case ATTENTION_GRADIENTS ->
                addIf(seen.hasGradients() && inside, () -> seen.attentionGradients(layer), numbers);
            case ATTENTION -> addIf(inside, () -> seen.attention(layer), numbers);
            case HEAD_OUTPUTS -> addIf(inside, () -> seen.headOutputs(layer), numbers);
            case TRANSFORMED_NORMS -> addIf(inside, () -> seen.transformedNorms(layer), numbers);
            case PROXIMITIES -> addIf(inside, () -> seen.proximities(layer), numbers);
            case ZEROED -> addIf(inside, () -> seen.zeroed(layer), numbers);
            case LENS -> add(seen.lens(layer), numbers);
            case TOKEN_LOG_PROBABILITIES -> add(seen.tokenLogProbabilities(), numbers);
            case ERASED -> add(seen.erased(layer), numbers);
            case REMOVED -> add(seen.removed(), numbers);
            case COALITIONS -> add(seen.coalitionOutputs(), numbers);
            case MLP_OUTPUTS, DIRECTIONS, COALITION_LOG_PROBABILITIES ->
                throw new IllegalArgumentException(quantity + " is not asked for here");
        }
    }

    private static void addIf(boolean shown, java.util.function.Supplier<Tensor> tensor, List<Float> numbers) {
        if (shown) {
            add(tensor.get(), numbers);
        }
    }

    private static void add(Tensor tensor, List<Float> numbers) {
        for (float value : tensor.toArray()) {
            numbers.add(value);
        }
    }
}
