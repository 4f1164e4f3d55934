package org.brainrank.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.brainrank.method.gradients.GradCam;
import org.brainrank.method.gradients.GradientNorm;
import org.brainrank.method.gradients.GradientXAttention;
import org.brainrank.method.gradients.InputXGradient;
import org.brainrank.method.paths.Conductance;
import org.brainrank.method.paths.IntegratedGradients;
import org.brainrank.method.paths.InternalInfluence;
import org.brainrank.models.transformers.TransformersPlugin;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.ModelRequest;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What methods cost beside the plain passes that they share: GPT-2-small's shape with random weights, 64 windows of 16
 * tokens, all 12 layers.
 *
 * <p>The measure is the same engine's forward and backward that shows f and the gradient of the embeddings and nothing else.
 * {@link #main} runs both families under JMH and prints their ratios to it: the gradient methods to one, the path methods
 * with 20 steps to twenty.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(1)
public class AttributionBenchmark {
    private static final int STEPS = 20;

    private LanguageModel model;
    private List<TokenWindow> windows;
    private Sweep gradients;
    private Sweep paths;

    /** Opens an untrained GPT-2 small. */
    @Setup(Level.Trial)
    public void open() throws IOException {
        Path folder = Files.createTempDirectory("gpt2-small");
        Files.writeString(folder.resolve("config.json"), """
                {"model_type": "gpt2", "n_layer": 12, "n_embd": 768, "n_head": 12, "vocab_size": 50257, "n_positions": 1024}
                """);
        TransformersPlugin plugin = new TransformersPlugin();
        model = plugin.open(new ModelRequest(
                "gpt2-small", plugin.card().resolve(Map.of("path", folder.toString())), folder, OptionalLong.of(1)));
        Files.delete(folder.resolve("config.json"));
        Files.delete(folder);
        Random random = new Random(1);
        windows = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            windows.add(TokenWindow.predicted(random.ints(16, 0, 50_257).toArray()));
        }
        gradients = Sweep.of(
                model,
                methods(Map.of(), new GradientNorm(), new InputXGradient(), new GradientXAttention(), new GradCam()));
        paths = Sweep.of(
                model,
                methods(Map.of("steps", STEPS), new IntegratedGradients(), new Conductance(), new InternalInfluence()));
    }

    private static Map<MethodPlugin, Map<String, ?>> methods(Map<String, ?> parameters, MethodPlugin... plugins) {
        Map<MethodPlugin, Map<String, ?>> methods = new HashMap<>();
        for (MethodPlugin plugin : plugins) {
            methods.put(plugin, parameters);
        }
        return methods;
    }

    /** Frees the weights. */
    @TearDown(Level.Trial)
    public void close() {
        model.close();
    }

    /** f and its gradient at the embeddings. */
    @Benchmark
    public double forwardBackward() {
        PassRequest plain = new PassRequest(
                new Pass.Gradient(), new TreeSet<>(Set.of(0)), Set.of(Quantity.GRADIENTS), Output.LOGIT);
        return new Sweep(model, plain, List.of()).run(windows);
    }

    /** gradient-norm, input-x-gradient, gradient-x-attention and grad-cam. */
    @Benchmark
    public double gradientMethods() {
        return gradients.run(windows);
    }

    /** integrated-gradients, conductance and internal-influence. */
    @Benchmark
    public double pathMethods() {
        return paths.run(windows);
    }

    /** Runs all three and prints the ratios. */
    @SuppressWarnings("SystemOut") // a program for the terminal
    public static void main(String[] arguments) throws RunnerException {
        Map<String, Double> seconds = new HashMap<>();
        new Runner(new OptionsBuilder()
                        .include(AttributionBenchmark.class.getName())
                        .build())
                .run()
                .forEach(result -> seconds.put(
                        result.getPrimaryResult().getLabel(),
                        result.getPrimaryResult().getStatistics().getPercentile(50)));
        print(System.out, seconds);
    }

    private static void print(PrintStream out, Map<String, Double> seconds) {
        double plain = seconds.getOrDefault("forwardBackward", Double.NaN);
        out.println(ratio("gradient methods / one forward+backward", "gradientMethods", plain, seconds));
        out.println(ratio("path methods / twenty forwards+backwards", "pathMethods", STEPS * plain, seconds));
    }

    private static String ratio(String what, String which, double measure, Map<String, Double> seconds) {
        double spent = seconds.getOrDefault(which, Double.NaN);
        return String.format(Locale.ROOT, "%s: %.2f s / %.2f s = %.3f", what, spent, measure, spent / measure);
    }
}
