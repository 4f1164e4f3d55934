package org.brainrank.models.transformers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Models read where they lie beside the data: a published one, Karpathy's stories260K (MIT licence), and a small random phi.
 */
class PublishedModelTest {
    @ParameterizedTest
    @ValueSource(strings = {"stories260K", "phi"})
    void equalsTransformersAndCaptum(String name) {
        Reference reference = Reference.at(folder(name));
        try (ReferenceCase model = new ReferenceCase(reference)) {
            model.predictions();
            model.tokenLogProbabilities();
            model.hiddenStates();
            model.gradients();
            model.erasure();
            model.integratedGradients();
        }
        try (PerturbationReference perturbed = PerturbationReference.of(reference)) {
            perturbed.replacesTokens();
            perturbed.removesTokens();
            perturbed.occludesSpans();
            perturbed.evaluatesAllSubsets();
        }
    }

    @Test
    void splitsAsHuggingFaceDoes() throws IOException {
        GoldenTokens.check(folder("stories260K").resolve("model"));
    }

    @Test
    void splitsAsGpt2Does() throws IOException {
        Path models = folder("tokenizers").getParent();
        Path gpt2 = models.getParent().resolveSibling("tokenizers").resolve("gpt2");
        GoldenTokens.check(
                gpt2, models.resolve("tokenizers").resolve("gpt2_real").resolve("tokenizer_golden.json"));
    }

    private static Path folder(String name) {
        String data = System.getenv("BRAINRANK_DATA");
        assumeTrue(
                data != null, () -> "BRAINRANK_DATA is not set: " + name + " is compared only where it is installed");
        Path folder =
                Path.of(data).resolveSibling("reference").resolve("models").resolve(name);
        assumeTrue(Files.isDirectory(folder), () -> "no folder " + folder);
        return folder;
    }
}
