package org.brainrank.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
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

/**
 * Checks one variant's axioms on fake models whose right answers are known.
 *
 * @param plugin the method
 * @param parameters of the variant
 */
record AxiomChecks(MethodPlugin plugin, Map<String, Object> parameters) {
    private static final long SEED = 20260102;
    private static final TokenWindow WINDOW = TokenWindow.predicted(3, 99, 14, 15, 92, 65);
    /** Of float32 arithmetic over a few terms, relative to the largest score. */
    private static final double ROUNDING = 1e-4;
    /** Of a first-order quadrature with a method's default number of points, relative to f − f(baseline). */
    private static final double QUADRATURE = 0.05;

    void check(Axiom axiom) {
        Explainer explainer = run(FakeModel.create(SEED)).explainer();
        if (axiom != Axiom.COMPLETENESS) {
            assertThat(explainer.kind())
                    .as("%s is about token scores, which %s has none of", axiom.label(), name())
                    .isEqualTo(Explainer.Kind.TOKEN_SCORES);
        }
        if (!axiom.atEveryLayer()) {
            assertThat(explainer.explains(0))
                    .as("%s is about layer 0, which %s does not explain", axiom.label(), name())
                    .isTrue();
        }
        switch (axiom) {
            case COMPLETENESS -> completeness();
            case SENSITIVITY -> sensitivity();
            case DUMMY -> dummy();
            case SYMMETRY -> symmetry();
            case LINEARITY -> linearity();
            case IMPLEMENTATION_INVARIANCE -> implementationInvariance();
            case EXACT_ON_LINEAR -> exactOnLinear();
            case FINITE_DIFFERENCES -> finiteDifferences();
        }
    }

    private void completeness() {
        FakeModel model = FakeModel.create(SEED);
        MethodRun run = run(model);
        double change = change(model, WINDOW);
        for (int layer : run.layers()) {
            assertThat(run.at(layer, WINDOW).sum())
                    .as("Σ scores of %s at layer %d", name(), layer)
                    .isCloseTo(change, within(QUADRATURE * Math.abs(change)));
        }
    }

    private void sensitivity() {
        FakeModel model = FakeModel.create(SEED);
        TokenWindow one = TokenWindow.predicted(14);
        double change = change(model, one);
        assertThat(change).as("the token makes a difference").isNotCloseTo(0, within(1e-3));
        MethodRun run = run(model);
        for (int layer : run.layers()) {
            assertThat(Math.abs(run.at(layer, one).scores()[0]))
                    .as("the only token at layer %d, %s", layer, name())
                    .isGreaterThan(1e-3f);
        }
    }

    private void dummy() {
        FakeModel model = FakeModel.create(SEED).deafTo(14);
        MethodRun run = run(model);
        for (int layer : run.layers()) {
            float[] scores = run.at(layer, WINDOW).scores();
            assertThat((double) scores[2])
                    .as("the token that nobody listens to at layer %d, %s", layer, name())
                    .isCloseTo(0, within(ROUNDING * largest(scores)));
        }
    }

    private void symmetry() {
        float[] scores = run(FakeModel.even(SEED))
                .at(0, TokenWindow.predicted(7, 20, 7, 33, 50))
                .scores();
        assertThat((double) scores[0])
                .as("the same token twice, treated alike, %s", name())
                .isCloseTo(scores[2], within(ROUNDING * largest(scores)));
        assertThat(Math.abs(scores[0] - scores[1])).as("another token").isGreaterThan(1e-4f);
    }

    private void linearity() {
        FakeModel one = FakeModel.create(SEED);
        FakeModel other = one.withReadout(SEED + 1);
        TokenWindow window = RandomWindows.withTarget(WINDOW, 5);
        for (int layer : run(one).layers()) {
            float[] first = run(one).at(layer, window).scores();
            float[] second = run(other).at(layer, window).scores();
            float[] blend = run(one.blend(2, other, -3)).at(layer, window).scores();
            for (int token = 0; token < first.length; token++) {
                assertThat((double) blend[token])
                        .as("2 f − 3 g, layer %d, token %d, %s", layer, token, name())
                        .isCloseTo(
                                2.0 * first[token] - 3.0 * second[token],
                                within(6 * ROUNDING * Math.max(largest(first), largest(second))));
            }
        }
    }

