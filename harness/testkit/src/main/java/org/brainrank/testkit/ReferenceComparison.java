package org.brainrank.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.TokenWindow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * Compares our methods with attributions computed by torch, transformers and Captum.
 *
 * <p>A reference is a folder with {@code windows.npz}, {@code attr_f32.npz}, {@code forward_f32.npz} and the same in
 * float64. Expected is the float32 array, or the float64 one where there is no other. The tolerance is 1e-4 of the
 * expected array's largest absolute value, or twice the largest difference between their float32 and float64 where that
 * is more: a number that their own rounding moves cannot be asked of us.
 */
public final class ReferenceComparison {
    private static final double RELATIVE_TOLERANCE = 1e-4;
    private final Map<String, NpyArray> windows;
    private final Map<String, NpyArray> single = new HashMap<>();
    private final Map<String, NpyArray> twice = new HashMap<>();

    private ReferenceComparison(Map<String, NpyArray> windows) {
        this.windows = windows;
    }

    /**
     * Reads a reference.
     *
     * @param folder with the {@code .npz} files; the model itself is in {@code folder/model}
     * @return the reference
     */
    public static ReferenceComparison open(Path folder) {
        ReferenceComparison comparison = new ReferenceComparison(NpyFiles.readAll(folder.resolve("windows.npz")));
        for (String part : List.of("attr", "forward")) {
            readInto(comparison.single, folder.resolve(part + "_f32.npz"));
            readInto(comparison.twice, folder.resolve(part + "_f64.npz"));
        }
        if (comparison.single.isEmpty() && comparison.twice.isEmpty()) {
            throw new IllegalArgumentException(folder + " has neither attr_*.npz nor forward_*.npz");
        }
        return comparison;
    }

    private static void readInto(Map<String, NpyArray> arrays, Path file) {
        if (Files.exists(file)) {
            arrays.putAll(NpyFiles.readAll(file));
        }
    }

    /**
     * Everything that the reference has a number for.
     *
     * @return per array and layer
     */
    public List<ReferenceCase> cases() {
        List<ReferenceCase> cases = new ArrayList<>();
        for (String length : List.of("12", "40", "6")) {
            for (ReferenceQuantity quantity : ReferenceQuantity.values()) {
                if (quantity.isForward()) {
                    NpyArray given = quantity == ReferenceQuantity.NEXT_LOGPROB ? windows.get("next" + length) : null;
                    add(cases, "w" + length + ".", quantity, Output.LOGIT, length, given);
                    continue;
                }
                for (String target : List.of("argmax", "next")) {
                    String prefix = "w" + length + "." + target + ".";
                    NpyArray given = target.equals("next") ? find(prefix + "target") : null;
                    add(cases, prefix, quantity, Output.LOGIT, length, given);
                    add(cases, prefix + "logprob.", quantity, Output.LOG_PROBABILITY, length, given);
                    add(cases, prefix + "prob.", quantity, Output.PROBABILITY, length, given);
                }
            }
        }
        return cases;
    }

    /**
     * Runs our method on a case's windows.
     *
     * @param model the reference's model
     * @param plugin the method that the case names
     * @param reference one of {@link #cases()}
     * @return ours beside theirs
     */
    public static ReferenceResult compare(LanguageModel model, MethodPlugin plugin, ReferenceCase reference) {
        if (!plugin.card().id().equals(reference.method())) {
            throw new IllegalArgumentException(
                    reference.name() + " is not about '" + plugin.card().id() + "'");
        }
        List<float[]> scores = MethodRun.of(model, plugin, reference.parameters(), reference.output())
                .ofLastWord(reference.ofLastWord())
                .at(reference.layer(), reference.windows())
                .stream()
                .map(Explanation::scores)
                .toList();
        double largest = 0;
        for (int window = 0; window < scores.size(); window++) {
            double error = largestError(scores.get(window), reference.expected().get(window));
            largest = Double.isNaN(error) ? error : Math.max(largest, error);
        }
        return new ReferenceResult(reference, scores, largest);
    }

