package org.brainrank.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.brainrank.models.transformers.TransformersPlugin;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.ModelRequest;

/**
 * How long a folder of GPT-2-small's shape (498 MB, F32) takes to open, hashed and mapped, and how much Java heap it needs.
 * Opens it five times; the first is cold in code, if not in the file system's cache.
 */
public final class ModelLoadBenchmark {
    private static final int WIDTH = 768;
    private static final int VOCABULARY = 50_257;
    private static final int REPETITIONS = 5;

    private ModelLoadBenchmark() {}

    /**
     * Runs it.
     *
     * @param arguments none
     * @throws IOException if the folder cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        Path folder = Files.createTempDirectory("gpt2-small");
        try {
            Files.writeString(folder.resolve("config.json"), """
                    {"model_type": "gpt2", "n_layer": 12, "n_embd": 768, "n_head": 12, "vocab_size": 50257, "n_positions": 1024}
                    """);
            long bytes = write(folder.resolve("model.safetensors"));
            TransformersPlugin plugin = new TransformersPlugin();
            for (int i = 0; i < REPETITIONS; i++) {
                long before = live();
                resetPeaks();
                long start = System.nanoTime();
                ModelRequest request = new ModelRequest(
                        "gpt2-small",
                        plugin.card().resolve(Map.of("path", folder.toString())),
                        folder,
                        OptionalLong.empty());
                try (LanguageModel model = plugin.open(request)) {
                    double seconds = (System.nanoTime() - start) / 1e9;
                    out.printf(
                            Locale.ROOT,
                            "%d MB, %d parameters: %.2f s, %.1f MB of heap kept, %.1f MB at most%n",
                            bytes / 1_000_000,
                            model.info().parameters(),
                            seconds,
                            (live() - before) / 1e6,
                            (peak() - before) / 1e6);
                }
            }
        } finally {
            Files.deleteIfExists(folder.resolve("model.safetensors"));
            Files.deleteIfExists(folder.resolve("config.json"));
            Files.delete(folder);
        }
    }

    private static long live() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void resetPeaks() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    /** The pools' peaks need not have been at once, so this is an upper bound. */
    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static long write(Path file) throws IOException {
        Map<String, long[]> shapes = shapes();
        StringBuilder header = new StringBuilder("{");
        long offset = 0;
        for (Map.Entry<String, long[]> tensor : shapes.entrySet()) {
            long end = offset + 4 * LongStream.of(tensor.getValue()).reduce(1, (a, b) -> a * b);
            String shape =
                    LongStream.of(tensor.getValue()).mapToObj(Long::toString).collect(Collectors.joining(","));
            header.append(offset == 0 ? "" : ",")
                    .append("\"%s\":{\"dtype\":\"F32\",\"shape\":[%s],\"data_offsets\":[%d,%d]}"
                            .formatted(tensor.getKey(), shape, offset, end));
            offset = end;
        }
        byte[] text = header.append('}').toString().getBytes(StandardCharsets.UTF_8);
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer size = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            out.write(size.putLong(text.length).flip());
            out.write(ByteBuffer.wrap(text));
            ByteBuffer numbers = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < numbers.capacity() / 4; i++) {
                numbers.putFloat((float) (0.02 * Math.sin(i)));
            }
            for (long written = 0; written < offset; written += numbers.limit()) {
                numbers.position(0).limit((int) Math.min(numbers.capacity(), offset - written));
                out.write(numbers);
            }
            return out.size();
        }
    }

    private static Map<String, long[]> shapes() {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put("wte.weight", new long[] {VOCABULARY, WIDTH});
        shapes.put("wpe.weight", new long[] {1024, WIDTH});
        for (int i = 0; i < 12; i++) {
            String name = "h." + i + ".";
            norm(shapes, name + "ln_1");
            linear(shapes, name + "attn.c_attn", WIDTH, 3 * WIDTH);
            linear(shapes, name + "attn.c_proj", WIDTH, WIDTH);
            norm(shapes, name + "ln_2");
            linear(shapes, name + "mlp.c_fc", WIDTH, 4 * WIDTH);
            linear(shapes, name + "mlp.c_proj", 4 * WIDTH, WIDTH);
        }
        norm(shapes, "ln_f");
        return shapes;
    }

    private static void norm(Map<String, long[]> shapes, String name) {
        shapes.put(name + ".weight", new long[] {WIDTH});
        shapes.put(name + ".bias", new long[] {WIDTH});
    }

    private static void linear(Map<String, long[]> shapes, String name, long in, long out) {
        shapes.put(name + ".weight", new long[] {in, out});
        shapes.put(name + ".bias", new long[] {out});
    }
}
