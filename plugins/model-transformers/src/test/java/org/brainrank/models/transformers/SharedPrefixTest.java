package org.brainrank.models.transformers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.brainrank.engine.EngineRuntime;
import org.brainrank.engine.NetworkModel;
import org.brainrank.models.blocks.Decoder;
import org.brainrank.models.safetensors.Checkpoint;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Erasure with keys and values kept, against erasure that runs all positions of every window. */
class SharedPrefixTest {
    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama"})
    void equalsRunningAllPositions(String name) {
        Reference reference = Reference.of(name);
        Npy ids = reference.array("ids12");
        try (LanguageModel model = reference.open();
                LanguageModel plain = plain(model, reference.folder().resolve("model"))) {
            for (int tokens : new int[] {1, 2, 12}) {
                List<TokenWindow> windows = IntStream.range(0, ids.shape()[0])
                        .mapToObj(i ->
                                TokenWindow.predicted(Arrays.copyOf(ids.at(i).integers(), tokens)))
                        .toList();
                for (Baseline mask : Baseline.FIXED) {
                    for (Output output : Output.values()) {
                        List<float[]> expected = erased(plain, mask, output, windows);
                        List<float[]> actual = erased(model, mask, output, windows);
                        assertThat(actual).hasSameSizeAs(expected);
                        for (int i = 0; i < expected.size(); i++) {
                            assertThat(actual.get(i))
                                    .as("%s, %d tokens, %s, %s, array %d", name, tokens, mask, output, i)
                                    .containsExactly(expected.get(i), within(1e-5f * largest(expected.get(i))));
                        }
                    }
                }
            }
        }
    }

    private static LanguageModel plain(LanguageModel model, Path folder) {
        Config config = Config.read(folder);
        Architecture architecture = Architectures.of(config);
        StoredWeights weights = new StoredWeights(
                EngineRuntime.newManager(), folder, Checkpoint.open(folder), architecture, Computation.PLAIN);
        Decoder decoder = architecture.build(config, architecture.sizes(config), weights);
        return NetworkModel.of(model.info(), new PlainNetwork(decoder), Optional.empty());
    }

    /** One array for each window and layer. */
    private static List<float[]> erased(LanguageModel model, Baseline mask, Output output, List<TokenWindow> windows) {
        TreeSet<Integer> layers = new TreeSet<>(IntStream.rangeClosed(
                        0, mask.equals(Baseline.ZERO) ? model.info().layers() : 0)
                .boxed()
                .toList());
        PassRequest request = new PassRequest(new Pass.Erasure(mask), layers, Set.of(Quantity.ERASED), output);
        List<float[]> arrays = new ArrayList<>();
        model.run(
                request,
                windows,
                (window, seen) ->
                        layers.forEach(layer -> arrays.add(seen.erased(layer).toArray())));
        return arrays;
    }

    private static float largest(float[] values) {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
