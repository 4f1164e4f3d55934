package org.brainrank.models.transformers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A published model, Karpathy's stories260K (MIT licence), read where it lies beside the data. */
class PublishedModelTest {
    private Path folder = Path.of("");
    private ReferenceCase model;

    @BeforeEach
    void find() {
        String data = System.getenv("BRAINRANK_DATA");
        assumeTrue(data != null, "BRAINRANK_DATA is not set: stories260K is compared only where it is installed");
        folder = Path.of(data).resolveSibling("reference").resolve("models").resolve("stories260K");
        assumeTrue(Files.isDirectory(folder), () -> "no model at " + folder);
        model = new ReferenceCase(Reference.at(folder));
    }

    @AfterEach
    void close() {
        if (model != null) {
            model.close();
        }
    }

    @Test
    void equalsTransformersAndCaptum() {
        model.predictions();
        model.tokenLogProbabilities();
        model.hiddenStates();
        model.gradients();
        model.erasure();
        model.integratedGradients();
        try (PerturbationReference perturbed = PerturbationReference.of(Reference.at(folder))) {
            perturbed.replacesTokens();
            perturbed.removesTokens();
            perturbed.occludesSpans();
            perturbed.evaluatesAllSubsets();
        }
    }

    @Test
    void splitsAsHuggingFaceDoes() throws IOException {
        GoldenTokens.check(folder.resolve("model"));
    }

    @Test
    void splitsAsGpt2Does() throws IOException {
        Path tokenizers = folder.resolveSibling("tokenizers");
        Path gpt2 = folder.getParent().getParent().resolveSibling("tokenizers").resolve("gpt2");
        GoldenTokens.check(gpt2, tokenizers.resolve("gpt2_real").resolve("tokenizer_golden.json"));
    }
}
