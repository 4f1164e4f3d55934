package org.brainrank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brainrank.engine.EngineRuntime;
import org.brainrank.plugins.Offer;
import org.brainrank.plugins.PluginCatalog;
import org.brainrank.spi.method.MethodPlugin;
import org.brainrank.spi.model.LanguageModel;
import org.brainrank.spi.model.ModelPlugin;
import org.brainrank.spi.model.ModelRequest;
import org.brainrank.testkit.Explanation;
import org.brainrank.testkit.MethodRun;
import org.brainrank.testkit.ReferenceCase;
import org.brainrank.testkit.ReferenceComparison;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The distribution's own plugins on the real engine, beside the answers of torch, transformers and Captum. The answers lie
 * in {@code reference/models} beside the folder that {@code BRAINRANK_DATA} names; without them this is skipped.
 */
@Tag("large")
class ReferenceIT {
    private static final List<String> MODELS = List.of("gpt2", "llama", "phi", "stories260K");

    /** The arrays that no method of ours gives, by the last part of their key, and why. */
    private static final Map<String, String> NOT_COMPARED = Map.ofEntries(
            Map.entry("target", "says which token is explained"),
            Map.entry("argmax", "the target of windows that name none; logits_last is compared there"),
            Map.entry("internal_influence_block", "says which block internal_influence is about"),
            Map.entry("f", "the explained number itself, no score"),
            Map.entry("f_zero", "f at a baseline, no score; what starts there is compared"),
            Map.entry("f_meanbase", "f at a baseline, no score; what starts there is compared"),
            Map.entry("subset_values", "what shapley is made of, which is compared"),
            Map.entry("ig_delta", "the sum of ig, which is compared, less f - f_zero"),
            Map.entry("ig_mid20_delta", "the sum of ig_mid20, which is compared, less f - f_zero"),
            Map.entry("ig_meanbase_delta", "the sum of ig_meanbase, which is compared, less f - f_meanbase"),
            Map.entry(
                    "ig_meanbase_trapz20_delta",
                    "the sum of ig_meanbase_trapz20, which is compared, less f - f_meanbase"),
            Map.entry("deeplift", "Captum applies no rule to GPT-2's functions: it is ixg again"),
            Map.entry("deeplift_delta", "the sum of deeplift less f - f_zero"),
            Map.entry("logits", "logits of earlier positions, which no method reads; token_logprobs is compared"));

    @TempDir
    static Path home;

    private static Path references;
    private static PluginCatalog catalog;

    @BeforeAll
    static void loadTheDistribution() {
        String data = System.getenv().getOrDefault("BRAINRANK_DATA", "");
        need(!data.isBlank(), "BRAINRANK_DATA is not set");
        references = Path.of(data).resolveSibling("reference").resolve("models");
        need(
                Files.isDirectory(references),
                "there is no folder reference/models beside the one that BRAINRANK_DATA names");
        EngineRuntime.describe(); // before the plugins, as PluginCatalog asks
        catalog = PluginCatalog.load(List.of(Distribution.folder().resolve("plugins")));
    }

    @AfterAll
    static void unload() {
        if (catalog != null) {
            catalog.close();
        }
    }

    @TestFactory
    Stream<DynamicContainer> ourMethodsAgreeWithTheReference() {
        return MODELS.stream().map(name -> DynamicContainer.dynamicContainer(name, tests(name)));
    }

    @Test
    void everyMethodOfTheReferenceIsOneOfOurs() {
        for (String name : MODELS) {
            List<ReferenceCase> cases =
                    ReferenceComparison.open(references.resolve(name)).cases();

            assertThat(cases).as(name).hasSizeGreaterThan(50);
            assertThat(cases)
                    .extracting(ReferenceCase::method)
                    .isSubsetOf(catalog.methods().keySet());
        }
    }

    @Test
    void everyArrayOfTheReferenceIsComparedOrSaidWhyNot() {
        for (String name : MODELS) {
            Set<String> compared = ReferenceComparison.open(references.resolve(name)).cases().stream()
                    .map(ReferenceCase::key)
                    .collect(Collectors.toSet());
            JsonNode index = new ObjectMapper()
                    .readTree(references.resolve(name).resolve("index.json").toFile());
            List<String> keys = new ArrayList<>();
            index.path("arrays").forEach(array -> keys.add(array.path("key").asString()));

            assertThat(keys).as(name).hasSizeGreaterThan(130);
            for (String key : keys) {
                String quantity = key.substring(key.lastIndexOf('.') + 1);
                assertThat(compared.contains(key) ^ NOT_COMPARED.containsKey(quantity))
                        .as("%s of %s is compared or has a reason not to be, and not both", key, name)
                        .isTrue();
            }
        }
    }

    @Test
    void samplingIsAsFarFromTheReferenceAsItSays() {
        for (String name : MODELS) {
            ReferenceCase exact = ReferenceComparison.open(references.resolve(name)).cases().stream()
                    .filter(one -> one.method().equals("shapley-exact"))
                    .findFirst()
                    .orElseThrow();
            try (LanguageModel model = open(name)) {
                // 60 of 62 subsets are drawn, so that kernel-shap samples; by default it would take all of them.
                assertWithinItsError(exact, model, "kernel-shap", Map.of("samples", 60));
                assertWithinItsError(exact, model, "shapley-sampling", Map.of("samples", 20));
            }
        }
    }

    /** The root mean square of errors, each relative to what its window reports, over tokens, windows and 10 seeds. */
    private static void assertWithinItsError(
            ReferenceCase exact, LanguageModel model, String method, Map<String, Object> parameters) {
        double squares = 0;
        int scores = 0;
        for (int seed = 1; seed <= 10; seed++) {
            Map<String, Object> seeded = new HashMap<>(parameters);
            seeded.put("seed", seed);
            MethodPlugin plugin =
                    Objects.requireNonNull(catalog.methods().get(method)).extension();
            List<Explanation> sampled = MethodRun.of(model, plugin, seeded).at(0, exact.windows());
            for (int window = 0; window < sampled.size(); window++) {
                double[] expected = exact.expected().get(window);
                double change = Arrays.stream(expected).sum();
                double reported =
                        Math.abs(change) * sampled.get(window).standardError().orElseThrow();
                for (int token = 0; token < expected.length; token++, scores++) {
                    double error = (sampled.get(window).scores()[token] - expected[token]) / reported;
                    squares += error * error;
                }
            }
        }
        assertThat(Math.sqrt(squares / scores))
                .as("%s of %s: true over reported error", method, model.info().id())
                .isBetween(0.6, 1.6);
    }

    private static Stream<DynamicTest> tests(String name) {
        LanguageModel model = open(name);
        List<MethodPlugin> methods =
                catalog.methods().values().stream().map(Offer::extension).toList();
        return ReferenceComparison.open(references.resolve(name))
                .tests(model, methods)
                .onClose(model::close);
    }

    private static LanguageModel open(String name) {
        Offer<ModelPlugin> offer = catalog.models().get("transformers");
        assertThat(offer).as("the plugin that reads a Hugging Face folder").isNotNull();
        String folder = references.resolve(name).resolve("model").toString();
        return offer.extension()
                .open(new ModelRequest(name, offer.card().resolve(Map.of("path", folder)), home, OptionalLong.empty()));
    }

    private static void need(boolean there, String otherwise) {
        if (!there) {
            System.out.println("ReferenceIT is skipped: " + otherwise);
        }
        Assumptions.assumeTrue(there, otherwise);
    }
}
