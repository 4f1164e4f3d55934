package org.brainrank.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.Capability;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quadrature;
import org.brainrank.spi.model.Quantity;
import org.brainrank.spi.model.TokenWindow;
import org.junit.jupiter.api.Test;

/** {@link ModelContract} and what holds of paths and erasure, including gradients against differences of the output. */
public abstract class ModelPathContract extends ModelContract {
    private static final int POINTS = 64;

    /** For subclasses. */
    protected ModelPathContract() {}

    /**
     * How far a gradient along a path may be from the difference of outputs, relative to the largest on that path.
     *
     * @return 0.02, which allows for a curved output between 64 points
     */
    protected double gradientTolerance() {
        return 0.02;
    }

    @Test
    void pathsAscendFromBaselineToWindowWithTheirRulesWeights() {
        assumeOffers(Capability.INTERVENTIONS);
        assumeOffers(Capability.HIDDEN_INTERVENTIONS);
        assumeOffers(Capability.GRADIENTS);
        for (Quadrature rule : Quadrature.values()) {
            for (Pass pass : List.of(
                    new Pass.Path(Baseline.MEAN_EMBEDDING, 5, rule),
                    new Pass.LayerPath(Baseline.MEAN_EMBEDDING, 5, rule))) {
                List<Recording> steps = path(pass, List.of(1), windows(1).get(0));
                assertThat(steps.stream().mapToDouble(Recording::weight).sum())
                        .as("weights of %s", pass)
                        .isCloseTo(rule == Quadrature.CAPTUM_TRAPEZOID ? 0.8 : 1, within(1e-6));
                assertThat(steps.stream().map(Recording::alpha)).isSorted().doesNotHaveDuplicates();
                assertThat(steps.get(0).alpha()).as("baseline of %s", pass).isZero();
                assertThat(steps.get(steps.size() - 1).alpha())
                        .as("window of %s", pass)
                        .isOne();
                List<Recording> points =
                        steps.stream().filter(step -> step.weight() > 0).toList();
                List<QuadraturePoints.Point> expected = QuadraturePoints.of(rule, 5);
                assertThat(points).as("points of %s", pass).hasSize(5);
                for (int k = 0; k < 5; k++) {
                    assertThat(points.get(k).alpha()).isCloseTo(expected.get(k).alpha(), within(1e-6));
                    assertThat(points.get(k).weight()).isCloseTo(expected.get(k).weight(), within(1e-6));
                }
                for (Recording step : steps) {
                    boolean needed = step.alpha() > 0 || step.weight() > 0;
                    assertThat(step.has(Quantity.GRADIENTS, 1))
                            .as("gradients at alpha %s of %s", step.alpha(), pass)
                            .isEqualTo(needed);
                }
            }
        }
    }

    @Test
    void pathsRunStraightFromTheBaseline() {
        assumeOffers(Capability.INTERVENTIONS);
        assumeOffers(Capability.GRADIENTS);
        TokenWindow window = windows(1).get(0);
        for (Baseline baseline : Baseline.FIXED) {
            List<Recording> steps = path(new Pass.Path(baseline, 4, Quadrature.RIEMANN_MIDDLE), List.of(0), window);
            float[] start = steps.get(0).of(Quantity.INPUTS, 0);
            float[] end = steps.get(steps.size() - 1).of(Quantity.INPUTS, 0);
            assertClose(end, plainPass(window).of(Quantity.INPUTS, 0), "inputs at the end of the path");
            for (int i = 0; i < start.length; i++) {
                float expected = baseline.equals(Baseline.ZERO)
                        ? 0
                        : start[i % model().info().width()];
                assertThat(start[i]).as("every position starts alike").isEqualTo(expected);
            }
            for (Recording step : steps) {
                float[] expected = new float[start.length];
                for (int i = 0; i < start.length; i++) {
                    expected[i] = (float) (start[i] + step.alpha() * (end[i] - start[i]));
                }
                assertClose(step.of(Quantity.INPUTS, 0), expected, "inputs at alpha " + step.alpha());
            }
        }
    }

    @Test
    void pathEndsAtTheWindow() {
        assumeOffers(Capability.INTERVENTIONS);
        assumeOffers(Capability.GRADIENTS);
        TokenWindow window = windows(1).get(0);
        List<Recording> steps =
                path(new Pass.Path(Baseline.MEAN_EMBEDDING, 3, Quadrature.GAUSS_LEGENDRE), allLayers(), window);
        Recording end = steps.get(steps.size() - 1);
        Recording plain = plainPass(window);
        assertThat(end.output()).isCloseTo(plain.output(), within(1e-4));
        assertThat(end.prediction()).isEqualTo(plain.prediction());
        for (int layer : allLayers()) {
            assertClose(end.of(Quantity.GRADIENTS, layer), plain.of(Quantity.GRADIENTS, layer), "gradients " + layer);
        }
    }

    @Test
    void gradientsAreSlopesOfTheOutputAtEveryLayer() {
        assumeOffers(Capability.INTERVENTIONS);
        assumeOffers(Capability.GRADIENTS);
        for (Output output : Output.values()) {
            List<Recording> steps = Recording.record(
                            model(),
                            new Pass.Path(Baseline.MEAN_EMBEDDING, POINTS, Quadrature.TRAPEZOID),
                            allLayers(),
                            List.of(Quantity.INPUTS, Quantity.GRADIENTS),
                            output,
                            windows(1))
                    .get(0);
            for (int layer : allLayers()) {
                assertSlopes(steps, layer);
            }
        }
    }