    /**
     * One test per case whose method is given; use it in a {@code @TestFactory}.
     *
     * @param model the reference's model
     * @param plugins the methods to compare
     * @return the tests
     */
    public Stream<DynamicTest> tests(LanguageModel model, List<? extends MethodPlugin> plugins) {
        return plugins.stream()
                .flatMap(plugin -> cases().stream()
                        .filter(reference ->
                                reference.method().equals(plugin.card().id()))
                        .map(reference -> DynamicTest.dynamicTest(reference.name(), () -> {
                            ReferenceResult result = compare(model, plugin, reference);
                            Assertions.assertThat(result.agrees())
                                    .as("%s", result)
                                    .isTrue();
                        })));
    }

    private static double largestError(float[] actual, double[] expected) {
        if (actual.length != expected.length) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            double error = Math.abs(actual[i] - expected[i]);
            if (Double.isNaN(error)) {
                return error;
            }
            largest = Math.max(largest, error);
        }
        return largest;
    }

    private @Nullable NpyArray find(String key) {
        NpyArray array = single.get(key);
        return array == null ? twice.get(key) : array;
    }

    private void add(
            List<ReferenceCase> cases,
            String prefix,
            ReferenceQuantity quantity,
            Output output,
            String length,
            @Nullable NpyArray targets) {
        String key = prefix + quantity.key();
        NpyArray array = find(key);
        if (array == null) {
            return;
        }
        List<TokenWindow> tokens = tokenWindows(length, targets);
        double tolerance = tolerance(key, array);
        for (ReferenceSlice slice : ReferenceSlice.of(quantity.axes(), array, onlyLayer(key, quantity))) {
            cases.add(new ReferenceCase(
                    key,
                    quantity.method(),
                    parameters(quantity, slice),
                    slice.layer(),
                    slice.ofLastWord(),
                    quantity.output(output),
                    tokens.subList(0, slice.rows().size()),
                    slice.rows(),
                    // Errors of single numbers add up where numbers do.
                    tolerance * slice.ofLastWord()));
        }
    }

    private Map<String, Object> parameters(ReferenceQuantity quantity, ReferenceSlice slice) {
        Map<String, Object> values = quantity.parameters();
        values.replaceAll((name, value) -> {
            NpyArray number =
                    value instanceof String text && text.startsWith("$") ? windows.get(text.substring(1)) : null;
            return number == null ? value : number.toLongs()[0];
        });
        values.putAll(slice.parameters());
        return values;
    }

    /** The layer of an array without an axis of layers: the one that an array beside it names, else the last. */
    private int onlyLayer(String key, ReferenceQuantity quantity) {
        return switch (quantity.axes()) {
            case BLOCK_TOKENS_WIDTH -> {
                NpyArray block = find(key + "_block");
                if (block == null) {
                    throw new IllegalArgumentException(key + " needs " + key + "_block beside it");
                }
                yield (int) block.toLongs()[0] + 1;
            }
            case LAST_TOKENS_WIDTH, QUERIES_TOKENS, LOG_PROBABILITIES, LOG_PROBABILITY, LENS, DISTRIBUTION ->
                lastLayer();
            default -> 0;
        };
    }

    private int lastLayer() {
        NpyArray hidden = find("w12.hidden");
        if (hidden == null) {
            throw new IllegalArgumentException("forward_*.npz has no w12.hidden, whose second axis is L + 1 long");
        }
        return hidden.shape()[1] - 1;
    }

    private double tolerance(String key, NpyArray expected) {
        double largest = 0;
        double rounding = 0;
        NpyArray other = twice.get(key);
        for (int i = 0; i < expected.size(); i++) {
            largest = Math.max(largest, Math.abs(expected.get(i)));
            if (other != null) {
                rounding = Math.max(rounding, Math.abs(expected.get(i) - other.get(i)));
            }
        }
        return Math.max(RELATIVE_TOLERANCE * largest, 2 * rounding);
    }

    private List<TokenWindow> tokenWindows(String length, @Nullable NpyArray targets) {
        NpyArray ids = windows.get("ids" + length);
        if (ids == null) {
            throw new IllegalArgumentException("windows.npz has no ids" + length);
        }
        int tokens = ids.shape()[1];
        int[] all = Arrays.stream(ids.toLongs()).mapToInt(Math::toIntExact).toArray();
        List<TokenWindow> result = new ArrayList<>();
        for (int i = 0; i < ids.shape()[0]; i++) {
            int[] window = Arrays.copyOfRange(all, i * tokens, (i + 1) * tokens);
            result.add(new TokenWindow(
                    window, targets == null ? OptionalInt.empty() : OptionalInt.of((int) targets.toLongs()[i])));
        }
        return result;
    }
}
