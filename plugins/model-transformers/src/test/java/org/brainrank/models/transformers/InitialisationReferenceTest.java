package org.brainrank.models.transformers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.brainrank.engine.EngineRuntime;
import org.brainrank.models.blocks.Initial;
import org.brainrank.models.blocks.Weights;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.TokenWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Untrained weights of every architecture against those that Hugging Face transformers 5.18.0 draws: the same tensors, the
 * same zeros and ones, and deviations as near as numbers of that count can show. {@code make_initialisation_reference.py}
 * made the reference.
 */
class InitialisationReferenceTest {
    /** Seeds are fixed, so nothing fails by chance from run to run; about 4,000 numbers are compared. */
    private static final double STANDARD_ERRORS = 5;
    /** The reference pools so many draws. */
    private static final double REFERENCE_DRAWS = 4;

    @TempDir
    private Path folder;

    static List<String> forms() throws IOException {
        return List.copyOf(reference().keySet());
    }

    private static JsonObject reference() throws IOException {
        Path file = Reference.resource("initialisation/initialisation.json");
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }

    @Test
    void everyFormIsThere() throws IOException {
        TreeSet<String> types = new TreeSet<>();
        for (JsonElement form : reference().asMap().values()) {
            types.add(form.getAsJsonObject()
                    .getAsJsonObject("config")
                    .get("model_type")
                    .getAsString());
        }
        assertThat(types).containsExactlyInAnyOrderElementsOf(Architectures.names());
        assertThat(forms()).containsAll(ArchitecturesReferenceTest.models()).contains("gpt2");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void drawsAsTransformersDoes(String form) throws IOException {
        JsonObject expected = reference().getAsJsonObject(form);
        Map<String, Drawn> drawn = draw(expected.getAsJsonObject("config"), 1);
        JsonObject parameters = expected.getAsJsonObject("parameters");
        assertThat(drawn.keySet()).containsExactlyInAnyOrderElementsOf(parameters.keySet());
        drawn.forEach((name, tensor) -> tensor.check(name, parameters.getAsJsonObject(name)));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void dependsOnTheSeedAndTheNameAlone(String form) throws IOException {
        JsonObject config = reference().getAsJsonObject(form).getAsJsonObject("config");
        Map<String, Drawn> first = draw(config, 1);
        Map<String, Drawn> again = draw(config, 1);
        Map<String, Drawn> other = draw(config, 2);
        List<float[]> seen = new ArrayList<>();
        first.forEach((name, tensor) -> {
            assertThat(again.get(name).values).as(name).isEqualTo(tensor.values);
            if (tensor.isConstant()) {
                assertThat(other.get(name).values).as(name).isEqualTo(tensor.values);
            } else {
                assertThat(other.get(name).values).as(name).isNotEqualTo(tensor.values);
                assertThat(seen)
                        .as("no two tensors are the same draw: %s", name)
                        .doesNotContain(tensor.start());
                seen.add(tensor.start());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void opensWithoutWeights(String form) throws IOException {
        JsonObject config = reference().getAsJsonObject(form).getAsJsonObject("config");
        Files.writeString(folder.resolve("config.json"), config.toString());
        List<Double> logits = new ArrayList<>();
        for (long seed : new long[] {1, 1, 2}) {
            try (LanguageModel model = ModelFolder.open(form, folder, OptionalLong.of(seed))) {
                model.run(
                        new PassRequest(new Pass.Forward(), new TreeSet<>(), Set.of(), Output.LOGIT),
                        List.of(TokenWindow.predicted(5, 9, 33, 17)),
                        (window, seen) -> {
                            logits.add(seen.output());
                            // Nothing is learnt: no token is much likelier than another.
                            double uniform = Math.log(model.info().vocabulary());
                            assertThat(seen.prediction().entropy()).isCloseTo(uniform, within(0.3));
                        });
            }
        }
        assertThat(logits.get(1)).isEqualTo(logits.get(0));
        assertThat(logits.get(2)).isNotEqualTo(logits.get(0));
    }

    private Map<String, Drawn> draw(JsonObject json, long seed) throws IOException {
        Files.writeString(folder.resolve("config.json"), json.toString());
        Config config = Config.read(folder);
        Architecture architecture = Architectures.of(config);
        EngineRuntime.start();
        try (NDManager manager = EngineRuntime.newManager()) {
            Recorder recorder = new Recorder(new DrawnWeights(manager, seed), new TreeMap<>());
            architecture.build(config, architecture.sizes(config), recorder);
            return recorder.drawn;
        }
    }

    /** Draws, and keeps a copy of each tensor under its name. */
    private record Recorder(Weights weights, Map<String, Drawn> drawn) implements Weights {
        @Override
        public NDArray get(String name, Initial initial, long... shape) {
            NDArray array = weights.get(name, initial, shape);
            assertThat(drawn.put(name, new Drawn(shape, array.toFloatArray())))
                    .as("'%s' is asked for once", name)
                    .isNull();
            return array;
        }

        @Override
        public NDManager manager() {
            return weights.manager();
        }

        @Override
        public long parameters() {
            return weights.parameters();
        }
    }

    /** One tensor's numbers. */
    private static final class Drawn {
        private final long[] shape;
        private final float[] values;

        Drawn(long[] shape, float[] values) {
            this.shape = shape;
            this.values = values;
        }

        boolean isConstant() {
            return IntStream.range(1, values.length).allMatch(i -> values[i] == values[0]);
        }

        /** Its last numbers: the first ones may be a row of zeros. */
        float[] start() {
            return Arrays.copyOfRange(values, values.length / 2, values.length / 2 + 8);
        }

        void check(String name, JsonObject expected) {
            assertThat(shape).as(name).containsExactly(longs(expected.getAsJsonArray("shape")));
            double mean = expected.get("mean").getAsDouble();
            double deviation = expected.get("deviation").getAsDouble();
            if (deviation == 0) {
                assertThat(values).as(name).containsOnly((float) mean);
                return;
            }
            long[] zeroRows = longs(expected.getAsJsonArray("zero-rows"));
            int width = values.length / Math.toIntExact(shape[0]);
            assertThat(IntStream.range(0, Math.toIntExact(shape[0]))
                            .filter(row -> IntStream.range(row * width, (row + 1) * width)
                                    .allMatch(i -> values[i] == 0))
                            .asLongStream())
                    .as("rows of zeros of %s", name)
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(zeroRows).boxed().toList());
            double[] drawn = IntStream.range(0, values.length)
                    .filter(i -> Arrays.stream(zeroRows).noneMatch(row -> row == i / width))
                    .mapToDouble(i -> values[i])
                    .toArray();
            double error = STANDARD_ERRORS * Math.sqrt((1 + 1 / REFERENCE_DRAWS) / drawn.length);
            double average = Arrays.stream(drawn).average().orElseThrow();
            double second = central(drawn, average, 2);
            assertThat(average).as("mean of %s", name).isCloseTo(mean, within(error * deviation));
            assertThat(Math.sqrt(second))
                    .as("standard deviation of %s", name)
                    .isCloseTo(deviation, within(error * deviation / Math.sqrt(2)));
            assertThat(central(drawn, average, 4) / (second * second))
                    .as("kurtosis of %s", name)
                    .isCloseTo(expected.get("kurtosis").getAsDouble(), within(error * Math.sqrt(24)));
        }

        private static double central(double[] values, double mean, int power) {
            return Arrays.stream(values)
                    .map(value -> Math.pow(value - mean, power))
                    .average()
                    .orElseThrow();
        }

        private static long[] longs(JsonArray array) {
            return array.asList().stream().mapToLong(JsonElement::getAsLong).toArray();
        }
    }
}
