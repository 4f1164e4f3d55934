package org.brainrank.models.transformers;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.brainrank.engine.EngineRuntime;
import org.brainrank.engine.NetworkModel;
import org.brainrank.models.blocks.Decoder;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.Capability;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No pass of any architecture leaves an array with the model. What an operation makes belongs to the manager of its left
 * operand, often the model's weights, so one forgotten scope keeps it until the model is closed.
 */
class LeftArraysTest {
    private static final int BATCHES = 5;

    static List<String> models() throws IOException {
        return ArchitecturesReferenceTest.models();
    }

    @ParameterizedTest
    @MethodSource("models")
    void batchesLeaveNone(String name) {
        Config config =
                Config.read(Reference.resource("architectures").resolve(name).resolve("model"));
        Architecture architecture = Architectures.of(config);
        Sizes sizes = architecture.sizes(config);
        EngineRuntime.start();
        NDManager manager = EngineRuntime.newManager();
        Decoder decoder = architecture.build(config, sizes, new DrawnWeights(manager, 1));
        try (LanguageModel model = NetworkModel.of(info(name, sizes), decoder, Optional.empty())) {
            List<TokenWindow> windows = List.of(TokenWindow.predicted(5, 9, 33, 17), TokenWindow.predicted(8, 7, 6, 5));
            List<PassRequest> requests = requests(sizes.layers());
            // Tables of positions and masks are kept for each length, once.
            requests.forEach(request -> model.run(request, windows, (window, step) -> step.output()));
            int before = manager.getManagedArrays().size();
            for (PassRequest request : requests) {
                for (int i = 0; i < BATCHES; i++) {
                    model.run(request, windows, (window, step) -> step.output());
                }
                assertThat(manager.getManagedArrays())
                        .as("after %s", request.pass())
                        .hasSize(before);
            }
        }
    }

    private static List<PassRequest> requests(int layers) {
        SortedSet<Integer> all =
                new TreeSet<>(IntStream.rangeClosed(0, layers).boxed().toList());
        SortedSet<Integer> blocks = new TreeSet<>(all.tailSet(1));
        SortedSet<Integer> input = new TreeSet<>(Set.of(0));
        List<PassRequest> requests = new ArrayList<>();
        Set<Quantity> inside = Set.of(
                Quantity.ACTIVATIONS,
                Quantity.ATTENTION,
                Quantity.HEAD_OUTPUTS,
                Quantity.MLP_OUTPUTS,
                Quantity.TRANSFORMED_NORMS,
                Quantity.PROXIMITIES);
        requests.add(request(new Pass.Forward(), blocks, inside));
        requests.add(request(new Pass.Forward(), all, Set.of(Quantity.LENS, Quantity.TOKEN_LOG_PROBABILITIES)));
        requests.add(request(new Pass.Gradient(), all, Set.of(Quantity.GRADIENTS)));
        requests.add(request(new Pass.Erasure(Baseline.ZERO), all, Set.of(Quantity.ERASED)));
        requests.add(request(new Pass.Removal(), input, Set.of(Quantity.REMOVED)));
        requests.add(request(new Pass.ValueZeroing(), blocks, Set.of(Quantity.ZEROED)));
        requests.add(
                request(new Pass.Rescale(Baseline.MEAN_EMBEDDING), all, Set.of(Quantity.INPUTS, Quantity.GRADIENTS)));
        return requests;
    }

    private static PassRequest request(Pass pass, SortedSet<Integer> layers, Set<Quantity> quantities) {
        return new PassRequest(pass, layers, quantities, Output.LOGIT);
    }

    private static ModelInfo info(String name, Sizes sizes) {
        return new ModelInfo(
                name,
                name,
                sizes.layers(),
                sizes.width(),
                sizes.heads(),
                sizes.vocabulary(),
                sizes.maxTokens(),
                1,
                "00",
                true,
                EnumSet.allOf(Capability.class));
    }
}
