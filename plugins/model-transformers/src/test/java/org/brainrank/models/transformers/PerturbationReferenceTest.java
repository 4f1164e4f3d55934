package org.brainrank.models.transformers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Replaced, removed, occluded and masked tokens against transformers 4.40.2 and Captum 0.7.0; zeroed values against numpy. */
@ParameterizedClass
@ValueSource(strings = {"gpt2", "llama"})
class PerturbationReferenceTest {
    private final PerturbationReference model;

    PerturbationReferenceTest(String name) {
        model = PerturbationReference.of(Reference.of(name));
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void replacesTokens() {
        model.replacesTokens();
    }

    @Test
    void removesTokens() {
        model.removesTokens();
    }

    @Test
    void occludesSpans() {
        model.occludesSpans();
    }

    @Test
    void evaluatesAllSubsets() {
        model.evaluatesAllSubsets();
    }

    @Test
    void zeroesValues() {
        model.zeroesValues();
    }
}
