package org.brainrank.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.brainrank.spi.method.Axiom;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quadrature;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.brainrank.testkit.Explanation;
import org.brainrank.testkit.MethodRun;
import org.brainrank.testkit.Recording;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What methods promise, on transformers run by the real engine; the contract tests ask for the same on fake models. All
 * methods with their defaults, at every layer that they explain.
 */
class AxiomsIT {
    private static final int TOKENS = 7;
    /** Of float32 in batches of another size, relative to the largest score. */
    private static final double ROUNDING = 1e-4;
    /** Of a second-order quadrature with 100 steps, relative to f − f(baseline). */
    private static final double QUADRATURE = 0.02;

    @TempDir
    static Path home;

    private static OwnReferences references;

    @BeforeAll
    static void loadTheDistribution() {
        references = OwnReferences.load(home);
    }

    @AfterAll
    static void unload() {
        references.close();
    }

    @TestFactory
    Stream<DynamicContainer> methodsKeepTheirPromisesOnTransformers() {
        return OwnReferences.MODELS.stream().map(name -> {
            LanguageModel model = references.open(name);
            List<TokenWindow> windows = OwnReferences.windows(name).subList(0, 2).stream()
                    .map(window -> TokenWindow.predicted(Arrays.copyOf(window.ids(), TOKENS)))
                    .toList();
            List<DynamicTest> tests = new ArrayList<>();
            for (MethodPlugin method : references.methods()) {
                String id = method.card().id();
                tests.add(DynamicTest.dynamicTest(
                        "the same every time, in any batch and order: " + id,
                        () -> invariance(model, method, windows)));
                if (method.axioms(method.card().resolve(Map.of())).contains(Axiom.COMPLETENESS)) {
                    tests.add(
                            DynamicTest.dynamicTest("completeness: " + id, () -> completeness(model, method, windows)));
                }
            }
            tests.add(DynamicTest.dynamicTest(
                    "input-x-gradient is a slope", () -> finiteDifferences(model, windows.get(0))));
            tests.add(DynamicTest.dynamicTest("no position sees those behind it", () -> causality(model, name)));
            return DynamicContainer.dynamicContainer(name, tests.stream().onClose(model::close));
        });
    }

    private static void invariance(LanguageModel model, MethodPlugin method, List<TokenWindow> windows) {
        MethodRun run = MethodRun.of(model, method, Map.of());
        SortedSet<Integer> layers = run.layers();
        SortedMap<Integer, List<Explanation>> together = run.at(layers, windows);
        SortedMap<Integer, List<Explanation>> again = run.at(layers, windows);
        List<TokenWindow> reversed = new ArrayList<>(windows);
        Collections.reverse(reversed);
        SortedMap<Integer, List<Explanation>> backwards = run.at(layers, reversed);
        for (int i = 0; i < windows.size(); i++) {
            SortedMap<Integer, List<Explanation>> alone = run.at(layers, List.of(windows.get(i)));
            for (int layer : layers) {
                float[] scores = scores(together, layer, i);
                assertThat(scores(again, layer, i)).as("again, layer %d", layer).isEqualTo(scores);
                assertClose(scores(alone, layer, 0), scores, "alone, layer " + layer);
                assertClose(scores(backwards, layer, windows.size() - 1 - i), scores, "backwards, layer " + layer);
            }
        }
    }

    private static void completeness(LanguageModel model, MethodPlugin method, List<TokenWindow> windows) {
        Map<String, Object> fine = new HashMap<>();
        if (method.card().parameters().stream().anyMatch(spec -> spec.name().equals("steps"))) {
            fine.put("steps", 100);
        }
        MethodRun run = MethodRun.of(model, method, fine);
        assertThat(run.explainer().kind()).isEqualTo(Explainer.Kind.TOKEN_SCORES);
        Baseline baseline = run.explainer().pass().startsFrom().orElseThrow();
        SortedMap<Integer, List<Explanation>> explained = run.at(run.layers(), windows);
        for (int i = 0; i < windows.size(); i++) {
            List<Recording> ends = Recording.record(
                            model,
                            new Pass.Path(baseline, 2, Quadrature.TRAPEZOID),
                            List.of(0),
                            List.of(Quantity.INPUTS),
                            Output.LOGIT,
                            List.of(windows.get(i)))
                    .get(0);
            double change = ends.get(1).output() - ends.get(0).output();
            for (int layer : run.layers()) {
                double sum = explained.getOrDefault(layer, List.of()).get(i).sum();
                assertThat(sum)
                        .as("Σ scores at layer %d, window %d, from %s", layer, i, baseline)
                        .isCloseTo(change, within(QUADRATURE * Math.abs(change)));
            }
        }
    }

    /** Against f at two points short of the window on the way that scales one token: (3 f(1) − 4 f(1 − h) + f(1 − 2h)) / 2h. */
    private static void finiteDifferences(LanguageModel model, TokenWindow window) {
        int points = 50;
        float[] scores = MethodRun.of(model, references.method("input-x-gradient"), Map.of())
                .at(0, window)
                .scores();
        List<Recording> steps = Recording.record(
                        model,
                        new Pass.SequentialPath(Baseline.ZERO, points, Quadrature.RIEMANN_LEFT),
                        List.of(0),
                        List.of(Quantity.GRADIENTS),
                        Output.LOGIT,
                        List.of(window))
                .get(0);
        double end = steps.get(steps.size() - 1).output();
        double largest = 0;
        for (float score : scores) {
            largest = Math.max(largest, Math.abs(score));
        }
        for (int token = 0; token < scores.length; token++) {
            int last = token * (points + 1) + points; // each token has a start and its points
            double slope = (3 * end
                            - 4 * steps.get(last).output()
                            + steps.get(last - 1).output())
                    * points
                    / 2.0;
            assertThat((double) scores[token]).as("token %d", token).isCloseTo(slope, within(0.01 * largest));
        }
    }

    private static void causality(LanguageModel model, String name) {
        TokenWindow longer = OwnReferences.windows(name).get(0);
        TokenWindow shorter = TokenWindow.predicted(Arrays.copyOf(longer.ids(), TOKENS));
        List<Integer> layers = new ArrayList<>();
        for (int layer = 0; layer <= model.info().layers(); layer++) {
            layers.add(layer);
        }
        Recording whole = states(model, layers, longer);
        Recording part = states(model, layers, shorter);
        for (int layer : layers) {
            float[] known = part.of(Quantity.ACTIVATIONS, layer);
            assertClose(Arrays.copyOf(whole.of(Quantity.ACTIVATIONS, layer), known.length), known, "layer " + layer);
        }
    }

    private static Recording states(LanguageModel model, List<Integer> layers, TokenWindow window) {
        return Recording.record(
                        model, new Pass.Forward(), layers, List.of(Quantity.ACTIVATIONS), Output.LOGIT, List.of(window))
                .get(0)
                .get(0);
    }

    private static float[] scores(SortedMap<Integer, List<Explanation>> explained, int layer, int window) {
        return explained.getOrDefault(layer, List.of()).get(window).scores();
    }

    private static void assertClose(float[] actual, float[] expected, String what) {
        // Variances of gradients that hardly vary are differences of large numbers: what they are made of is rounded,
        // too.
        double largest = 1e-4;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i])
                    .as("%s, number %d", what, i)
                    .isCloseTo(expected[i], within(ROUNDING * largest));
        }
    }
}
