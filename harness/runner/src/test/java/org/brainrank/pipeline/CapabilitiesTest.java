package org.brainrank.pipeline;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.brainrank.config.ConfigException;
import org.brainrank.config.Place;
import org.brainrank.fakes.FakeMethod;
import org.brainrank.spi.method.Explainer;
import org.brainrank.spi.model.Baseline;
import org.brainrank.spi.model.Capability;
import org.brainrank.spi.model.ModelInfo;
import org.brainrank.spi.model.Pass;
import org.brainrank.spi.model.Quadrature;
import org.brainrank.spi.model.Quantity;
import org.brainrank.testkit.FakeModel;
import org.junit.jupiter.api.Test;

class CapabilitiesTest {
    private static final Place PLACE = new Place("a.yaml", 14, "methods[0]");
    private static final SortedSet<Integer> LAYERS = new TreeSet<>(Set.of(0, 1));

    private static ModelInfo offering(Capability... capabilities) {
        Set<Capability> offered = EnumSet.noneOf(Capability.class);
        offered.addAll(Set.of(capabilities));
        return FakeModel.create(1).offering(offered).info();
    }

    @Test
    void saysWhatIsNeededWhatIsOfferedWhereAndWhatToDo() {
        assertThatThrownBy(() -> Capabilities.check(
                        "norm",
                        FakeMethod.gradientNorm("norm"),
                        LAYERS,
                        offering(Capability.ATTENTION, Capability.ACTIVATIONS),
                        PLACE))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "a.yaml, line 14, key 'methods[0]': 'norm' needs gradients; model 'fake' offers activations,"
                                + " attention. Models that are read from Hugging Face folders (id: transformers) have gradients;"
                                + " ONNX files have none");
    }

    @Test
    void aPathNeedsInterventionsWhateverItReads() {
        FakeMethod path = new FakeMethod(
                "path",
                Explainer.Kind.TOKEN_SCORES,
                new Pass.Path(Baseline.ZERO, 3, Quadrature.RIEMANN_LEFT),
                Set.of(Quantity.GRADIENTS),
                layer -> true,
                (step, layer) -> new float[step.tokens()]);

        assertThatThrownBy(() -> Capabilities.check("path", path, LAYERS, offering(Capability.GRADIENTS), PLACE))
                .hasMessageContaining("'path' needs interventions; model 'fake' offers gradients");
        assertThatCode(() -> Capabilities.check(
                        "path", path, LAYERS, offering(Capability.GRADIENTS, Capability.INTERVENTIONS), PLACE))
                .doesNotThrowAnyException();
    }

    @Test
    void erasureBehindLayerZeroNeedsMoreThanAtLayerZero() {
        FakeMethod erasure = new FakeMethod(
                "erasure",
                Explainer.Kind.TOKEN_SCORES,
                new Pass.Erasure(Baseline.ZERO),
                Set.of(Quantity.ERASED),
                layer -> true,
                (step, layer) -> new float[step.tokens()]);
        ModelInfo inputsAlone = offering(Capability.INTERVENTIONS);

        assertThatThrownBy(() -> Capabilities.check("erasure", erasure, LAYERS, inputsAlone, PLACE))
                .hasMessageContaining("needs hidden-interventions")
                .hasMessageContaining("Ask for layer 0 alone (layers: [0])");
        assertThatCode(() -> Capabilities.check("erasure", erasure, new TreeSet<>(Set.of(0)), inputsAlone, PLACE))
                .doesNotThrowAnyException();
    }

    @Test
    void aModelThatShowsNothingOffersNothing() {
        assertThatThrownBy(
                        () -> Capabilities.check("state", FakeMethod.activations("state"), LAYERS, offering(), PLACE))
                .hasMessageContaining("'state' needs activations; model 'fake' offers nothing");
    }
}
