package org.brainrank.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.data.Offset;
import org.brainrank.fakes.FakeMethod;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.Coalitions;
import org.brainrank.spi.model.Output;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.PassRequest;
import org.brainrank.spi.model.Quadrature;
import org.brainrank.spi.model.Quantity;
import org.junit.jupiter.api.Test;

class PassGroupTest {
    private static FakeMethod path(String id, int points, Quantity quantity) {
        return new FakeMethod(
                id,
                Explainer.Kind.TOKEN_SCORES,
                new Pass.Path(Baseline.ZERO, points, Quadrature.RIEMANN_MIDDLE),
                Set.of(quantity),
                layer -> true,
                (step, layer) -> new float[step.tokens()]);
    }

    private static double cost(Pass pass, Integer... layers) {
        return new PassGroup(new PassRequest(pass, new TreeSet<>(List.of(layers)), Set.of(), Output.LOGIT), List.of())
                .cost(4, 10);
    }

    @Test
    void unitsWithEqualPassesShareOneRunOfIt() {
        Unit norm = new Unit("norm", FakeMethod.gradientNorm("norm"), 2);
        Unit state = new Unit("state", FakeMethod.activations("state"), 1);
        Unit gradient = new Unit("gradient", FakeMethod.ofGradients("gradient", (step, layer) -> new float[1]), 0);

        List<PassGroup> groups = PassGroup.of(List.of(norm, state, gradient), Output.LOG_PROBABILITY);

        assertThat(groups).hasSize(2);
        assertThat(groups.get(0).units()).containsExactly(norm, gradient);
        assertThat(groups.get(0).request())
                .isEqualTo(new PassRequest(
                        new Pass.Gradient(),
                        new TreeSet<>(List.of(0, 2)),
                        Set.of(Quantity.GRADIENTS),
                        Output.LOG_PROBABILITY));
        assertThat(groups.get(1).units()).containsExactly(state);
    }

    @Test
    void aGroupAsksForTheLayersThatItsUnitsRead() {
        FakeMethod norm = FakeMethod.gradientNorm("norm");
        Explainer all = new Explainer() {
            @Override
            public Kind kind() {
                return norm.kind();
            }

            @Override
            public boolean explains(int layer) {
                return true;
            }

            @Override
            public Pass pass() {
                return norm.pass();
            }

            @Override
            public Set<Quantity> quantities() {
                return norm.quantities();
            }

            @Override
            public Set<Integer> reads(int layer) {
                return Set.of(1, 2, layer);
            }

            @Override
            public org.brainrank.spi.method.Reducer reducer(int layer, int tokens) {
                return norm.reducer(layer, tokens);
            }
        };
        assertThat(PassGroup.of(List.of(new Unit("all", all, 3)), Output.LOGIT)
                        .get(0)
                        .request()
                        .layers())
                .containsExactly(1, 2, 3);
    }

    @Test
    void readingBesideTheOutputCostsMore() {
        assertThat(besides(Quantity.ATTENTION)).isEqualTo(1);
        assertThat(besides(Quantity.LENS)).isBetween(1.0, 1.5);
        assertThat(besides(Quantity.TOKEN_LOG_PROBABILITIES)).isBetween(2.0, 4.0);
        assertThat(besides(Quantity.PROXIMITIES)).isBetween(1.05, 1.5);
    }

    private static double besides(Quantity quantity) {
        return new PassGroup(
                        new PassRequest(
                                new Pass.Forward(), new TreeSet<>(List.of(1, 2)), Set.of(quantity), Output.LOGIT),
                        List.of())
                .cost(4, 10);
    }

    @Test
    void aGroupAsksForTheQuantitiesOfAllItsUnits() {
        List<PassGroup> groups = PassGroup.of(
                List.of(
                        new Unit("a", path("a", 5, Quantity.GRADIENTS), 0),
                        new Unit("b", path("b", 5, Quantity.INPUTS), 3)),
                Output.LOGIT);

        assertThat(groups).hasSize(1);
        assertThat(groups.get(0).request().quantities()).containsOnly(Quantity.GRADIENTS, Quantity.INPUTS);
        assertThat(groups.get(0).request().layers()).containsExactly(0, 3);
    }

    @Test
    void passesWithOtherParametersRunApart() {
        assertThat(PassGroup.of(
                        List.of(
                                new Unit("a", path("a", 5, Quantity.GRADIENTS), 0),
                                new Unit("b", path("b", 6, Quantity.GRADIENTS), 0)),
                        Output.LOGIT))
                .hasSize(2);
    }

    @Test
    void costsGrowWithPointsTokensAndTheBlocksAboveALayer() {
        assertThat(cost(new Pass.Forward(), 0)).isEqualTo(1);
        assertThat(cost(new Pass.Gradient(), 0, 1, 2)).isEqualTo(2);
        assertThat(cost(new Pass.Path(Baseline.ZERO, 20, Quadrature.RIEMANN_LEFT), 0))
                .isEqualTo(43);
        assertThat(cost(new Pass.Erasure(Baseline.ZERO), 4)).isCloseTo(1 + 10 * 0.125, Offset.offset(1e-12));
        assertThat(cost(new Pass.Erasure(Baseline.ZERO), 2, 4)).isCloseTo(1 + 10 * 0.75, Offset.offset(1e-12));
        assertThat(cost(new Pass.LayerPath(Baseline.ZERO, 2, Quadrature.RIEMANN_LEFT), 2))
                .isCloseTo(2 + 7 * 0.625, Offset.offset(1e-12));
    }

    @Test
    void perturbationsCostAForwardForEachVariant() {
        assertThat(cost(new Pass.Subsets(Baseline.ZERO, new Coalitions.All()), 0))
                .isEqualTo(1025);
        assertThat(cost(new Pass.Subsets(Baseline.ZERO, new Coalitions.Spans(3)), 0))
                .isEqualTo(9);
        assertThat(cost(new Pass.Subsets(Baseline.ZERO, new Coalitions.Permutations(20, true, 1)), 0))
                .isEqualTo(1 + 20 * 11);
        assertThat(cost(new Pass.Subsets(Baseline.ZERO, new Coalitions.Kernel(256, true, 1)), 0))
                .isEqualTo(1 + 257);
        assertThat(cost(new Pass.Replacements(new Coalitions.Bernoulli(100, 0.7, 1), 50, 1), 0))
                .isEqualTo(101);
        assertThat(cost(new Pass.Removal(), 0)).isEqualTo(6);
        assertThat(cost(new Pass.ValueZeroing(), 1, 2, 3, 4)).isEqualTo(6.5);
        assertThat(cost(new Pass.ValueZeroing(), 2)).isEqualTo(1 + 5.5 / 4);
    }
}
