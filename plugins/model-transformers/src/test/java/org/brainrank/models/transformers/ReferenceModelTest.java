package org.brainrank.models.transformers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Every pass against Hugging Face transformers 4.40.2 and Captum 0.7.0 in float64. */
@ParameterizedClass
@ValueSource(strings = {"gpt2", "llama"})
class ReferenceModelTest {
    private final ReferenceCase model;

    ReferenceModelTest(String name) {
        model = new ReferenceCase(Reference.of(name));
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void predictsAsTransformersDoes() {
        model.predictions();
    }

    @Test
    void showsHiddenStatesAndAttention() {
        model.hiddenStates();
    }

    @Test
    void givesGradients() {
        model.gradients();
    }

    @Test
    void givesIntegratedGradients() {
        model.integratedGradients();
    }

    @Test
    void givesConductance() {
        model.conductance();
    }

    @Test
    void givesLayerIntegratedGradients() {
        model.layerIntegratedGradients();
    }

    @Test
    void erasesTokens() {
        model.erasure();
    }

    @Test
    void givesInternalInfluence() {
        model.internalInfluence();
    }

    @Test
    void startsAtATokensEmbedding() {
        model.tokenBaseline();
    }
}
