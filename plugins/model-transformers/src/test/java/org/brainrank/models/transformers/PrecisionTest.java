package org.brainrank.models.transformers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A file of 16-bit weights is, bit for bit, the model of those weights in float32, which other tests compare with
 * transformers: hidden states, attention, output and gradients of every layer.
 */
class PrecisionTest {
    @TempDir
    private Path folder;

    static List<String> models() throws IOException {
        List<String> models = new ArrayList<>(List.of("gpt2", "llama"));
        ArchitecturesReferenceTest.models().forEach(name -> models.add("architectures/" + name));
        return models;
    }

    @ParameterizedTest
    @MethodSource("models")
    void sixteenBitsAreWidenedExactly(String name) throws IOException {
        for (Narrow narrow : Narrow.values()) {
            check(Reference.resource(name).resolve("model"), narrow);
        }
    }

    @ParameterizedTest
    @CsvSource({"phi, F16", "phi, BF16", "stories260K, F16", "stories260K, BF16"})
    void sixteenBitsOfInstalledModelsAreWidenedExactly(String name, Narrow narrow) throws IOException {
        String data = System.getenv("BRAINRANK_DATA");
        assumeTrue(
                data != null, () -> "BRAINRANK_DATA is not set: " + name + " is compared only where it is installed");
        Path model = Path.of(data).resolveSibling("reference").resolve("models/" + name + "/model");
        assumeTrue(Files.isDirectory(model), () -> "no folder " + model);
        check(model, narrow);
    }

    private void check(Path model, Narrow narrow) throws IOException {
        Path stored = Files.createDirectories(folder.resolve(narrow.name()));
        Path widened = Files.createDirectories(folder.resolve("F32"));
        for (Path copy : List.of(stored, widened)) {
            Files.writeString(copy.resolve("config.json"), Files.readString(model.resolve("config.json")));
        }
        byte[] file = Files.readAllBytes(model.resolve("model.safetensors"));
        Files.write(stored.resolve("model.safetensors"), rewritten(file, narrow, true));
        Files.write(widened.resolve("model.safetensors"), rewritten(file, narrow, false));
        List<float[]> expected = everything(widened);
        assertThat(everything(stored))
                .as("%s", narrow)
                .usingRecursiveComparison()
                .isEqualTo(expected);
        assertThat(everything(model))
                .as("narrowing changes the model")
                .usingRecursiveComparison()
                .isNotEqualTo(expected);
    }

    /** How a number loses bits: cut off, not rounded, so that both sides are easy to see. */
    private enum Narrow {
        F16(0xFFFFE000) {
            @Override
            short stored(int bits) {
                int exponent = ((bits >>> 23) & 0xFF) - 112;
                return (short)
                        (((bits >>> 16) & 0x8000) | (exponent <= 0 ? 0 : (exponent << 10) | ((bits >>> 13) & 0x3FF)));
            }

            @Override
            float cut(float value) {
                // What is below the smallest normal number becomes zero, its sign kept.
                return Math.abs(value) < 0x1p-14f ? Math.copySign(0, value) : super.cut(value);
            }
        },
        BF16(0xFFFF0000) {
            @Override
            short stored(int bits) {
                return (short) (bits >>> 16);
            }
        };

        private final int kept;

        Narrow(int kept) {
            this.kept = kept;
        }

        abstract short stored(int bits);

        float cut(float value) {
            return Float.intBitsToFloat(Float.floatToRawIntBits(value) & kept);
        }
    }

    /** The same tensors of float32, cut: stored in 16 bits or in 32. */
    private static byte[] rewritten(byte[] file, Narrow narrow, boolean inSixteen) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int length = Math.toIntExact(in.getLong());
        JsonObject header = JsonParser.parseString(new String(file, Long.BYTES, length, StandardCharsets.UTF_8))
                .getAsJsonObject();
        header.remove("__metadata__");
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (String name : header.keySet()) {
            JsonObject tensor = header.getAsJsonObject(name);
            int begin = tensor.getAsJsonArray("data_offsets").get(0).getAsInt();
            int end = tensor.getAsJsonArray("data_offsets").get(1).getAsInt();
            assertThat(tensor.get("dtype").getAsString()).isEqualTo("F32");
            ByteBuffer out = ByteBuffer.allocate(end - begin).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = begin; at < end; at += Float.BYTES) {
                float value = in.getFloat(Long.BYTES + length + at);
                if (inSixteen) {
                    out.putShort(narrow.stored(Float.floatToRawIntBits(value)));
                } else {
                    out.putFloat(narrow.cut(value));
                }
            }
            tensor.addProperty("dtype", inSixteen ? narrow.name() : "F32");
            int from = data.size();
            data.write(out.array(), 0, out.position());
            tensor.add("data_offsets", JsonParser.parseString("[" + from + "," + data.size() + "]"));
        }
        byte[] head = header.toString().getBytes(StandardCharsets.UTF_8);
        int padded = (head.length + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(padded)
                .array());
        whole.write(head);
        whole.write(" ".repeat(padded - head.length).getBytes(StandardCharsets.UTF_8));
        whole.write(data.toByteArray());
        return whole.toByteArray();
    }

    private static List<float[]> everything(Path model) {
        List<float[]> seen = new ArrayList<>();
        try (LanguageModel open = ModelFolder.open("test", model, OptionalLong.empty())) {
            int last = open.info().layers();
            open.run(
                    new PassRequest(
                            new Pass.Gradient(),
                            new TreeSet<>(IntStream.rangeClosed(0, last).boxed().toList()),
                            Set.of(Quantity.ACTIVATIONS, Quantity.ATTENTION, Quantity.GRADIENTS),
                            Output.LOGIT),
                    List.of(TokenWindow.predicted(5, 9, 33, 17, 40, 21), TokenWindow.predicted(7, 7, 8, 3, 12, 30)),
                    (window, step) -> {
                        seen.add(new float[] {
                            (float) step.output(), step.prediction().target()
                        });
                        for (int layer = 0; layer <= last; layer++) {
                            seen.add(step.activations(layer).toArray());
                            seen.add(step.gradients(layer).toArray());
                            if (layer > 0) {
                                seen.add(step.attention(layer).toArray());
                            }
                        }
                    });
        }
        return seen;
    }
}