    private void implementationInvariance() {
        for (FakeModel model : List.of(FakeModel.create(SEED), FakeModel.linear(SEED))) {
            float[] scores = run(model).at(0, WINDOW).scores();
            float[] others = run(model.reparameterised()).at(0, WINDOW).scores();
            for (int token = 0; token < scores.length; token++) {
                assertThat((double) others[token])
                        .as("token %d of %s on %s", token, name(), model.info().id())
                        .isCloseTo(scores[token], within(ROUNDING * largest(scores)));
            }
        }
    }

    private void exactOnLinear() {
        FakeModel model = FakeModel.linear(SEED);
        MethodRun run = run(model);
        for (int layer : run.layers()) {
            List<Recording> path = Recording.record(
                            model,
                            new Pass.Path(baseline(model), 2, Quadrature.TRAPEZOID),
                            List.of(layer),
                            List.of(Quantity.INPUTS, Quantity.GRADIENTS),
                            Output.LOGIT,
                            List.of(WINDOW))
                    .get(0);
            float[] end = path.get(1).of(Quantity.INPUTS, layer);
            // A hidden state is compared with zero, unless the method runs its baseline through the blocks.
            float[] start = layer == 0 || startsAtTheInput(run)
                    ? path.get(0).of(Quantity.INPUTS, layer)
                    : new float[end.length];
            float[] slope = path.get(1).of(Quantity.GRADIENTS, layer);
            float[] scores = run.at(layer, WINDOW).scores();
            int width = model.info().width();
            for (int token = 0; token < scores.length; token++) {
                double term = 0;
                for (int i = token * width; i < (token + 1) * width; i++) {
                    term += ((double) end[i] - start[i]) * slope[i];
                }
                assertThat((double) scores[token])
                        .as("(h − baseline)·∂f/∂h of token %d at layer %d, %s", token, layer, name())
                        .isCloseTo(term, within(ROUNDING * largest(scores)));
            }
        }
    }

    private static boolean startsAtTheInput(MethodRun run) {
        Pass pass = run.explainer().pass();
        return pass instanceof Pass.Path || pass instanceof Pass.LayerPath || pass instanceof Pass.Rescale;
    }

    private void finiteDifferences() {
        double step = 1e-5;
        FakeModel model = FakeModel.create(SEED);
        TokenWindow window = RandomWindows.withTarget(WINDOW, 5);
        MethodRun run = run(model);
        for (int layer : run.layers()) {
            float[] scores = run.at(layer, window).scores();
            for (int token = 0; token < scores.length; token++) {
                double slope = (model.scaled(window, Output.LOGIT, layer, token, 1 + step)
                                - model.scaled(window, Output.LOGIT, layer, token, 1 - step))
                        / (2 * step);
                assertThat((double) scores[token])
                        .as("slope as token %d grows at layer %d, %s", token, layer, name())
                        .isCloseTo(slope, within(ROUNDING * largest(scores)));
            }
        }
    }

    /** f(window) − f(baseline), from a pass of its own. */
    private double change(LanguageModel model, TokenWindow window) {
        List<Recording> ends = Recording.record(
                        model,
                        new Pass.Path(baseline(model), 2, Quadrature.TRAPEZOID),
                        List.of(0),
                        List.of(Quantity.INPUTS),
                        Output.LOGIT,
                        List.of(window))
                .get(0);
        return ends.get(1).output() - ends.get(0).output();
    }

    /** The variant's own baseline; zero where its pass names none. */
    private Baseline baseline(LanguageModel model) {
        return MethodRun.of(model, plugin, parameters)
                .explainer()
                .pass()
                .startsFrom()
                .orElse(Baseline.ZERO);
    }

    private MethodRun run(LanguageModel model) {
        return MethodRun.of(model, plugin, parameters);
    }

    private String name() {
        return plugin.card().resolve(parameters).variantOf(plugin.card().id());
    }

    private static double largest(float[] scores) {
        double largest = 0;
        for (float score : scores) {
            largest = Math.max(largest, Math.abs(score));
        }
        return largest;
    }
}
