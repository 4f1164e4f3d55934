package org.brainrank.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReasonsTest {
    private static final String A = "aa".repeat(32);
    private static final String B = "bb".repeat(32);

    private static Map<String, String> parts(String... changes) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("format", "1");
        parts.put("harness", "0.1.0 " + A);
        parts.put("engine", "engine=PyTorch, engine-version=2.7.1");
        parts.put("model", A);
        parts.put("model-plugin", "model-transformers 0.1.0 " + A);
        parts.put("plugin", "method-paths 0.1.0 " + A);
        parts.put("variant", "conductance{steps=8}");
        parts.put("layer", "3");
        parts.put("resolved.baseline", "zero");
        parts.put("window.context-words", "10");
        parts.put("words.one", A);
        parts.put("words.two", B);
        parts.put("tokens", A);
        for (int i = 0; i < changes.length; i += 2) {
            if (changes[i + 1].isEmpty()) {
                parts.remove(changes[i]);
            } else {
                parts.put(changes[i], changes[i + 1]);
            }
        }
        return parts;
    }

    private static Entry entry(String... changes) {
        return new Entry("gpt2", parts(changes), Map.of("one", 1), 1, List.of(), List.of(), List.of(), 0, 1);
    }

    private static List<String> reasons(List<Entry> entries, String... changes) {
        return Reasons.of("gpt2", new CacheKey("name", parts(changes)), entries);
    }

    @Test
    void saysWhatChangedInWords() {
        List<Entry> kept = List.of(entry());

        assertThat(reasons(kept, "window.context-words", "20", "tokens", B))
                .containsExactly("window.context-words: 10 → 20");
        assertThat(reasons(kept, "plugin", "method-paths 0.2.0 " + B))
                .containsExactly("plugin method-paths 0.1.0 → 0.2.0");
        assertThat(reasons(kept, "plugin", "method-paths 0.1.0 " + B))
                .containsExactly("plugin method-paths 0.1.0 is another build");
        assertThat(reasons(kept, "plugin", "my-paths 0.1.0 " + B))
                .containsExactly("plugin method-paths 0.1.0 → my-paths 0.1.0");
        assertThat(reasons(kept, "model-plugin", "model-transformers 0.3.0 " + B))
                .containsExactly("model-plugin model-transformers 0.1.0 → 0.3.0");
        assertThat(reasons(kept, "harness", "0.2.0 " + B)).containsExactly("harness 0.1.0 → 0.2.0");
        assertThat(reasons(kept, "harness", "0.1.0 " + B)).containsExactly("harness 0.1.0 is another build");
        assertThat(reasons(kept, "model", B, "tokens", B)).containsExactly("model weights changed");
        assertThat(reasons(kept, "words.two", A, "tokens", B)).containsExactly("words of story two changed");
        assertThat(reasons(kept, "words.two", "", "tokens", B)).containsExactly("story two is left out");
        assertThat(reasons(kept, "words.three", A, "tokens", B)).containsExactly("story three is new");
        assertThat(reasons(kept, "tokens", B)).containsExactly("the tokenizer splits the same words otherwise");
        assertThat(reasons(kept, "resolved.baseline", "mean-embedding"))
                .containsExactly("resolved.baseline: zero → mean-embedding");
        assertThat(reasons(kept, "engine", "engine=PyTorch, engine-version=2.8.0"))
                .containsExactly("engine: engine=PyTorch, engine-version=2.7.1 → engine=PyTorch, engine-version=2.8.0");
    }

    @Test
    void saysAllThatChanged() {
        assertThat(reasons(List.of(entry()), "window.context-words", "20", "words.one", B, "tokens", B))
                .containsExactly("window.context-words: 10 → 20", "words of story one changed");
    }

    @Test
    void comparesWithTheNearest() {
        List<Entry> kept = List.of(
                entry("window.context-words", "5", "model", B),
                entry("layer", "2"),
                entry("window.context-words", "7"));

        assertThat(reasons(kept)).containsExactly("window.context-words: 7 → 10");
    }

    @Test
    void anotherLayerOrVariantWasNeverComputed() {
        assertThat(reasons(List.of(entry()), "layer", "4")).containsExactly("never computed (nearest: layer: 3 → 4)");
        assertThat(reasons(List.of(entry()), "variant", "conductance{steps=9}"))
                .containsExactly("never computed (nearest: variant: conductance{steps=8} → conductance{steps=9})");
    }

    @Test
    void otherModelsAndMethodsAreNoNeighbours() {
        assertThat(reasons(List.of())).containsExactly("never computed");
        assertThat(reasons(List.of(entry()), "variant", "conductances")).containsExactly("never computed");
        assertThat(Reasons.of("untrained:gpt2", new CacheKey("name", parts()), List.of(entry())))
                .containsExactly("never computed");
    }
}
