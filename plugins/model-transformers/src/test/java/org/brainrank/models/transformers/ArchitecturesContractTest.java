package org.brainrank.models.transformers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.Observer;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.Tensor;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.testkit.ModelContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every model must keep, by a small model of every architecture on the real engine. */
@ParameterizedClass
@MethodSource("models")
class ArchitecturesContractTest extends ModelContract {
    private static final TokenWindow WINDOW =
            new TokenWindow(new int[] {5, 9, 33, 17, 5, 40, 21, 8, 60, 12, 3, 44}, OptionalInt.of(7));

    private final String name;

    ArchitecturesContractTest(String name) {
        this.name = name;
    }

    static List<String> models() throws IOException {
        return ArchitecturesReferenceTest.models();
    }

    @Override
    protected LanguageModel open() {
        return ModelFolder.open(
                name, Reference.resource("architectures").resolve(name).resolve("model"), OptionalLong.empty());
    }

    /** A long look at three that differ most; {@link LeftArraysTest} counts the arrays of all. */
    @Override
    protected int batchesOfLeakSearch() {
        return Set.of("bloom", "gemma3", "falcon_40b").contains(name) ? 1000 : 50;
    }

    @Test
    void aWindowWithoutAWordIsAWindowOfItsOwn() {
        try (LanguageModel model = open()) {
            List<float[]> removed = new ArrayList<>();
            run(
                    model,
                    new Pass.Removal(),
                    Set.of(Quantity.REMOVED),
                    WINDOW,
                    (window, seen) -> removed.add(seen.removed().toArray()));
            int[] ids = WINDOW.ids();
            for (int token = 0; token < ids.length; token++) {
                int gone = token;
                int[] rest = IntStream.range(0, ids.length)
                        .filter(i -> i != gone)
                        .map(i -> ids[i])
                        .toArray();
                List<Double> alone = new ArrayList<>();
                TokenWindow shorter = new TokenWindow(rest, OptionalInt.of(7));
                run(model, new Pass.Forward(), Set.of(), shorter, (window, seen) -> alone.add(seen.output()));
                assertThat((double) removed.get(0)[token])
                        .as("without token %d", token)
                        .isCloseTo(alone.get(0), within(1e-4));
            }
        }
    }

    @Test
    void deepLiftIsCompleteAtEveryLayer() {
        try (LanguageModel model = open()) {
            int layers = model.info().layers();
            double[][] starts = new double[layers + 1][];
            double[] atBaseline = new double[1];
            Set<Quantity> product = Set.of(Quantity.INPUTS, Quantity.GRADIENTS);
            run(model, new Pass.Rescale(Baseline.MEAN_EMBEDDING), product, WINDOW, (window, seen) -> {
                for (int layer = 0; layer <= layers; layer++) {
                    double[] inputs = ReferenceCase.doubles(seen.inputs(layer));
                    if (!seen.hasGradients()) {
                        starts[layer] = inputs;
                        atBaseline[0] = seen.output();
                        continue;
                    }
                    double sum = 0;
                    double size = 0;
                    Tensor gradients = seen.gradients(layer);
                    for (int i = 0; i < inputs.length; i++) {
                        double part = (inputs[i] - starts[layer][i]) * gradients.get(i);
                        sum += part;
                        size += Math.abs(part);
                    }
                    assertThat(sum).as("layer %d", layer).isCloseTo(seen.output() - atBaseline[0], within(1e-3 * size));
                }
            });
        }
    }

    private static void run(
            LanguageModel model, Pass pass, Set<Quantity> quantities, TokenWindow window, Observer observer) {
        int last = pass instanceof Pass.Removal ? 0 : model.info().layers();
        TreeSet<Integer> layers =
                new TreeSet<>(IntStream.rangeClosed(0, last).boxed().toList());
        model.run(new PassRequest(pass, layers, quantities, Output.LOGIT), List.of(window), observer);
    }
}