    @Test
    void gradientsAlongLayerPathsAreSlopesOfTheOutput() {
        assumeOffers(Capability.INTERVENTIONS);
        assumeOffers(Capability.HIDDEN_INTERVENTIONS);
        assumeOffers(Capability.GRADIENTS);
        TokenWindow window = windows(1).get(0);
        for (int layer : allLayers().subList(1, allLayers().size())) {
            List<Recording> steps = path(
                    new Pass.LayerPath(Baseline.MEAN_EMBEDDING, POINTS, Quadrature.TRAPEZOID), List.of(layer), window);
            assertSlopes(steps, layer);
        }
    }

    @Test
    void layerPathsHaveTheEndsOfThePath() {
        assumeOffers(Capability.INTERVENTIONS);
        assumeOffers(Capability.HIDDEN_INTERVENTIONS);
        assumeOffers(Capability.GRADIENTS);
        TokenWindow window = windows(1).get(0);
        List<Integer> blocks = allLayers().subList(1, allLayers().size());
        List<Recording> path = path(new Pass.Path(Baseline.MEAN_EMBEDDING, 2, Quadrature.TRAPEZOID), blocks, window);
        List<Recording> layerPath =
                path(new Pass.LayerPath(Baseline.MEAN_EMBEDDING, 2, Quadrature.TRAPEZOID), blocks, window);
        assertThat(layerPath).as("one layer at a time").hasSize(2 * blocks.size());
        for (int i = 0; i < blocks.size(); i++) {
            for (int end : new int[] {0, 1}) {
                Recording step = layerPath.get(2 * i + end);
                assertClose(
                        step.of(Quantity.INPUTS, blocks.get(i)),
                        path.get(end).of(Quantity.INPUTS, blocks.get(i)),
                        "layer " + blocks.get(i) + ", alpha " + end);
                assertThat(step.output())
                        .as("f of layer %d at alpha %d", blocks.get(i), end)
                        .isCloseTo(path.get(end).output(), within(1e-3));
                assertThat(step.values().get(Quantity.INPUTS))
                        .as("a step of a layer path shows its layer alone")
                        .hasSize(1);
            }
        }
    }

    @Test
    void erasingTheOnlyTokenGivesTheBaseline() {
        assumeOffers(Capability.INTERVENTIONS);
        TokenWindow window =
                TokenWindow.predicted(random().nextInt(model().info().vocabulary()));
        for (Baseline mask : Baseline.FIXED) {
            Baseline baseline = mask.equals(Baseline.ZERO) ? Baseline.ZERO : Baseline.MEAN_EMBEDDING;
            float erased = erased(mask, List.of(0), window).of(Quantity.ERASED, 0)[0];
            double atBaseline = record(new Pass.Path(baseline, 2, Quadrature.TRAPEZOID), List.of(0), List.of(), window)
                    .get(0)
                    .output();
            assertThat((double) erased).as("%s", mask).isCloseTo(atBaseline, within(1e-3));
        }
    }

    @Test
    void erasureHasOneOutputPerTokenAtEveryLayer() {
        assumeOffers(Capability.INTERVENTIONS);
        assumeOffers(Capability.HIDDEN_INTERVENTIONS);
        int last = model().info().layers();
        TokenWindow window = windows(1).get(0);
        Recording step = erased(Baseline.ZERO, allLayers(), window);
        assertThat(step.output())
                .as("f of the whole window")
                .isCloseTo(forward(window, Output.LOGIT).output(), within(1e-4));
        for (int layer : allLayers()) {
            assertThat(step.of(Quantity.ERASED, layer)).as("layer %d", layer).hasSize(TOKENS);
        }
        float[] outermost = step.of(Quantity.ERASED, last);
        for (int token = 0; token < TOKENS - 1; token++) {
            assertThat((double) outermost[token])
                    .as("after the last block nothing but the last position counts; token %d", token)
                    .isCloseTo(step.output(), within(1e-4));
        }
    }

    /** Central differences of f against gradient · direction, both relative to the steepest slope of the path. */
    private void assertSlopes(List<Recording> steps, int layer) {
        double[] error = new double[steps.size()];
        double steepest = 1e-6;
        for (int k = 1; k < steps.size() - 1; k++) {
            float[] before = steps.get(k - 1).of(Quantity.INPUTS, layer);
            float[] after = steps.get(k + 1).of(Quantity.INPUTS, layer);
            float[] gradient = steps.get(k).of(Quantity.GRADIENTS, layer);
            double expected = steps.get(k + 1).output() - steps.get(k - 1).output();
            double actual = 0;
            for (int i = 0; i < gradient.length; i++) {
                actual += (double) gradient[i] * (after[i] - before[i]);
            }
            error[k] = Math.abs(actual - expected);
            steepest = Math.max(steepest, Math.abs(expected));
        }
        for (int k = 1; k < steps.size() - 1; k++) {
            assertThat(error[k] / steepest)
                    .as(
                            "layer %d, alpha %s: slope by gradient against slope by difference",
                            layer, steps.get(k).alpha())
                    .isLessThan(gradientTolerance());
        }
    }

    private Recording plainPass(TokenWindow window) {
        boolean gradients = model().info().capabilities().contains(Capability.GRADIENTS);
        return path(gradients ? new Pass.Gradient() : new Pass.Forward(), allLayers(), window)
                .get(0);
    }

    private Recording erased(Baseline mask, List<Integer> layers, TokenWindow window) {
        return record(new Pass.Erasure(mask), layers, List.of(Quantity.ERASED), window)
                .get(0);
    }

    private List<Recording> path(Pass pass, List<Integer> layers, TokenWindow window) {
        return record(pass, layers, List.of(Quantity.INPUTS, Quantity.GRADIENTS), window);
    }

    private List<Recording> record(Pass pass, List<Integer> layers, List<Quantity> quantities, TokenWindow window) {
        return Recording.record(model(), pass, layers, quantities, Output.LOGIT, List.of(window))
                .get(0);
    }
}
